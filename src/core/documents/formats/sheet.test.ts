import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanLine } from '../clean-text.ts'
import { pageProblems } from '../page-problems.ts'
import { blockTexts, readFile } from '../sheet/test-read.ts'
import { formats, sheetOf, workbookBytes } from '../sheet/test-workbook.ts'

const word = fc.string({ unit: fc.constantFrom(...'abcXYZ äß漢😀&<>"\'1,;\n'), maxLength: 14 })
const cell = fc.oneof(word, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean(), fc.constant(null))
const rows = fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 12 })

const shown = (value: string | number | boolean | null) =>
  typeof value === 'boolean' ? String(value).toUpperCase() : cleanLine(String(value ?? ''))

describe.each(formats)('%s', (format) => {
  const name = `book.${format}`

  test('every cell is found in its row', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const { pages, kind } = await readFile(workbookBytes({ Data: sheetOf([...table, ['End']]) }, format), name)
        expect(kind).toBe('sheet')
        expect(pages.flatMap(pageProblems)).toEqual([])
        const found = blockTexts(pages).map((row) => row.split('\t').filter((text) => text !== ''))
        const written = table.map((row) => row.map(shown).filter((text) => text !== ''))
        expect(found.slice(1, -1)).toEqual(written.filter((row) => row.length > 0))
      }),
      { numRuns: 40 },
    )
  })

  test('sheets stand on pages of their own under their names, hidden ones too', async () => {
    const sheets = { Costs: sheetOf([['Rent', 900]]), Empty: sheetOf([]), 'Kept back': sheetOf([['secret word']]) }
    const bytes = workbookBytes(sheets, format, (book) => {
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 2 }] }
    })
    const { pages, title } = await readFile(bytes, name)
    expect(title).toBe('book')
    expect(pages.map(({ label, text }) => [label, text])).toEqual([
      ['Costs', 'Costs\n\nRent\t900'],
      ['Kept back', 'Kept back\n\nsecret word'],
    ])
  })

  test('a header goes with its rows; an empty row ends the table', async () => {
    const table = [['Item', 'Count', 'Price'], ['Nut', 4, 0.5], ['Bolt', 6, 1.25], [], ['Total', 10]]
    const { pages } = await readFile(workbookBytes({ Sheet1: sheetOf(table) }, format), name)
    const header = 'Item | Count | Price'
    expect(pages.flatMap(({ blocks }) => blocks.map((block) => block.header))).toEqual([
      header,
      header,
      header,
      undefined,
    ])
    expect(blockTexts(pages)).toEqual(['Item\tCount\tPrice', 'Nut\t4\t0.5', 'Bolt\t6\t1.25', 'Total\t10'])
  })

  test('empty columns are left out and empty cells keep their place', async () => {
    const table = [
      [],
      [null, null, 'a', null, 'b'],
      [null, null, null, null, 'c'],
      [null, null, 'd', null, null, null, 'e'],
    ]
    const { pages } = await readFile(workbookBytes({ Sheet1: sheetOf(table) }, format), name)
    expect(blockTexts(pages)).toEqual(['a\tb', '\tc', 'd\t\te'])
  })
})

describe.each(['xlsx', 'xlsb', 'xls'] as const)('numbers as the program shows them: %s', (format) => {
  const cases: readonly (readonly [string | undefined, number, string])[] = [
    ['0%', 0.25, '25%'],
    ['0.00%', 0.1234, '12.34%'],
    ['#,##0.00 "€"', 1234.5, '1,234.50 €'],
    ['[$$-409]#,##0.00;[Red]-[$$-409]#,##0.00', -1234.5, '-$1,234.50'],
    ['_-* #,##0.00_-', 12, '12.00'],
    ['m/d/yy', 45366, '2024-03-15'],
    ['m/d/yy h:mm', 45366.604167, '2024-03-15 14:30'],
    ['dd.mm.yyyy', 45366, '15.03.2024'],
    ['dd\\.mm\\.yyyy', 45366, '15.03.2024'],
    ['d. mmmm yyyy "Uhr"', 45366, '15. March 2024 Uhr'],
    ['mmm-yy', 45366, 'Mar-24'],
    ['h:mm AM/PM', 0.75, '6:00 PM'],
    ['[h]:mm', 1.5, '36:00'],
    ['yyyy"年"m"月"d"日"', 45366, '2024年3月15日'],
    ['0.00E+00', 12345, '1.23E+04'],
    ['# ?/?', 1.5, '1 1/2'],
    ['00000', 123, '00123'],
    ['"No. "0', 7, 'No. 7'],
    ['0;-0;;@', 0, ''],
    [';;;', 42, '42'],
    [undefined, 1234567890123, '1234567890123'],
    [undefined, 0.1 + 0.2, '0.3'],
  ]
  test.each(cases)('%s of %d is %s', async (z, v, text) => {
    const value = { t: 'n' as const, v, ...(z === undefined ? {} : { z }) }
    const { pages } = await readFile(workbookBytes({ A: sheetOf([['x', value]]) }, format), `a.${format}`)
    expect(blockTexts(pages).at(-1)).toBe(text === '' ? 'x' : `x\t${text}`)
  })

  test('days counted from 1904', async () => {
    const date = (z: string) => ({ t: 'n' as const, v: 45366 - 1462, z })
    const bytes = workbookBytes(
      { A: sheetOf([[date('m/d/yy'), date('yyyy-mm-dd'), date('d.m.yyyy')]]) },
      format,
      (book) => {
        book.Workbook = { WBProps: { date1904: true } }
      },
    )
    expect(blockTexts((await readFile(bytes, `a.${format}`)).pages)).toContain('2024-03-15\t2024-03-15\t15.3.2024')
  })

  test('results of formulas, errors and truth', async () => {
    const sheet = sheetOf([
      [
        { t: 'n', v: 5, f: 'SUM(2,3)' },
        { t: 's', v: 'ab', f: '"a"&"b"' },
        { t: 'e', v: 7 },
        { t: 'b', v: true },
      ],
    ])
    const { pages } = await readFile(workbookBytes({ A: sheet }, format), `a.${format}`)
    expect(blockTexts(pages)).toContain('5\tab\t#DIV/0!\tTRUE')
  })
})
