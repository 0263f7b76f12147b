import type { Genre } from '../../api/genre.ts'
import type { SummaryTemplate } from '../../api/summary.ts'

/** The templates of summaries: Carrel's own, and the user's copies of them, which take their place. */
export type SummaryTemplates = {
  list(): SummaryTemplate[]
  /** The text of the one that is used. */
  read(genre: Genre): string
  /** What has a small model say one sentence shorter. */
  shortening(): string
  copy(genre: Genre): SummaryTemplate
  drop(genre: Genre): SummaryTemplate
}
