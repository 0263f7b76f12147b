import type { GistFacts } from '../../../api/gist.ts'
import { atOnce, type InPieces } from '../../jobs/in-pieces.ts'
import { lowerCaseWords } from '../../library/first-name.ts'
import type { SummarySource } from '../summary-source.ts'
import { factPieces } from './fact-pieces.ts'
import { legiblePages } from './legible-pages.ts'
import { namedAmounts } from './named-amounts.ts'
import { namedDates } from './named-dates.ts'
import { organisations } from './organisations.ts'
import { people } from './people.ts'
import { tally } from './tally.ts'

type FactSource = Pick<SummarySource, 'pages' | 'language' | 'mail'>

/** Facts of a kind that are named, at most. */
const most = 20

/** The people, organisations, dates and amounts that a document names in its first 300,000 characters, those that matter most first. */
export function factsOfDocument(source: FactSource): GistFacts {
  return atOnce(findingFacts(source))
}

/** The same as work that may rest. */
export function* findingFacts({ pages, language, mail }: FactSource): InPieces<GistFacts> {
  const pieces = factPieces(legiblePages(pages))
  yield
  const common = lowerCaseWords(pieces.map(({ text }) => text))
  yield
  const named = yield* organisations(pieces)
  const found = yield* people(pieces, { common, taken: named.taken }, mail)
  const dates = yield* namedDates(pieces, language)
  const amounts = yield* namedAmounts(pieces)
  return {
    people: tally(found, most),
    organisations: tally(named.mentions, most),
    dates: tally(dates, most),
    amounts: tally(amounts, most),
  }
}
