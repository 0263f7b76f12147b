import { cleanLine } from '../clean-text.ts'
import { child, elements, type MarkupElement, parseMarkup } from '../markup-tree.ts'
import { resolvePath } from '../relations.ts'
import type { ZipPackage } from '../zip-package.ts'
import type { EpubPackage } from './package-document.ts'
import { plainNames } from './plain-names.ts'
import { xhtmlAsHtml } from './xhtml.ts'

/**
 * Titles of chapters by the path of their file, in order: of the entries of the table of contents that lead into a
 * file, those of the highest level.
 */
export function chapterTitles(zip: ZipPackage, { nav, ncx }: EpubPackage): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, { depth: number; titles: string[] }>()
  const note = (from: string, address: string | undefined, title: string, depth: number): void => {
    if (address === undefined || title === '') return
    const path = resolvePath(from, address)
    const known = found.get(path)
    if (!known || depth < known.depth) found.set(path, { depth, titles: [title] })
    else if (depth === known.depth) known.titles.push(title)
  }
  const source = nav === undefined ? undefined : zip.text(nav)
  if (nav !== undefined && source !== undefined) {
    const contents = within(parseMarkup(xhtmlAsHtml(source), 'html'), 'nav')
    const toc = contents.find(({ element }) => element.attributes['epub:type']?.includes('toc')) ?? contents[0]
    for (const { element, depth } of toc ? within(toc.element, 'a') : [])
      note(nav, element.attributes['href'], textOf(element), depth)
  }
  const points = found.size > 0 || ncx === undefined ? undefined : plainNames(zip.part(ncx))
  for (const { element, depth } of points ? within(points, 'navPoint') : []) {
    const label = child(element, 'navLabel')
    note(ncx ?? '', child(element, 'content')?.attributes['src'], label ? textOf(label) : '', depth)
  }
  return new Map([...found].map(([path, { titles }]) => [path, titles]))
}

/** Elements of a name at any depth, in document order. */
function within(element: MarkupElement, name: string, depth = 0): { element: MarkupElement; depth: number }[] {
  return elements(element).flatMap((inner) => [
    ...(inner.name === name ? [{ element: inner, depth }] : []),
    ...within(inner, name, depth + 1),
  ])
}

function textOf(element: MarkupElement): string {
  const parts = element.children.map((node) => (typeof node === 'string' ? node : textOf(node)))
  return cleanLine(parts.join(''))
}
