import type { Place } from '../answer/check/sources.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { MailFacts } from '../ports/read-event.ts'

/**
 * A document as something to be summarised, from a library or read for the moment. `place`: how its words are cited;
 * `pages`: all that have been read, in order; `mail`: of messages;
 * `textVersion`: that of a library's text, where something can be kept with it.
 */
export type SummarySource = {
  place: Omit<Place, 'spans' | 'headingPath'>
  language: string
  pages: readonly ExtractedPage[]
  mail?: MailFacts
  textVersion?: number
}
