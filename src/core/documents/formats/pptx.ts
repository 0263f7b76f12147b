import { AssistantError } from '../../../api/error.ts'
import { type FlowBlock, type FlowDocument, type PageBreak, underNotes } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { commentAuthors, commentBlocks } from '../pptx/comments.ts'
import { notesBlocks, type SlideParts, slideBlocks } from '../pptx/slide.ts'
import { relationsOf } from '../relations.ts'
import { openZipPackage, type ZipPackage } from '../zip-package.ts'

/**
 * Blocks of a PowerPoint file (ECMA-376 part 1, 19), slides in the order of the show, hidden ones too: each on its own
 * page that is called by its title, its notes and comments at the end. Throws as `openZipPackage` does, and
 * `document-damaged` where it has no presentation.
 */
export function readPptx(bytes: Uint8Array): FlowDocument {
  const zip = openZipPackage(bytes)
  const main = relationsOf(zip, '').find(({ type }) => type === 'officeDocument')?.path ?? 'ppt/presentation.xml'
  const presentation = child(zip.part(main), 'p:presentation')
  if (!presentation) throw new AssistantError('document-damaged', {}, { cause: `no presentation in ${main}` })
  const relations = relationsOf(zip, main)
  const author = relations.find(({ type }) => type === 'commentAuthors' || type === 'authors')
  const authors = commentAuthors(author && zip.part(author.path))
  const ids = elements(child(presentation, 'p:sldIdLst'), 'p:sldId').map(({ attributes }) => attributes['r:id'])
  const paths = new Set(ids.flatMap((id) => relations.find((relation) => relation.id === id)?.path ?? []))
  const layouts = layoutReader(zip)
  const footers = new Set<string>()
  const flow = [...paths].flatMap((path): (FlowBlock | PageBreak)[] => {
    const slide = zip.part(path)
    if (!slide) return []
    const own = relationsOf(zip, path)
    const linked = (type: string): MarkupElement[] =>
      own.filter((relation) => relation.type === type).flatMap((relation) => zip.part(relation.path) ?? [])
    const layout = own.find(({ type }) => type === 'slideLayout')
    const blocks = [
      ...slideBlocks({
        slide,
        ...layouts(layout?.path),
        footers,
        partOf: (id) => zip.part(own.find((relation) => relation.id === id)?.path ?? ''),
      }),
      ...underNotes(linked('notesSlide').flatMap(notesBlocks)),
      ...linked('comments').flatMap((part) => commentBlocks(part, authors)),
    ]
    const title = blocks[0]?.kind === 'heading' ? blocks[0].text : undefined
    return [{ kind: 'page-break', ...(title === undefined ? {} : { label: title }) }, ...blocks]
  })
  const core = zip.part('docProps/core.xml')
  const title = core && descendant(core, 'dc:title')
  return { title: title?.children.filter((node) => typeof node === 'string').join(''), flow }
}

type Layout = Pick<SlideParts, 'layout' | 'master'>

/** Reads layouts with their masters, each once. */
function layoutReader(zip: ZipPackage): (path: string | undefined) => Layout {
  const known = new Map<string, Layout>()
  const masters = new Map<string, MarkupElement | undefined>()
  return (path) => {
    if (path === undefined) return { layout: undefined, master: undefined }
    const found = known.get(path)
    if (found) return found
    const master = relationsOf(zip, path).find(({ type }) => type === 'slideMaster')?.path ?? ''
    if (!masters.has(master)) masters.set(master, zip.part(master))
    const layout = { layout: zip.part(path), master: masters.get(master) }
    known.set(path, layout)
    return layout
  }
}
