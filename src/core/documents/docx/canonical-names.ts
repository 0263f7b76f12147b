import { elements, type MarkupElement } from '../markup-tree.ts'

/** Namespaces of Word files, transitional (ECMA-376) and strict (ISO/IEC 29500), by the prefix that readers here use. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://purl.oclc.org/ooxml/drawingml/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://purl.oclc.org/ooxml/drawingml/diagram', 'dgm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
])

/** Gives names of known namespaces their usual prefixes, where the root declares others. Changes the tree in place. */
export function useUsualPrefixes(tree: MarkupElement): MarkupElement {
  const renamed = new Map<string, string>()
  for (const [name, uri] of Object.entries(elements(tree)[0]?.attributes ?? {})) {
    const declared = /^xmlns(?::|$)/.test(name) ? name.slice(6) : undefined
    const usual = prefixes.get(uri)
    if (declared !== undefined && usual !== undefined && declared !== usual) renamed.set(declared, usual)
  }
  if (renamed.size === 0) return tree
  const rename = (name: string, isAttribute: boolean): string => {
    const colon = name.indexOf(':')
    const usual = colon < 0 && isAttribute ? undefined : renamed.get(name.slice(0, Math.max(0, colon)))
    if (usual === undefined) return name
    return `${usual}${usual === '' ? '' : ':'}${name.slice(colon + 1)}`
  }
  const open = [tree]
  for (let element = open.pop(); element; element = open.pop()) {
    element.name = rename(element.name, false)
    element.attributes = Object.fromEntries(
      Object.entries(element.attributes).map(([name, value]) => [rename(name, true), value]),
    )
    for (const inner of elements(element)) open.push(inner)
  }
  return tree
}
