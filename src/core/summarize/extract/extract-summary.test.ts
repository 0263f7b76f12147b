import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ComparisonTable, type SharedColumnCode } from '../../../api/comparison-table.ts'
import { type SummaryChoice, SummaryForm, SummaryPart } from '../../../api/summary.ts'
import { testSource } from '../test-source.ts'
import { whoOf } from './actions.ts'
import { extractSummary } from './extract-summary.ts'

const never = new AbortController().signal
const clause = (title: string, ...sentences: string[]) => `## ${title}\n\n${sentences.join(' ')}\n\n`
const lease = (name: string, rent: string, law: string) =>
  `# Lease Agreement\n\nThis Lease Agreement is dated March 3, 2024 and made between ${name} (the “Tenant”) and Nordlicht Immobilien GmbH (the “Landlord”).\n\n${clause(
    '1. Rent',
    `The Tenant shall pay a monthly rent of ${rent} for the flat on the first day of each month.`,
    'The rent covers the flat, the cellar and one parking space in the yard of the house.',
    'The Landlord may raise the rent of the flat once a year after a written notice to the Tenant.',
  )}${clause(
    '2. Term',
    'The lease begins on 1 April 2024 and remains in force until 31 March 2026.',
    'Either party may terminate the lease by a written notice of three months to the other party.',
    'The Tenant must return all keys by 31 March 2026.',
  )}${clause(
    '3. Care of the flat',
    'The Tenant must report damage to the flat to the Landlord without delay and in writing.',
    'Please send the signed inventory to the Landlord by 15 April 2024.',
    `This agreement is governed by the laws of ${law}.`,
  )}`

async function summary(choice: SummaryChoice, ...texts: string[]) {
  const sources = await Promise.all(texts.map((text, at) => testSource(text, `${at}.md`)))
  const made = await extractSummary(sources, choice, {}, never)
  for (const part of made.parts) SummaryPart.parse(part)
  if (made.table) ComparisonTable.parse(made.table)
  const sentences = made.parts.flatMap((part) => part.sentences)
  const numbers = sentences.flatMap(({ citations }) => citations.map(({ number }) => number))
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1))
  for (const { spans, documentId } of sentences.flatMap(({ citations }) => citations)) {
    const source = sources.find(({ place }) => place.documentId === documentId)
    for (const { page, start, end, text } of spans) expect(source?.pages[page - 1]?.text.slice(start, end)).toBe(text)
  }
  return { ...made, sentences }
}
const anna = lease('Anna Berg', 'EUR 1,250', 'Germany')

test('bullets are as many as asked, each from a section of its own where there are enough', async () => {
  const { sentences, genre } = await summary({ form: 'bullets', bullets: 3 }, anna)
  expect(genre).toBe('contract')
  expect(sentences.map(({ verbatim, support, shown }) => [verbatim, support, shown])).toEqual(
    Array.from({ length: 3 }, () => [true, 'supported', true]),
  )
  expect(new Set(sentences.map(({ citations }) => citations[0]?.headingPath.at(-1))).size).toBe(3)
})

test('a focus draws to what it asks for', async () => {
  const { sentences } = await summary({ form: 'bullets', bullets: 1, focus: 'keys and their return' }, anna)
  expect(sentences[0]?.text).toContain('keys')
})

test('several documents all have their bullets', async () => {
  const { parts } = await summary({ form: 'bullets', bullets: 4 }, anna, lease('Carl Frank', 'EUR 900', 'France'))
  expect(parts.map(({ heading, sentences }) => [heading, sentences.length])).toEqual([
    ['0.md', 2],
    ['1.md', 2],
  ])
})

test('a timeline goes by the dates that its sentences say', async () => {
  const { sentences } = await summary({ form: 'timeline' }, anna)
  const values = sentences.map(({ date }) => date?.value)
  expect(values).toEqual(values.toSorted())
  expect(values).toContain('2024-03-03')
  for (const { text, date } of sentences) expect(text).toContain(date?.text)
})

test('actions name who has to do what by when, deadlines first', async () => {
  const { sentences } = await summary({ form: 'actions' }, anna)
  expect(sentences.slice(0, 2).map(({ date, who }) => [date?.value, who])).toEqual([
    ['2024-04-15', undefined],
    ['2026-03-31', 'The Tenant'],
  ])
  expect(sentences.slice(2).every(({ date }) => date === undefined)).toBe(true)
})

test.each([
  ['The Tenant shall pay the rent.', 'The Tenant'],
  ['If the rent is late, the Landlord must give notice.', 'the Landlord'],
  ['It must be said that this is late.', undefined],
  ['Please send the keys.', undefined],
  ['Ms Adler, who keeps the keys, thinks that the radiator only needs to be bled.', undefined],
  ['Ms Adler thinks that the radiator only needs to be bled.', undefined],
  ['She said, the plumber who came on Monday has to come again.', undefined],
  ['The Landlord also has to repair the roof.', 'The Landlord'],
  ['If it rains, both parties shall close the windows.', 'both parties'],
  ['If it rains, tenants must close the windows.', 'tenants'],
  ['Ms Adler has to bring the keys.', 'Ms Adler'],
  ['The Tenant and the Landlord must agree on a day.', 'The Tenant and the Landlord'],
  ['Am Montag muss der Mieter zahlen.', undefined],
  ['Der Mieter ist verpflichtet, zu zahlen.', 'Der Mieter'],
])('whose action: %s', (text, who) => {
  expect(whoOf(text)).toBe(who)
})

test('a comparison has a row a document and the columns that they share', async () => {
  const { table } = await summary({ form: 'comparison' }, anna, lease('Carl Frank', 'EUR 900', 'France'))
  const column = (code: SharedColumnCode) =>
    table?.columns.findIndex((each) => 'code' in each && each.code === code && each.language === 'en') ?? -1
  const cells = (code: SharedColumnCode) => table?.rows.map((row) => row.cells[column(code)]?.text)
  expect(cells('amount')).toEqual(['EUR 1,250', 'EUR 900'])
  expect(cells('parties')?.[0]).toContain('Anna Berg')
  expect(cells('law')?.[1]).toContain('laws of France')
  expect(
    table?.rows
      .flatMap(({ cells: own }) => own.filter(({ text }) => text !== ''))
      .every(({ citations }) => citations.length > 0),
  ).toBe(true)
})

test('a page has paragraphs of about the words asked for', async () => {
  const { sentences, parts } = await summary({ form: 'page', words: 60 }, anna)
  const words = sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0)
  expect(parts.length).toBeGreaterThan(0)
  expect(words).toBeGreaterThan(20)
  expect(words).toBeLessThanOrEqual(70)
})

test('a form of any text is made, in any language, and nothing is said twice', async () => {
  const word = fc.constantFrom(
    ...'tenant must pay rent by 3 May 2024 合同 双方 Miete zahlt. Keys. The and garden, lease # \n\n'.split(' '),
  )
  const text = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '))
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...SummaryForm.options),
      async (texts, form) => {
        const { sentences } = await summary({ form }, ...texts.map((each) => `Some text. ${each}`))
        const own = sentences.map(({ text: said, citations }) => `${citations[0]?.documentId} ${said}`)
        expect(new Set(own).size).toBe(own.length)
      },
    ),
    { numRuns: 100 },
  )
})
