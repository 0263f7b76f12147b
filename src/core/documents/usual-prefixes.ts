import { elements, type MarkupElement } from './markup-tree.ts'

const openDocument = 'urn:oasis:names:tc:opendocument:xmlns:'
const transitional = 'http://schemas.openxmlformats.org/'
const strict = 'http://purl.oclc.org/ooxml/'

/** The prefix that practically every program writes for a namespace, by which readers know its elements. */
const usual = new Map<string, string>([
  ...['office', 'style', 'text', 'table', 'presentation', 'chart', 'meta', 'manifest'].map(
    (prefix) => [`${openDocument}${prefix}:1.0`, prefix] as const,
  ),
  [`${openDocument}drawing:1.0`, 'draw'],
  [`${openDocument}svg-compatible:1.0`, 'svg'],
  ...[
    ['wordprocessingml', 'w'],
    ['presentationml', 'p'],
    ['drawingml', 'a'],
  ].flatMap(([name, prefix = '']) => [
    [`${transitional}${name}/2006/main`, prefix] as const,
    [`${strict}${name}/main`, prefix] as const,
  ]),
  ...[
    ['drawingml/2006/chart', 'drawingml/chart', 'c'],
    ['drawingml/2006/diagram', 'drawingml/diagram', 'dgm'],
    ['officeDocument/2006/math', 'officeDocument/math', 'm'],
    ['officeDocument/2006/relationships', 'officeDocument/relationships', 'r'],
  ].flatMap(([old = '', now = '', prefix = '']) => [
    [transitional + old, prefix] as const,
    [strict + now, prefix] as const,
  ]),
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', ''],
  ['http://schemas.openxmlformats.org/package/2006/relationships', ''],
])

/** Each element that declares prefixes copies those in force. */
const mostPrefixes = 200

/** Gives elements and attributes of well-known namespaces their usual prefix where a file chose another. */
export function withUsualPrefixes(root: MarkupElement, source: string): MarkupElement {
  const declared = source.matchAll(/xmlns(?::([\w.-]{1,60}))?\s{0,9}=\s{0,9}["']([^"'<>]{1,200})["']/g)
  for (const [, prefix = '', address = ''] of declared) {
    if ((usual.get(address) ?? prefix) !== prefix) {
      rename(root, new Map())
      break
    }
  }
  return root
}

/** `scope`: usual prefixes by the prefixes in force. */
function rename(element: MarkupElement, scope: ReadonlyMap<string, string>): void {
  const own = Object.entries(element.attributes).filter(([name]) => /^xmlns(:|$)/.test(name))
  const declared = own.map(([name, address]) => [name.slice(6), usual.get(address) ?? name.slice(6)] as const)
  const inner = own.length === 0 ? scope : new Map([...scope, ...declared].slice(0, mostPrefixes))
  element.name = renamed(element.name, inner, '')
  element.attributes = Object.fromEntries(
    Object.entries(element.attributes).map(([name, value]) => [renamed(name, inner, undefined), value]),
  )
  for (const child of elements(element)) rename(child, inner)
}

/** An attribute without a prefix is in no namespace, an element without one in the default namespace. */
function renamed(name: string, scope: ReadonlyMap<string, string>, bare: string | undefined): string {
  const colon = name.indexOf(':')
  const prefix = colon < 0 ? bare : name.slice(0, colon)
  const found = prefix === undefined ? undefined : scope.get(prefix)
  if (found === undefined) return name
  return found === '' ? name.slice(colon + 1) : `${found}:${name.slice(colon + 1)}`
}
