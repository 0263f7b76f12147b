import { expect, test } from 'vitest'
import { chooseFigure } from './choose-figure.ts'
import { planColumns } from './column-plan.ts'
import { documentPeriod } from './document-period.ts'
import { figureCandidates } from './figure-candidates.ts'
import { figureTables } from './figure-table.ts'
import { testPage } from './test-page.ts'

const cover = testPage(['# FORM 10-Q', 'For the quarterly period ended September 30, 2023', 'Wheel Works Inc.'])

function read(question: string, lines: readonly string[], header?: string) {
  const tables = figureTables([cover, testPage(lines, 2, header)])
  const plan = planColumns(question)
  const time = { ...documentPeriod([cover], tables), ...plan.period }
  return plan.columns.map((column) => {
    const chosen = chooseFigure(figureCandidates(column, tables, time))
    return chosen && [chosen.candidate.value, chosen.candidate.unit, chosen.candidate.text, chosen.marks]
  })
}

const statement = [
  '# STATEMENTS OF INCOME',
  '(In millions, except per share amounts)',
  'Three Months Ended\t\tNine Months Ended',
  'September 30,\t\tSeptember 30,',
  '2022\t2023\t2022\t2023',
  'Revenue:',
  'Products\t$ 700\t$ 800\t$ 2,000\t$ 2,300',
  'Total revenue\t1,000\t1,100\t3,000\t3,300',
  'Cost of revenue\t400\t450\t1,200\t1,350',
  'Operating income\t120\t130\t400\t410',
  'Other income (expense), net\t3\t(4)\t5\t(6)',
  'Net income (loss)\t$ 90\t$ (95)\t$ 270\t$ 280',
  'Net income per share\t$ 0.90\t$ (0.95)\t$ 2.70\t$ 2.80',
]

test('the row that says it, in the document’s own time, in units', () => {
  expect(read('total net sales and net income of each filing', statement)).toEqual([
    [1.1e9, 'USD', '1,100', []],
    [-95e6, 'USD', '$ (95)', []],
  ])
})

test('the time of the question goes before the document’s own', () => {
  const asked = 'total revenue for the nine months ended September 30, 2022 of each filing'
  expect(read(asked, statement)).toEqual([[3e9, 'USD', '3,000', []]])
})

test('a time that no column has is marked', () => {
  const [found] = read('total revenue for the three months ended March 31, 2020 of each filing', statement)
  expect(found?.[3]).toContain('other-period')
})

test('heads that a header row says stand for those that are not rows', () => {
  const rows = ['(in thousands)', 'Total revenue\t€ 10\t€ 20\t100 %', 'Net income\t1\t2\t100 %']
  const header = 'Three Months Ended September 30, 2022 | Three Months Ended September 30, 2023 | Change'
  expect(read('total revenue of each filing', rows, header)).toEqual([[20_000, 'EUR', '€ 20', []]])
})

test('a unit that is not said, and two values of one label, are marked', () => {
  const rows = ['September 30, 2023\tDecember 31, 2022', 'Inventories\t50\t40']
  expect(read('inventories of each filing', rows)).toEqual([[50, undefined, '50', ['unit']]])
  const twice = [
    '(in millions) $',
    '2023\t2022',
    'Total revenue\t$ 5\t$ 4',
    '# Others',
    '(in millions)',
    '2023\t2022',
    'Total revenue\t$ 7\t$ 6',
  ]
  expect(read('total revenue of each filing', twice)[0]?.[3]).toContain('several')
})

test('what there is at a day is not taken from what moved over a time', () => {
  const rows = [
    '# BALANCE SHEETS',
    '(in millions)',
    'September 30, 2023\tDecember 31, 2022',
    'Inventories\t$ 50\t$ 40',
    '# STATEMENTS OF CASH FLOWS',
    '(in millions)',
    'Nine Months Ended September 30,\t\t2023\t2022',
    'Inventories\t$ (10)\t$ 3',
  ]
  expect(read('inventories of each filing', rows)).toEqual([[50e6, 'USD', '$ 50', []]])
})

test('a row that says something else is not taken', () => {
  const rows = ['(in millions)', '2023\t2022', 'Operating income\t$ 5\t$ 4', 'Deferred revenue\t$ 7\t$ 6']
  expect(read('operating expenses of each filing', rows)).toEqual([undefined])
})
