import { emptySummary } from '../../../api/empty-summary.ts'
import type { SummaryContent, SummarySentence } from '../../../api/summary.ts'

/** A citation of the lease, for tests. */
export function leaseCitation(number: number, text: string, page = 5): SummarySentence['citations'][number] {
  return {
    number,
    documentId: 'd',
    revisionId: 'r',
    path: '/papers/Lease.pdf',
    title: 'Lease.pdf',
    kind: 'pdf',
    headingPath: ['7.2 Termination'],
    spans: [{ page, start: 0, end: text.length, text }],
    text,
  }
}

/** A sentence of a summary, for tests. */
export function sentence(text: string, more: Partial<SummarySentence> = {}): SummarySentence {
  return { text, shown: true, support: 'supported', citations: [], verbatim: false, ...more }
}

/** The content of a summary, for tests. */
export function contentOf(more: Partial<SummaryContent>): SummaryContent {
  return { ...emptySummary({ form: 'bullets' }), state: 'done', genre: 'contract', written: true, ...more }
}
