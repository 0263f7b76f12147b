import fc from 'fast-check'
import { expect, test } from 'vitest'
import { planColumns } from './column-plan.ts'

const plan = (question: string) => planColumns(question).columns.map(({ name, kind }) => `${kind}: ${name}`)

test.each([
  ['Total net sales and net income of each filing', ['amount: Total net sales', 'amount: Net income']],
  ['What is the deposit and the monthly rent in each lease?', ['amount: Deposit', 'amount: Monthly rent']],
  ['research and development expenses of each filing', ['amount: Research and development expenses']],
  ['Which of the contracts allow subletting?', ['yes-no: Allow subletting', 'text: Words']],
  ['Welche Verträge erlauben Untervermietung?', ['yes-no: Erlauben Untervermietung', 'text: Wortlaut']],
  ['List the parties of each contract.', ['text: Parties']],
  ['How many employees does each company have?', ['number: Employees']],
  ['When does each contract end?', ['date: Contract end']],
  ['What is the effective tax rate in each report?', ['percent: Effective tax rate']],
  ['Wie hoch ist die Miete in jedem Vertrag?', ['amount: Miete']],
  ["How has Acme's revenue from bicycle sales fluctuated across quarters?", ['amount: Revenue from bicycle sales']],
  [
    "Has there been any change in Acme's operating expenses over the reported quarters? If so, what are the key drivers for it?",
    ['amount: Operating expenses', 'text: Key drivers'],
  ],
  ["Summarize the risk factors to Acme's business, and how they have changed.", ['text: Risk factors to business']],
])('%s', (question, columns) => {
  expect(plan(question)).toEqual(columns)
})

test('the time that a question names is kept, and none else', () => {
  const asked = 'total net sales for the nine months ended September 30, 2022 in each filing'
  expect(planColumns(asked).period).toEqual({ months: 9, end: { year: 2022, month: 9, day: 30 } })
  expect(planColumns('net income of the latest quarter of each filing').period).toEqual({})
})

test('any question has columns with names and something to look for', () => {
  const word = fc.constantFrom(
    'which',
    'how many',
    'of the',
    'in each',
    'leases',
    'rent',
    'and',
    ',',
    '?',
    "Acme's",
    'has',
    'when',
    '2022',
    'X',
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), (words) => {
      const { columns } = planColumns(words.join(' '))
      expect(columns.length).toBeGreaterThan(0)
      for (const { name, query } of columns) expect([name, query]).not.toContain('')
    }),
  )
})
