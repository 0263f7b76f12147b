import type { GistFacts } from '../../../api/gist.ts'
import type { SummarySource } from '../summary-source.ts'

/** The people, organisations, dates and amounts that a document names. */
export function factsOfDocument(_source: SummarySource): GistFacts {
  return { people: [], organisations: [], dates: [], amounts: [] }
}
