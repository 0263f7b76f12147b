import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { pageProblems } from '../page-problems.ts'
import { blockTexts, outcome, readFile } from '../sheet/test-read.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

test('a table of separated values has a row a line, and its header goes with the rows', async () => {
  const { kind, pages } = await readFile(
    bytes('Item,Price,Due\nRent,900,2026-01-03\n"Heat, gas",80,2026-02-03\n'),
    'a.csv',
  )
  expect(kind).toBe('csv')
  expect(blockTexts(pages)).toEqual(['Item\tPrice\tDue', 'Rent\t900\t2026-01-03', 'Heat, gas\t80\t2026-02-03'])
  expect(pages[0]?.blocks.map(({ header }) => header)).toEqual(Array.from({ length: 3 }, () => 'Item | Price | Due'))
})

test('ragged rows, empty cells and line breaks within cells', async () => {
  const { pages } = await readFile(bytes('a;b;c\r\n;;x\r\n\r\n;;;\r\n"one\r\ntwo";;\r\na;b;c;d;;\r\n'), 'a.csv')
  expect(blockTexts(pages)).toEqual(['a\tb\tc', '\t\tx', 'one two', 'a\tb\tc\td'])
  expect(pages.flatMap(pageProblems)).toEqual([])
})

test.each(['utf-8', 'utf-16le', 'windows-1252', 'utf-8 with a mark'])('reads %s', async (encoding) => {
  const text = 'Straße;Größe\nAn der Mühle 3;größer\nÜbergasse 4;schöner\n'
  const encoded = encoding === 'utf-8 with a mark' ? bytes(`\uFEFF${text}`) : iconv.encode(text, encoding)
  expect(blockTexts((await readFile(encoded, 'a.csv')).pages)[0]).toBe('Straße\tGröße')
})

test("Excel's line that names the delimiter is not a row", async () => {
  expect(blockTexts((await readFile(bytes('sep=|\r\na|b,c\r\nd|e,f\r\n'), 'a.csv')).pages)).toEqual([
    'a\tb,c',
    'd\te,f',
  ])
})

test('the extension tells a table from text, and content goes before it', async () => {
  expect((await readFile(bytes('a\tb\n1\t2\n'), 'a.tsv')).kind).toBe('csv')
  expect((await readFile(bytes('a\tb\n1\t2\n'), 'exported.xls')).kind).toBe('csv')
  expect((await readFile(bytes('a,b\n1,2\n'), 'a.txt')).kind).toBe('text')
  expect((await readFile(bytes('<!doctype html><p>Words</p>'), 'a.csv')).kind).toBe('html')
  expect(await outcome(bytes(' \n,,\n'), 'a.csv')).toBe('document-empty')
})

test('a long table keeps every row, each page under the header', async () => {
  const lines = Array.from({ length: 20_000 }, (_, row) => `row ${row},${row * 3},ok`)
  const { pages } = await readFile(bytes(`Name,Count,State\n${lines.join('\n')}`), 'a.csv')
  expect(blockTexts(pages).slice(1)).toEqual(lines.map((line) => line.replaceAll(',', '\t')))
  expect(new Set(pages.flatMap(({ blocks }) => blocks.map(({ header }) => header)))).toEqual(
    new Set(['Name | Count | State']),
  )
})
