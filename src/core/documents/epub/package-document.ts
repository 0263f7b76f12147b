import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { resolvePath } from '../relations.ts'
import type { ZipPackage } from '../zip-package.ts'
import { plainNames } from './plain-names.ts'

/** What an EPUB's package document says: paths of its chapters in reading order, and of its tables of contents. */
export type EpubPackage = {
  title: string | undefined
  chapters: readonly string[]
  /** The navigation document of EPUB 3. */
  nav: string | undefined
  /** The table of contents of EPUB 2. */
  ncx: string | undefined
}

/** Reads the package document (EPUB 3.3, 5; OCF container 4.2.6.3.1); undefined where the file has none. */
export function readEpubPackage(zip: ZipPackage): EpubPackage | undefined {
  const container = plainNames(zip.part('META-INF/container.xml'))
  const named = container && descendant(container, 'rootfile')?.attributes['full-path']
  const path = named ?? zip.paths.find((one) => one.endsWith('.opf'))
  const root = path === undefined ? undefined : child(plainNames(zip.part(path)), 'package')
  if (path === undefined || !root) return undefined
  const items = new Map(elements(child(root, 'manifest'), 'item').map((item) => [item.attributes['id'] ?? '', item]))
  const pathOf = (item: MarkupElement | undefined): string | undefined => {
    const address = item?.attributes['href']
    return address === undefined ? undefined : resolvePath(path, address)
  }
  const spine = child(root, 'spine')
  const chapters = elements(spine, 'itemref').flatMap((reference) => {
    const item = items.get(reference.attributes['idref'] ?? '')
    return /html|dtbook|oeb1-document|^$/.test(item?.attributes['media-type'] ?? '') ? (pathOf(item) ?? []) : []
  })
  const all = [...items.values()]
  const title = child(child(root, 'metadata'), 'title')
  return {
    title: title?.children.filter((node) => typeof node === 'string').join(''),
    chapters: [...new Set(chapters)],
    nav: pathOf(all.find((item) => item.attributes['properties']?.split(/\s+/).includes('nav'))),
    ncx: pathOf(
      items.get(spine?.attributes['toc'] ?? '') ??
        all.find((item) => item.attributes['media-type'] === 'application/x-dtbncx+xml'),
    ),
  }
}
