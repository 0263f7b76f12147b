import { expect, test } from 'vitest'
import { kindOfText } from './cell-kind.ts'
import { headerRowOf, type RowMark, type TableRow } from './header-row.ts'

/** Rows of cells parted by `|`; an empty cell is a hole. */
function table(...lines: readonly string[]): TableRow[] {
  return lines.map((line) =>
    line.split('|').map((cell) => {
      const text = cell.trim()
      return text === '' ? undefined : { text, kind: kindOfText(text) }
    }),
  )
}
const marks = (...entries: readonly [number, RowMark][]) => new Map(entries)

test.each([
  ['numbers below words', 0, table('Item | Price', 'Rent | 900', 'Heating | 80', 'Water | 20', 'Power | 60')],
  ['both columns differ', 0, table('Year | Ducks', '2019 | 120')],
  ['dates and codes', 0, table('Order | Placed | By', 'A-17 | 2026-01-02 | Anna', 'A-18 | 2026-01-03 | Bo')],
  ['a title above', 1, table('Ducks per year', 'Year | Ducks', '2019 | 120', '2020 | 135')],
  ['rows without a name of their own column', 0, table(' | 2023 | 2024', 'North | 1 | 2', 'South | 3 | 4').map(named)],
  ['years above values', 0, table('Region | 2021 | 2022 | 2023', 'North | 4.1 | 5 | 6', 'South | 7 | 8 | 9')],
  ['addresses below words', 0, table('Name | Mail | City', 'Anna | anna@a.org | Rome', 'Bo | bo@b.org | Oslo')],
  ['the header said again', 0, table('Item | Count | Unit', 'Nut | 4 | kg', 'Item | Count | Unit', 'Nail | 5 | kg')],
])('a header: %s', (_, at, rows) => {
  expect(headerRowOf(rows)).toBe(at)
})

/** The first column's name for a table whose corner is empty. */
function named(row: TableRow, index: number): TableRow {
  return index === 0 ? [{ text: 'Region', kind: 'text' }, ...row.slice(1)] : row
}

test.each([
  ['one row', table('Item | Price')],
  ['one column', table('Industry', 'Health', 'Sales')],
  ['words alone', table('Anna | Rome', 'Bo | Oslo', 'Cleo | Bonn')],
  ['numbers alone', table('1 | 2 | 3', '4 | 5 | 6')],
  ['a form', table('Name | Anna', 'Born | 1990-01-01', 'Height | 170', 'Married | yes')],
  ['a form with colons', table('Total: | Net:', '12 | 10', '13 | 11')],
  ['a first row whose number is missing', table('Anna | n/a | Rome', 'Bo | 30 | Oslo', 'Cleo | 31 | Bonn')],
  ['a first row whose words come again', table('Anna | old | Rome', 'Bo | 30 | Oslo', 'Cleo | 31 | Rome')],
  ['two rows of names', table('Sales | Costs', 'net | net EU', '1 | 2', '3 | 4')],
  ['fewer names than columns', table('Item | Price', 'Nut | 4 | 5 | 6', 'Nail | 5 | 6 | 7')],
  ['the same name twice', table('Price | Price | Price', '1 | 2 | 3', '4 | 5 | 6')],
  ['years that are values', table('Born | 1990 | 1985', 'Died | 2001 | 2010')],
])('no header: %s', (_, rows) => {
  expect(headerRowOf(rows)).toBe(undefined)
})

test('a row that alone is emphasised is a header above words', () => {
  const rows = table('Name | City', 'Anna | Rome', 'Bo | Oslo')
  expect(headerRowOf(rows, marks([0, 'emphasised']))).toBe(0)
  expect(headerRowOf(rows, marks([0, 'emphasised'], [1, 'emphasised']))).toBe(undefined)
  expect(headerRowOf(rows, marks([1, 'emphasised']))).toBe(undefined)
})

test('a row that the file calls a header is one', () => {
  expect(headerRowOf(table('Anna | Rome', 'Name | City', 'Bo | Oslo'), marks([1, 'header']))).toBe(1)
  expect(headerRowOf(table('Anna | Rome', 'Name | City'), marks([1, 'header']))).toBe(undefined)
})
