import { expect, test } from 'vitest'
import { agree } from './agree.ts'
import { factsOf } from './facts-of.ts'

const values = (text: string, kind: string) =>
  factsOf(text)
    .filter((fact) => fact.kind === kind && !fact.loose)
    .map((fact) => `${fact.values.join('/')}${fact.unit === undefined ? '' : ` ${fact.unit}`}`)

test.each([
  ['1,000 and 1000 and one thousand', ['1000', '1000', '1000']],
  ['ninety days, twenty-one men, one hundred and five', ['90', '21', '105']],
  ['$97.8 million, 5 billion dollars, €1.234,56', ['97800000 currency', '5000000000 currency', '1234.56 currency']],
  ['5%, 5 percent and five per cent', ['5 percent', '5 percent', '5 percent']],
  ['the 7th day, the seventh day, the twenty-first time', ['7 ordinal', '7 ordinal', '21 ordinal']],
  ['-4476 in the 1990s at 10:30 in section 1.2.3', ['-4476', '1990s', '10:30', '1.2.3']],
  ['3D7, HB3, p53 and COVID-19', ['3d7', 'hb3', 'p53', 'covid19']],
  ['48 @.@ 2 % chance', ['48.2 percent']],
  ['6-8 years, $5 to $10', ['6', '8', '5 currency', '10 currency']],
])('numbers of %j', (text, expected) => {
  expect(values(text, 'number')).toEqual(expected)
})

test.each([
  ['May 24, 2011', '2011-5-24'],
  ['the 24th of May 2011', '2011-5-24'],
  ['24.05.2011', '2011-5-24'],
  ['2011-05-24', '2011-5-24'],
  ['24. Mai 2011', '2011-5-24'],
  ['may 24', '*-5-24'],
  ['May 2011', '2011-5-*'],
  ['05/04/2011', '2011-4-5/2011-5-4'],
])('the date %j', (text, expected) => {
  expect(values(`Signed ${text}.`, 'date')).toEqual([expected])
})

test('years that share a month and day are dates of their own', () => {
  expect(values('the years ended December 31, 2004 and 2003', 'date')).toEqual(['2004-12-31', '2003-12-31/2003-*-*'])
})

test('a date backs what is less exact, never what is more exact or another', () => {
  const [full] = factsOf('on November 24, 2011')
  const says = (text: string) => factsOf(text).some((fact) => full !== undefined && agree(fact, full))
  expect(says('in November 2011')).toBe(true)
  expect(says('in 2011')).toBe(true)
  expect(says('on November 25, 2011')).toBe(false)
  expect(says('in 2012')).toBe(false)
})

test.each([
  ['Call 123-456-7890 or (030) 123 456 78.', ['1234567890', '03012345678']],
  ['Write to Anna.Berg@Example.org, see https://www.example.org/a/.', ['anna.berg@example.org', 'example.org/a']],
  ['It is at 12 Main Street and in Bergstraße 12.', ['12 main street', 'bergstraße 12']],
  ['In 2004 2003 2002 it was 1 000 000 on 24.11.2011.', []],
])('addresses of %j', (text, expected) => {
  expect(values(text, 'address')).toEqual(expected)
})

test('names are runs of capitals; the first word alone is loose unless it is known', () => {
  expect(values('However, Anna Berg met the Bank of England in Rome.', 'name')).toEqual([
    'anna berg',
    'bank england',
    'rome',
  ])
  expect(values('Revenue rose in Rome.', 'name')).toEqual(['rome'])
  expect(values('John Smith left.', 'name')).toEqual(['john smith'])
  expect(factsOf('Berlin is big.', new Set(['berlin'])).some((fact) => fact.kind === 'name' && !fact.loose)).toBe(true)
})
