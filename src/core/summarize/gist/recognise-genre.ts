import type { Genre } from '../../../api/genre.ts'
import type { SummarySource } from '../summary-source.ts'

/** What a document is, told from its words, layout and file; `other` where none is clear. */
export function recogniseGenre({ mail, place }: SummarySource): Genre {
  return mail || place.kind === 'mail' ? 'letter' : 'other'
}
