import type { GistFacts } from '../../../api/gist.ts'
import { lowerCaseWords } from '../../library/first-name.ts'
import type { SummarySource } from '../summary-source.ts'
import { factPieces } from './fact-pieces.ts'
import { legiblePages } from './legible-pages.ts'
import { namedAmounts } from './named-amounts.ts'
import { namedDates } from './named-dates.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { tally } from './tally.ts'

/** Facts of a kind that are named, at most. */
const most = 20

/** The people, organisations, dates and amounts that a document names in its first 300,000 characters, those that matter most first. */
export function factsOfDocument({
  pages,
  language,
  mail,
}: Pick<SummarySource, 'pages' | 'language' | 'mail'>): GistFacts {
  const pieces = factPieces(legiblePages(pages))
  const common = lowerCaseWords(pieces.map(({ text }) => text))
  const named = organisations(pieces)
  return {
    people: tally(people(pieces, { common, taken: named.taken }, mail), most),
    organisations: tally(named.mentions, most),
    dates: tally(namedDates(pieces, language), most),
    amounts: tally(namedAmounts(pieces), most),
  }
}
