import type { ComparisonTable } from '../../../api/comparison-table.ts'
import type { Genre } from '../../../api/genre.ts'
import type { SummaryChoice, SummaryContent, SummaryPart } from '../../../api/summary.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { SummaryStore } from '../../ports/summary-store.ts'
import type { SummaryTemplates } from '../../ports/summary-templates.ts'
import type { SummarySource } from '../summary-source.ts'

/** What a model writes a summary from: `extracted`: the parts that code drew, `table` the table; `done`: what an earlier run came to. */
export type SummaryToWrite = {
  sources: readonly SummarySource[]
  choice: SummaryChoice
  genre: Genre
  extracted: readonly SummaryPart[]
  table?: ComparisonTable | undefined
  done: SummaryContent | undefined
  embedder: Embedder | undefined
  templates: SummaryTemplates
  store: Pick<SummaryStore, 'note' | 'keepNotes'> | undefined
}

/** So many sections that somebody waits for; more of them are read in the background. */
const mostWaitedFor = 4

/** How urgently sections are read. */
export function sectionPriority(sections: number): 'interactive' | 'background' {
  return sections <= mostWaitedFor ? 'interactive' : 'background'
}
