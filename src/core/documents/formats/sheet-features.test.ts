import { utils } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { blockTexts, readFile } from '../sheet/test-read.ts'
import { sheetOf, withParts, workbookBytes } from '../sheet/test-workbook.ts'

const relations = (...parts: readonly (readonly [string, string])[]) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts
    .map(
      ([type, target], at) =>
        `<Relationship Id="r${at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`
const words = [
  ['Name', 'City'],
  ['Anna', 'Rome'],
  ['Bo', 'Oslo'],
]
const relationsOfFirst = 'xl/worksheets/_rels/sheet1.xml.rels'

async function headersOf(bytes: Uint8Array) {
  const { pages } = await readFile(bytes, 'a.xlsx')
  return pages.flatMap(({ blocks }) => blocks.map(({ header }) => header))
}

test('merged cells are said once, and what they hide is kept where it differs', async () => {
  const sheet = sheetOf([
    ['Title', 'Title', 'Title'],
    ['a', 'b', 'c'],
    ['a', 'other', 'd'],
  ])
  sheet['!merges'] = [utils.decode_range('A1:C1'), utils.decode_range('A2:A3'), utils.decode_range('B2:B3')]
  const { pages } = await readFile(workbookBytes({ A: sheet }), 'a.xlsx')
  expect(blockTexts(pages).slice(1)).toEqual(['Title', 'a\tb\tc', '\tother\td'])
})

test.each(['xlsx', 'xlsb'] as const)('comments stand below their table: %s', async (format) => {
  const sheet = sheetOf([['Rent', 900], [], ['Heating', 80]])
  utils.cell_add_comment(sheet['B1'], 'Anna:\nRises in May', 'Anna')
  utils.cell_add_comment(sheet['A3'], 'Gas', 'Bo')
  const { pages } = await readFile(workbookBytes({ A: sheet }, format), `a.${format}`)
  expect(blockTexts(pages).slice(1)).toEqual(['Rent\t900', '[B1] Anna: Rises in May', 'Heating\t80', '[A3] Bo: Gas'])
})

test('a first row in bold is a header, one in bold among others is none', async () => {
  const plain = workbookBytes({ A: sheetOf(words) })
  expect(await headersOf(plain)).toEqual([undefined, undefined, undefined, undefined])
  const styles = () =>
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts><font/><font><b/></font></fonts>' +
    '<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders><cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>'
  const bold = (rows: string) => (xml: string) =>
    xml.replace(new RegExp(`<c r="([A-Z]${rows})"`, 'g'), '<c r="$1" s="1"')
  const first = withParts(plain, { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': bold('1') })
  expect(await headersOf(first)).toEqual([undefined, 'Name | City', 'Name | City', 'Name | City'])
  const all = withParts(plain, { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': bold('[123]') })
  expect(await headersOf(all)).toEqual([undefined, undefined, undefined, undefined])
})

test('the header of a table object and of a filter are taken as they are', async () => {
  const table = withParts(workbookBytes({ A: sheetOf([['Stock', 'of May'], ...words]) }), {
    [relationsOfFirst]: () => relations(['table', '../tables/table1.xml']),
    'xl/tables/table1.xml': () => '<table ref="A2:B4" headerRowCount="1"/>',
  })
  expect(await headersOf(table)).toEqual([undefined, undefined, 'Name | City', 'Name | City', 'Name | City'])
  const filtered = sheetOf(words)
  filtered['!autofilter'] = { ref: 'A1:B3' }
  expect((await headersOf(workbookBytes({ A: filtered }))).slice(1)).toEqual(words.map(() => 'Name | City'))
})

test('text boxes are read after the cells', async () => {
  const box = (...lines: readonly string[]) =>
    `<xdr:sp><xdr:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</xdr:txBody></xdr:sp>`
  const bytes = withParts(workbookBytes({ A: sheetOf(words) }), {
    [relationsOfFirst]: () => relations(['drawing', '/xl/drawings/drawing1.xml']),
    'xl/drawings/drawing1.xml': () => `<xdr:wsDr>${box('Read this', 'first')}${box(' ')}</xdr:wsDr>`,
  })
  expect(blockTexts((await readFile(bytes, 'a.xlsx')).pages).slice(-2)).toEqual(['Bo\tOslo', 'Read this\nfirst'])
})

test('titles of charts and of their axes are read after the boxes, on a sheet without cells too', async () => {
  const title = (text: string) =>
    `<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`
  const chart = `${title('Ducks by year')}<c:plotArea><c:valAx>${title('Ducks')}</c:valAx></c:plotArea>`
  const parts = {
    [relationsOfFirst]: () => relations(['drawing', '/xl/drawings/drawing1.xml']),
    'xl/drawings/drawing1.xml': () => '<xdr:wsDr/>',
    'xl/drawings/_rels/drawing1.xml.rels': () => relations(['chart', '/xl/charts/chart1.xml']),
    'xl/charts/chart1.xml': () => `<c:chartSpace><c:chart>${chart}</c:chart></c:chartSpace>`,
  }
  const filled = await readFile(withParts(workbookBytes({ A: sheetOf(words) }), parts), 'a.xlsx')
  expect(blockTexts(filled.pages).slice(-3)).toEqual(['Bo\tOslo', 'Ducks by year', 'Ducks'])
  const empty = await readFile(withParts(workbookBytes({ A: sheetOf([]) }), parts), 'a.xlsx')
  expect(blockTexts(empty.pages).slice(-2)).toEqual(['Ducks by year', 'Ducks'])
})

test('tables beside each other are read one after the other where each has a header', async () => {
  const { pages } = await readFile(
    workbookBytes({
      A: sheetOf([
        ['Year', 'Ducks', null, null],
        [2019, 120, null, 'Item', 'Euro'],
        [2020, 130, null, 1, 900],
      ]),
    }),
    'a.xlsx',
  )
  expect(blockTexts(pages).slice(1)).toEqual(['Year\tDucks', '2019\t120', '2020\t130', 'Item\tEuro', '1\t900'])
})

test('a form with empty columns is read row by row', async () => {
  const { pages } = await readFile(
    workbookBytes({
      A: sheetOf([
        ['Tenant', null, 'Anna'],
        ['Rent', null, 900],
      ]),
    }),
    'a.xlsx',
  )
  expect(blockTexts(pages).slice(1)).toEqual(['Tenant\tAnna', 'Rent\t900'])
})

test('the sheet of a workbook of one that was never named is no heading', async () => {
  const of = async (name: string) =>
    (await readFile(workbookBytes({ [name]: sheetOf(words) }), 'a.xlsx')).pages[0]?.text
  expect(await of('Sheet1')).toBe('Name\tCity\nAnna\tRome\nBo\tOslo')
  expect(await of('Tabelle1')).toBe(await of('Sheet1'))
  expect(await of('Guests')).toBe(`Guests\n\n${await of('Sheet1')}`)
})

test('the title is that of the properties', async () => {
  const bytes = workbookBytes({ A: sheetOf(words) }, 'xlsx', (book) => {
    book.Props = { Title: 'Guests of the summer' }
  })
  expect((await readFile(bytes, 'a.xlsx')).title).toBe('Guests of the summer')
})

test("Excel's XML of 2003 is read, whatever its extension", async () => {
  const row = '<Row><Cell><Data ss:Type="String">Rent</Data></Cell><Cell><Data ss:Type="Number">900</Data></Cell></Row>'
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Costs"><Table>${row}</Table></Worksheet></Workbook>`
  const { kind, pages } = await readFile(new TextEncoder().encode(xml), 'a.xml')
  expect([kind, blockTexts(pages)]).toEqual(['sheet', ['Costs', 'Rent\t900']])
})
