import { expect, test } from 'vitest'
import { align } from './align.ts'
import { sourcesOf } from './sources.ts'
import { placeOf } from './test-place.ts'

const lease =
  'The tenant may end the lease with ninety days notice unless a successor has been found. The deposit is 3,000 euros. ' +
  'Keys are returned to Anna Berg on May 24, 2011.'
const finance =
  'The amortization of intangible assets for the years ended December 31, 2004 and 2003 aggregated approximately ' +
  '$97.8 million and $94.6 million, respectively.'
const gains =
  'Total gains of $79 million were recognized on the sale of mortgage loans held for sale in 2013, and $41 million in 2012.'
const clinic = 'The drug is not approved for children. The clinic treated more than 500 patients in Rome.'
const table = 'Changes in reserves | 2007\nnet revenue | $231.0\nrider revenue | $15.5\nbase revenue | $11.3'
const court = 'Smith sued Jones in Berlin over the lease.'
const song = 'The opening theme was sung by a Japanese singer in the studio. The operations were started by the board.'

const judge = (said: string, ...passages: string[]) =>
  align(
    said,
    sourcesOf(
      passages.map((text, index) => placeOf(text, `d${index}`)),
      'What?',
    ),
  )

test.each([
  ['The tenant may end the lease with 90 days notice unless a successor has been found.', lease],
  ['The deposit is three thousand euros.', lease],
  ['The deposit is 3000 euros.', lease],
  ['Keys are returned to Anna Berg on 24 May 2011.', lease],
  [
    'The amortization of intangible assets for the year ended December 31, 2004 was approximately $97.8 million.',
    finance,
  ],
  ['The amortization of intangible assets was $97.8 million in 2004 and $94.6 million in 2003.', finance],
  ['Total gains on the sale of mortgage loans held for sale were $79 million in 2013.', gains],
  ['The drug is not approved for children.', clinic],
  ['In Rome, the clinic treated more than 500 patients.', clinic],
  ['The net revenue was $231.0.', table],
  ['Smith sued Jones over the lease.', court],
  [
    'The keys stored in the cellar belong to the owners.',
    'The keys that are stored in the cellar belong to the owners.',
  ],
])('%j is supported', (said, source) => {
  expect(judge(said, source)).toMatchObject({ support: 'supported', differs: [] })
})

test.each([
  ['an exception left out', 'The tenant may end the lease with ninety days notice.', lease, 'exception'],
  ['a negation dropped', 'The drug is approved for children.', clinic, 'negation'],
  ['a negation added', 'The clinic never treated more than 500 patients in Rome.', clinic, 'negation'],
  ['a bound dropped', 'The clinic treated 500 patients in Rome.', clinic, 'number'],
  ['a bound turned round', 'The clinic treated less than 500 patients in Rome.', clinic, 'number'],
  ['a true number beside another noun', 'The clinic treated more than 500 doctors in Rome.', clinic, 'noun'],
  [
    'the other year',
    'Total gains on the sale of mortgage loans held for sale were $79 million in 2012.',
    gains,
    'date',
  ],
  [
    'the other of two pairs',
    'The amortization of intangible assets for the year ended December 31, 2003 was $97.8 million.',
    finance,
    'noun',
  ],
  ['the number of another table row', 'The net revenue was $15.5.', table, 'noun'],
  ['who did it to whom', 'Jones sued Smith over the lease.', court, 'name'],
  ['another subject', 'Hamburg was where Smith sued Jones over the lease in Berlin.', court, 'noun'],
  ['another predicate', 'The opening theme was written by a Japanese singer.', song, 'content'],
  [
    'the active for the passive of a clause',
    'The owners stored the keys.',
    'The keys that were stored by the owners are lost.',
    'content',
  ],
  ['the active for the passive', 'The board started the operations in the studio.', song, 'content'],
  ['words said in circles', 'The deposit is the deposit of 3,000 euros.', lease, 'content'],
  ['the opposite', 'The net loss was $231.0.', 'The net profit was $231.0.', 'content'],
  [
    'a turning prefix',
    'The deposit of the tenant is refundable.',
    'The deposit of the tenant is nonrefundable.',
    'content',
  ],
  ['a condition invented', 'The deposit is 3,000 euros unless the tenant objects.', lease, 'exception'],
])('%s is not supported', (_, said, source, kind) => {
  const { support, differs } = judge(said, source)
  expect(support).not.toBe('supported')
  expect(differs.map((difference) => difference.kind)).toContain(kind)
})

test('a number that stands in another passage is weak and says what the source has', () => {
  const { support, differs, unsupported } = judge('The deposit is 4,000 euros.', lease, 'The garage costs 4,000 euros.')
  expect(support).toBe('weak')
  expect(unsupported).toEqual([])
  expect(differs).toContainEqual({ kind: 'number', said: '4,000 euros', source: '3,000 euros' })
})

test.each([
  ['The deposit is 4,000 euros.', 'number', '4,000 euros'],
  ['Keys are returned on May 25, 2011.', 'date', 'May 25, 2011'],
  ['Keys are returned to Carl Frank.', 'name', 'Carl Frank'],
  ['Call 123-456-7890.', 'address', '123-456-7890'],
])('%j holds a fact that no passage holds', (said, kind, fact) => {
  expect(judge(said, lease)).toMatchObject({ support: 'none', unsupported: [{ kind, said: fact, source: '' }] })
})

test('words from anywhere are no sentence of the source', () => {
  const speech =
    'Tonight I want to talk about the future of possibilities that we can build together, a future where the days of ' +
    'trickle-down economics are over and the wealthy and the biggest corporations no longer get all the tax breaks.'
  const said = 'The future of the wealthy and the biggest corporations will be the tax breaks.'
  expect(judge(said, speech).support).toBe('weak')
})

test('a citation runs over whole sentences, and over two neighbours where one is not enough', () => {
  const one = judge('The deposit is 3,000 euros.', lease)
  expect(one.source?.place.spans.map((span) => span.text)).toEqual(['The deposit is 3,000 euros.'])
  const text = 'The lease begins in May 2020. It ends after five years in Berlin.'
  const two = judge('The lease begins in May 2020 and ends after five years in Berlin.', text)
  expect(two).toMatchObject({ support: 'supported', source: { sentences: 2 } })
})

test('a word of the title or of a heading above need not be said again by the sentence', () => {
  const named = {
    ...placeOf('The tenant pays a deposit of 2,900 euros in three equal parts.'),
    title: 'Lease Bergstrasse 12',
  }
  const other = placeOf('Everything else in the lease remains unchanged, the deposit included.', 'letters')
  const { support, source } = align(
    'The deposit in the lease is 2,900 euros.',
    sourcesOf([other, named], 'How high is it?'),
  )
  expect(support).toBe('supported')
  expect(source?.place.documentId).toBe('lease')
  const addendum = align('The deposit in the addendum is 2,900 euros.', sourcesOf([other, named], 'How high is it?'))
  expect(addendum).toMatchObject({ support: 'weak', differs: [{ kind: 'content', said: 'addendum' }] })
})
