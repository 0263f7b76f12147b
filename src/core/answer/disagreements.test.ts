import { expect, test } from 'vitest'
import type { Quote } from '../../api/answer.ts'
import { placeOf } from './check/test-place.ts'
import { disagreementsOf } from './disagreements.ts'

const quotes = (...texts: string[]): Quote[] =>
  texts.map((text, index) => {
    const place = placeOf(text, `d${index}`)
    return { ...place, headingPath: [], spans: [...place.spans], number: index + 1, score: 1 }
  })
const values = (...texts: string[]) =>
  disagreementsOf(quotes(...texts)).map(({ sides }) => sides.map((side) => `${side.quote}: ${side.value}`))

test('the same words with another number differ, each with its noun and quote', () => {
  expect(
    values(
      'The tenant may end the lease with ninety days notice.',
      'Bread is baked for forty minutes.',
      'The tenant may end the lease with sixty days notice.',
    ),
  ).toEqual([['1: ninety days', '3: sixty days']])
})

test('the same words with another date differ', () => {
  expect(
    values('The contract with Anna Berg ends on May 24, 2011.', 'The contract with Anna Berg ends on June 1, 2011.'),
  ).toEqual([['1: May 24, 2011', '2: June 1, 2011']])
})

test('three that differ are one disagreement with three sides', () => {
  const [found] = disagreementsOf(
    quotes(
      'The deposit for the flat is 3,000 euros.',
      'The deposit for the flat is 4,000 euros.',
      'The deposit for the flat is 5,000 euros.',
    ),
  )
  expect(found?.sides.map((side) => side.quote)).toEqual([1, 2, 3])
})

test.each([
  ['equal values in other forms', 'The notice of the tenant is 90 days.', 'The notice of the tenant is ninety days.'],
  [
    'other years of one table',
    'Net revenue of the group was $231 in 2007.',
    'Net revenue of the group was $252 in 2008.',
  ],
  [
    'other names',
    'The rent of the flat of Anna Berg is 500 euros.',
    'The rent of the flat of Carl Frank is 700 euros.',
  ],
  ['other units', 'The fee for the parking space is 5 percent.', 'The fee for the parking space is $40.'],
  ['other nouns', 'The tenant keeps the lease for ninety days.', 'The tenant keeps the lease for three years.'],
  ['few shared words', 'The deposit is 3,000 euros.', 'The garage costs 4,000 euros.'],
])('%s are no disagreement', (_, left, right) => {
  expect(values(left, right)).toEqual([])
})
