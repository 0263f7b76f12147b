import type { Citation } from '../../../api/answer.ts'
import type { Span } from '../../../api/span.ts'
import type { SummarySentence } from '../../../api/summary.ts'
import { joinSpans } from '../../documents/join-spans.ts'
import type { SummarySource } from '../summary-source.ts'

/** Words of a document as a citation, with the headings that they stand under. */
export function citationAt({ place, pages }: SummarySource, spans: readonly Span[], number: number): Citation {
  const { documentId, revisionId, path, title, kind, version } = place
  const [first] = spans
  const page = pages.find((each) => each.number === first?.page)
  const block = page?.blocks.find(({ start, end }) => first && start <= first.start && end > first.start)
  return {
    number,
    documentId,
    revisionId,
    path,
    title,
    ...(kind ? { kind } : {}),
    ...(page?.label === undefined ? {} : { pageLabel: page.label }),
    ...(version ? { version } : {}),
    headingPath: [...(block?.headingPath ?? [])],
    spans: [...spans],
    text: joinSpans(spans),
  }
}

/** A document's own sentence as one of a summary. */
export function ownSentence(
  source: SummarySource,
  { text, spans }: { text: string; spans: readonly Span[] },
  number: number,
): SummarySentence {
  return { text, shown: true, support: 'supported', verbatim: true, citations: [citationAt(source, spans, number)] }
}

/** Numbers for the citations of one summary, from 1. */
export function numbering(): () => number {
  let last = 0
  return () => ++last
}
