import { AssistantError } from '../../../api/error.ts'
import { chapterTitles } from '../epub/chapter-titles.ts'
import { rejectEncrypted } from '../epub/encryption.ts'
import { readEpubPackage } from '../epub/package-document.ts'
import { xhtmlAsHtml } from '../epub/xhtml.ts'
import type { FlowBlock, FlowDocument, PageBreak } from '../flow.ts'
import { openZipPackage } from '../zip-package.ts'
import { readHtml } from './html.ts'

/**
 * Chapters of an EPUB (EPUB 3.3 and 2.0.1) in reading order. Each begins a page that is called as in the table of
 * contents, else by its first heading; several in one file begin at their headings, a file with neither goes on with
 * the chapter before. Throws as `openZipPackage` does, `document-encrypted` where chapters are locked and
 * `document-damaged` without a package.
 */
export function readEpub(bytes: Uint8Array): FlowDocument {
  const zip = openZipPackage(bytes)
  const book = readEpubPackage(zip)
  if (!book) throw new AssistantError('document-damaged', {}, { cause: 'no package document' })
  rejectEncrypted(zip, book.chapters)
  const titles = chapterTitles(zip, book)
  const flow = book.chapters.flatMap((path): (FlowBlock | PageBreak)[] => {
    const source = zip.text(path)
    const blocks = source === undefined ? [] : [...readHtml(xhtmlAsHtml(source)).flow]
    const [label = blocks.find(({ kind }) => kind === 'heading')?.text, ...later] = titles.get(path) ?? []
    if (label === undefined && titles.size > 0) return blocks
    return [pageBreak(label), ...breakAt(blocks, later)]
  })
  return { title: book.title, flow }
}

/** Chapters that share a file begin at the headings that the table of contents names. */
function breakAt(blocks: readonly FlowBlock[], titles: readonly string[]): (FlowBlock | PageBreak)[] {
  let next = 0
  return blocks.flatMap((block) => {
    const title = titles[next]
    if (title === undefined || block.kind !== 'heading' || folded(block.text) !== folded(title)) return [block]
    next += 1
    return [pageBreak(title), block]
  })
}

function pageBreak(label: string | undefined): PageBreak {
  return { kind: 'page-break', ...(label === undefined ? {} : { label }) }
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}
