import { expect, test } from 'vitest'
import { cutsAreSafe } from './safe-cuts.ts'
import { trimByRule } from './trim-by-rule.ts'

const weakness =
  'Services gross margin increased during 2022 due primarily to higher net sales, partially offset by the weakness in foreign currencies relative to the U.S. dollar.'
const rsus =
  'The RSUs (and related Dividend Equivalent Rights) subject to the Award will be determined by the return (“TSR”) of the period.'

test.each([
  ['a phrase cut in two', weakness.replace(' to the U.S. dollar', ''), weakness],
  ['a kind of thing made all of them', 'Net sales decreased in 2023.', 'Americas net sales decreased in 2023.'],
  [
    'what it is said of',
    'The gains on the derivative instruments were not material in 2022.',
    'The gains on the derivative instruments designated as fair value hedges were not material in 2022.',
  ],
  [
    'one of a list',
    'The exposure is to foreign exchange.',
    'The exposure is to foreign exchange and interest rate risk.',
  ],
  ['a part of a number', 'This Section 8 does not apply.', 'This Section 8(b) does not apply.'],
  ['a date it begins with', 'It had one customer.', 'As of April 1, 2023, it had one customer.'],
  ['its subject', 'Dessen Stile anders heißen, wird.', 'Jedes Dokument, dessen Stile anders heißen, wird so gelesen.'],
])('%s is no safe cut', (_, said, source) => {
  expect(cutsAreSafe(said, source)).toBe(false)
})

test.each([
  [
    'behind the last comma',
    weakness.replace(', partially offset by the weakness in foreign currencies relative to the U.S. dollar', ''),
    weakness,
  ],
  ['in brackets', trimByRule(rsus), rsus],
  [
    'between commas',
    'The bridge was opened in 1932.',
    'The bridge, which had been planned since the war, was opened in 1932.',
  ],
  ['a link to what was said before', 'The owners pay for the roof.', 'In addition, the owners pay for the roof.'],
  ['nothing', rsus, rsus],
])('%s is a safe cut', (_, said, source) => {
  expect(cutsAreSafe(said, source)).toBe(true)
})

test('rules leave out brackets and links, and nothing with figures', () => {
  expect(trimByRule(rsus)).toBe('The RSUs subject to the Award will be determined by the return of the period.')
  expect(trimByRule('However, the landlord, who lives in Bonn, pays (up to 500 euros).')).toBe(
    'The landlord, who lives in Bonn, pays (up to 500 euros).',
  )
  for (const whole of ['The tenant pays the rent.', 'This is \\frac{(x-c)}{v} and Section 8(b).'])
    expect(trimByRule(whole)).toBe(whole)
})
