import fc from 'fast-check'
import { expect, test } from 'vitest'
import { passageText } from '../../documents/passage-text.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { queryTermsOf, termsOf } from '../analyse.ts'
import { countPages, findInRuns } from './find-in-runs.ts'
import { addPages, noPages } from './page-runs.ts'

const count = (text: string) => Math.ceil(text.length / 4)
const page = (text: string, index: number): ExtractedPage => ({ number: index + 1, text, source: 'text', blocks: [] })
const runsOf = (...texts: string[]) => addPages(noPages('r'), texts.map(page))
const weigh = (question: string) => new Map(queryTermsOf(question, 'en').map((term) => [term, 1]))
const plenty = { charactersCut: 1e6, chunks: 100 }

test('the chunks that hold most of the question come first, and those that hold nothing not at all', () => {
  const runs = runsOf('The rent is due.', 'Nothing of it.', 'The deposit is three rents.', 'Deposits are kept.')
  const found = findInRuns([runs], weigh('rent deposit'), count, plenty)
  expect(found.map((chunk) => chunk.spans[0]?.page)).toEqual([3, 1, 4])
  expect(findInRuns([runs], weigh('rent deposit'), count, { ...plenty, chunks: 1 })).toHaveLength(1)
  expect(findInRuns([runs], weigh('zebra'), count, plenty)).toEqual([])
})

test('only so much is cut for one question, best pages first, and the next question goes on', () => {
  const runs = runsOf(
    ...Array.from({ length: 30 }, (_, at) => (at === 20 ? 'Rent of the cellar.' : `Rent of flat ${at}.`)),
  )
  const isCut = () => runs.segments.flat().flatMap((run) => (run.chunks ? [run.pages[0]?.number] : []))
  const little = { charactersCut: 60, chunks: 100 }
  expect(findInRuns([runs], weigh('cellar rent'), count, little)[0]?.text).toBe('Rent of the cellar.')
  const first = isCut()
  expect(first).toContain(21)
  expect(first.length).toBeLessThan(6)
  findInRuns([runs], weigh('rent'), count, little)
  expect(isCut().length).toBeGreaterThan(first.length)
})

test('a page that is larger than the limit is cut all the same', () => {
  const runs = runsOf('Rent is due. '.repeat(500))
  expect(findInRuns([runs], weigh('rent'), count, { charactersCut: 10, chunks: 5 })).toHaveLength(5)
})

test.each([
  ['hopes', 'They were hoping.'],
  ['possibilities', 'It is possible.'],
  ['happiness', 'Happy people.'],
  ['café', 'The CAFÉ opens.'],
  ['2900', 'It costs 2,900 euros.'],
  ['2,900', 'It costs 2900 euros.'],
  ['東京都', '東京都に住む'],
])('%s is found in "%s"', (question, text) => {
  expect(termsOf(text, 'und').some((term) => weigh(question).has(term))).toBe(true)
  expect(findInRuns([runsOf(text)], weigh(question), count, plenty)).toHaveLength(1)
})

test('words of a heading above another page are found', () => {
  const headed: ExtractedPage = {
    number: 1,
    text: 'Three rents are kept.',
    source: 'text',
    blocks: [{ kind: 'paragraph', start: 0, end: 21, headingPath: ['Deposit'] }],
  }
  expect(findInRuns([addPages(noPages('r'), [headed])], weigh('deposit'), count, plenty)).toHaveLength(1)
})

test('every chunk that holds a term of its own text is found by it, and no page goes uncounted', () => {
  const words = fc.constantFrom('tenants', 'paying', 'notice', '1,250.50', 'caretaker’s', 'Straße', 'agreed', 'U.S.')
  const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((list) => `${list.join(' ')}.`)
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), words, (texts, word) => {
      const runs = runsOf(...texts)
      const terms = queryTermsOf(word, 'en')
      const holding = texts.filter((each) => termsOf(each, 'und').some((term) => terms.includes(term)))
      const found = findInRuns([runs], new Map(terms.map((term) => [term, 1])), count, plenty)
      const holds = found.filter((chunk) => termsOf(passageText(chunk), 'und').some((term) => terms.includes(term)))
      expect(holds).toHaveLength(holding.length)
      const { pages, counts } = countPages([runs], terms)
      expect(pages).toBe(texts.length)
      expect(Math.max(0, ...counts.values())).toBeGreaterThanOrEqual(holding.length)
    }),
  )
})
