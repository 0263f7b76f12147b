import type { CellCitation } from '../../../api/answer-table.ts'
import type { Scope } from '../../../api/document.ts'
import type { Span } from '../../../api/span.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'

/** A document with all its stored pages; `language` as ISO 639-1, where it is known. */
export type ReadDocument = {
  document: ScopedDocument
  pages: readonly ExtractedPage[]
  partly: boolean
  language?: string
}

/** The scope that holds one document alone. */
export function scopeOfOne({ documentId }: ScopedDocument): Scope {
  return { collectionIds: [], documentIds: [documentId] }
}

/** The words of spans as what a cell was taken from. */
export function citationOf(
  { document, pages }: ReadDocument,
  spans: readonly Span[],
  headingPath?: readonly string[],
): CellCitation {
  const { documentId, revisionId, path, title, kind, version } = document
  const [first] = spans
  const page = pages.find(({ number }) => number === first?.page)
  const block = page?.blocks.find(({ start, end }) => first && start <= first.start && end > first.start)
  return {
    documentId,
    revisionId,
    path,
    title,
    kind,
    ...(page?.label === undefined ? {} : { pageLabel: page.label }),
    ...(version === undefined ? {} : { version }),
    headingPath: [...(headingPath ?? block?.headingPath ?? [])],
    spans: [...spans],
    text: joinSpans(spans),
  }
}

/** A range of a page as a span. */
export function spanOf(page: Pick<ExtractedPage, 'number' | 'text'>, start: number, end: number): Span {
  return { page: page.number, start, end, text: page.text.slice(start, end) }
}
