import type { AnswerTable } from '../../../api/answer-table.ts'
import type { Genre } from '../../../api/genre.ts'
import type { SummaryChoice, SummaryPart } from '../../../api/summary.ts'
import type { Embedder } from '../../ports.ts'
import type { SummarySource } from '../summary-source.ts'

/** What code makes of documents; `table`: of comparisons. */
export type ExtractedSummary = { genre: Genre; parts: SummaryPart[]; table?: AnswerTable }

/** A summary of any form in the documents' own sentences. */
export async function extractSummary(
  _sources: readonly SummarySource[],
  _choice: SummaryChoice,
  _embedder: Embedder | undefined,
  _signal: AbortSignal,
): Promise<ExtractedSummary> {
  return { genre: 'other', parts: [] }
}
