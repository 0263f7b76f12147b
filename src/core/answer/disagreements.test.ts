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

test('each differing value stands beside the one it contradicts', () => {
  expect(
    values(
      'The tenant pays a deposit of 2,900 euros within thirty days.',
      'The tenant pays a deposit of 3,100 euros within thirty days.',
      'The tenant pays a deposit of 2,900 euros within sixty days.',
    ),
  ).toEqual([
    ['1: 2,900 euros', '2: 3,100 euros'],
    ['1: thirty days', '3: sixty days'],
  ])
})

test('two quotes that agree against a third are three sides', () => {
  expect(
    values(
      'The tenant may end the lease with ninety days notice.',
      'The tenant may end the lease with sixty days notice.',
      'The tenant may terminate the lease with 60 days notice.',
    ),
  ).toEqual([['1: ninety days', '2: sixty days', '3: 60 days']])
})

test('an addendum in another document differs from the clause it amends', () => {
  const lease =
    'Either party may terminate this agreement with ninety days’ written notice, delivered by registered mail. The period begins on the first day of the month that follows receipt.'
  const addendum =
    'Addendum no. 1: In place of section 7.2 of the lease, the tenants may terminate the agreement with sixty days’ written notice if they propose at least two successors.'
  expect(values(lease, addendum)).toEqual([['1: ninety days', '2: sixty days']])
  expect(values('Ninety days is long when a job begins at short notice.', lease)).toEqual([])
})

test.each([
  [
    'a number in words and digits',
    'Either party may end the contract with ninety (90) days notice.',
    'Either party may end the contract with sixty (60) days notice.',
    ['1: ninety (90) days', '2: sixty (60) days'],
  ],
  [
    'a numbered clause',
    '8.1 The tenant pays a deposit of 2,900 euros in three equal parts.',
    'The tenant pays a deposit of 3,100 euros in three equal parts.',
    ['1: 2,900 euros', '2: 3,100 euros'],
  ],
  [
    'a day of one event',
    'The fitter will service the boiler on 16 September.',
    'On Monday it rained. The fitter will service the boiler on 18 September.',
    ['1: 16 September', '2: 18 September'],
  ],
])('%s differs', (_, left, right, sides) => {
  expect(values(left, right)).toEqual([sides])
})

test('titles and headings that name different things of one kind keep their values apart', () => {
  const [one, other] = quotes(
    'The basic rent of the flat is 1,450 euros a month.',
    'The basic rent of the flat is 900 euros a month.',
  )
  if (one === undefined || other === undefined) throw new Error('no quotes')
  const titled = (first: string, second: string) =>
    disagreementsOf([
      { ...one, title: first },
      { ...other, title: second },
    ]).length
  expect(titled('Lease Bergstrasse 12', 'Lease Lindenweg 4')).toBe(0)
  expect(titled('Lease Bergstrasse 12', 'Lease Bergstrasse 12 draft')).toBe(1)
  expect(titled('Lease', 'Addendum')).toBe(1)
  const headed = [
    { ...one, headingPath: ['2.1 Flat 3 left'] },
    { ...other, documentId: one.documentId, headingPath: ['2.2 Flat 5 right'] },
  ]
  expect(disagreementsOf(headed)).toEqual([])
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
  [
    'other parties',
    'The landlord may terminate the agreement with ninety days written notice.',
    'The tenant may terminate the agreement with sixty days written notice.',
  ],
  [
    'other things',
    'The tenant pays a deposit of 2,900 euros for the flat.',
    'The tenant pays a deposit of 200 euros for the cellar.',
  ],
  [
    'a thing and a part of it',
    'The tenant pays a deposit of 2,900 euros.',
    'The tenant pays a deposit of 200 euros for the garage.',
  ],
  [
    'other things in front',
    'For the flat, the tenant pays a deposit of 2,900 euros.',
    'For the cellar, the tenant pays a deposit of 200 euros.',
  ],
  [
    'other conditions',
    'The tenant pays a deposit of 500 euros if he keeps a dog.',
    'The tenant pays a deposit of 300 euros if he keeps a cat.',
  ],
  [
    'other acts',
    'The landlord returns the deposit to the tenant within thirty days.',
    'The landlord receives the deposit from the tenant within sixty days.',
  ],
  [
    'things told apart only after the value',
    'The company paid fees of 6 million dollars, which fall to the notes of Berlin.',
    'The company paid fees of 7 million dollars, which fall to the loan of Rome.',
  ],
  [
    'values in brackets',
    'The costs of the second pump (80 watts) fell again.',
    'The costs of the second pump (90 watts) fell again.',
  ],
  ['other flats', 'Flat 5 has the drying room on Tuesdays.', 'Flat 3 has the drying room on Tuesdays.'],
  [
    'a least and a most',
    'The tenant rents the flat for at least two years.',
    'The tenant rents the flat for at most five years.',
  ],
  ['other periods', 'The rent of the flat is 640 euros a month.', 'The rent of the flat is 7,680 euros a year.'],
  ['other years of growth', 'Net revenue of the group grew in 2007.', 'Net revenue of the group grew in 2008.'],
  [
    'events of two years',
    'The boiler was serviced by Ohm on 4 May 2010.',
    'The boiler was serviced by Ohm on 6 May 2011.',
  ],
  ['a rule and its denial', 'The tenant must pay a fee of 40 euros.', 'The tenant must not pay a fee of 50 euros.'],
  ['rows of a table', 'Deposit\tflat\trent\t2,900 euros', 'Deposit\tflat\trent\t3,000 euros'],
  ['few shared words', 'The deposit is 3,000 euros.', 'The garage costs 4,000 euros.'],
])('%s are no disagreement', (_, left, right) => {
  expect(values(left, right)).toEqual([])
})

test('within one document an exception does not contradict its rule', () => {
  const rule = 'Either party may terminate the agreement with ninety days written notice.'
  const exception = 'The tenant may terminate the agreement with sixty days written notice if he moves abroad.'
  const [one, other] = quotes(rule, exception)
  if (one === undefined || other === undefined) throw new Error('no quotes')
  expect(disagreementsOf([one, { ...other, documentId: one.documentId }])).toEqual([])
  expect(disagreementsOf([one, other])).toHaveLength(1)
})
