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
  return {
    state: 'done',
    choice: { form: 'bullets' },
    genre: 'contract',
    written: true,
    parts: [],
    notes: [],
    progress: { read: 0, of: 0 },
    skipped: [],
    usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
    timings: { retrieveMs: 0, quotesMs: 0, totalMs: 0 },
    ...more,
  }
}
