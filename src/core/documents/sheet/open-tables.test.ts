import { expect, test } from 'vitest'
import { parseOpenTables } from './open-tables.ts'
import { sheetBlocks } from './sheet-blocks.ts'

const content = (body: string, styles = '') =>
  `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`
const table = (rows: string) => `<table:table table:name="A">${rows}</table:table>`
const row = (...cells: readonly string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const cell = (text: string, attributes = '') =>
  `<table:table-cell ${attributes}><text:p>${text}</text:p></table:table-cell>`
const empty = (columns: number) => `<table:table-cell table:number-columns-repeated="${columns}"/>`

const blocksOf = (source: string) => parseOpenTables(source).flatMap((sheet) => [...sheetBlocks(sheet)])
const textsOf = (source: string) => blocksOf(source).map(({ text }) => text)

test('what was shown is read, not what it stands for', () => {
  const cells = [
    cell('15.03.24', 'office:value-type="date" office:date-value="2024-03-15"'),
    cell('1.234,50 €', 'office:value-type="currency" office:value="1234.5"'),
    cell('WAHR', 'office:value-type="boolean" office:boolean-value="true"'),
    cell('two<text:s text:c="2"/>words<text:line-break/>and <text:span>more</text:span>'),
    cell('one</text:p><text:p>two'),
  ]
  expect(textsOf(content(table(row(...cells))))).toEqual(['15.03.24\t1.234,50 €\tWAHR\ttwo words and more\tone two'])
})

test('repeated cells and rows, covered cells, and a million empty rows', () => {
  const rows = [
    row(cell('a', 'table:number-columns-repeated="3"'), empty(16_000), cell('z')),
    `<table:table-row table:number-rows-repeated="2">${cell('b')}</table:table-row>`,
    `<table:table-row table:number-rows-repeated="1048000">${empty(16_384)}</table:table-row>`,
    row(
      cell('c', 'table:number-columns-spanned="2"'),
      '<table:covered-table-cell><text:p>c</text:p></table:covered-table-cell>',
    ),
  ]
  expect(textsOf(content(table(rows.join(''))))).toEqual(['a\ta\ta\tz', 'b', 'b', 'c'])
})

test('rows in groups, rows called headers, and bold rows', () => {
  const rows = row(cell('Name'), cell('City')) + row(cell('Anna'), cell('Rome'))
  const headed = rows.replace('</table:table-row>', '</table:table-row></table:table-header-rows>')
  const named = blocksOf(
    content(table(`<table:table-row-group><table:table-header-rows>${headed}</table:table-row-group>`)),
  )
  expect(named.map(({ header }) => header)).toEqual(['Name | City', 'Name | City'])
  const bold = '<style:style style:name="b"><style:text-properties fo:font-weight="bold"/></style:style>'
  const first = rows.replace(/<table:table-cell (?=.*Anna)/g, '<table:table-cell table:style-name="b"')
  expect(blocksOf(content(table(first), bold)).map(({ header }) => header)).toEqual(['Name | City', 'Name | City'])
  expect(blocksOf(content(table(rows), bold)).map(({ header }) => header)).toEqual([undefined, undefined])
})

test('the header of a filtered range', () => {
  const rows = row(cell('Name'), cell('City')) + row(cell('Anna'), cell('Rome'))
  const range = (attributes: string) =>
    `<table:database-ranges><table:database-range table:target-range-address="${attributes}</table:database-ranges>`
  const filter = `A.A1:A.B2" table:display-filter-buttons="true"/>`
  expect(blocksOf(content(table(rows) + range(filter))).map(({ header }) => header)).toEqual([
    'Name | City',
    'Name | City',
  ])
  expect(blocksOf(content(table(rows) + range('A.A1:A.B2"/>')))[0]?.header).toBe(undefined)
})

test('comments and boxes stand below, deleted text nowhere', () => {
  const note =
    '<office:annotation><dc:creator>Anna</dc:creator><dc:date>2026</dc:date><text:p>Late</text:p></office:annotation>'
  const frame = '<draw:frame><draw:text-box><text:p>In a box</text:p></draw:text-box></draw:frame>'
  const gone =
    '<table:tracked-changes><table:deletion><table:table-cell><text:p>gone</text:p></table:table-cell></table:deletion></table:tracked-changes>'
  const rows = row(`<table:table-cell>${note}${frame}<text:p>Rent</text:p></table:table-cell>`)
  expect(textsOf(content(gone + table(rows)))).toEqual(['Rent', '[A1] Anna: Late', 'In a box'])
})

test('repetition cannot fill the memory', () => {
  const cells = cell('x'.repeat(1_000), 'table:number-columns-repeated="16384"')
  const rows = `<table:table-row table:number-rows-repeated="1048576">${cells}</table:table-row>`
  expect(() => textsOf(content(table(rows)))).toThrow('document-too-hungry')
})
