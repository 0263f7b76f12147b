import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { lineText } from '../pdf-layout/fragment-text.ts'
import { linesOfPage } from '../pdf-layout/reading-order.ts'
import { type DrawnText, drawnPage } from './test-drawn-page.ts'

const size = 10

/** Text whose right side is at `right`. */
function flushRight(text: string, right: number, y: number): DrawnText {
  return { text, x: right - (text.length * size) / 2, y, size }
}

function centred(text: string, middle: number, y: number): DrawnText {
  return { text, x: middle - (text.length * size) / 4, y, size }
}

function at(text: string, x: number, y: number): DrawnText {
  return { text, x, y, size }
}

function rowsOf(page: PdfCharacters): (string[] | string)[] {
  return linesOfPage(page).map((line) =>
    line.row ? line.row.cells.map((cell) => cell.map((own) => lineText(page, own)).join(' ')) : lineText(page, line),
  )
}

function headersOf(page: PdfCharacters): (string | undefined)[] {
  return [...new Set(linesOfPage(page).flatMap((line) => (line.row ? [line.row.header] : [])))]
}

const label = fc.stringMatching(/^[A-Z][a-z]{3,9}$/)
const amount = fc.oneof(
  fc.integer({ min: 0, max: 9_999_999 }).map((value) => value.toLocaleString('en')),
  fc.integer({ min: 1, max: 99_999 }).map((value) => `(${value.toLocaleString('en')})`),
  fc.constant('—'),
)
const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.record({
    rows: fc.array(fc.tuple(label, fc.array(amount, { minLength: columns, maxLength: columns })), {
      minLength: 3,
      maxLength: 10,
    }),
    columns: fc.constant(columns),
    x: fc.integer({ min: 20, max: 80 }),
    y: fc.integer({ min: 60, max: 300 }),
    first: fc.integer({ min: 2000, max: 2030 }),
  }),
)

test('any labels with figures in columns below years are rows of a table that the years head', () => {
  fc.assert(
    fc.property(table, ({ rows, columns, x, y, first }) => {
      const rights = Array.from({ length: columns }, (_, column) => x + 180 + column * 80)
      const years = rights.map((_, column) => String(first - column))
      const texts = [
        ...years.map((year, column) => flushRight(year, rights[column] ?? 0, y)),
        ...rows.flatMap(([name, amounts], row) => [
          at(name, x, y + 16 + row * 14),
          ...amounts.map((text, column) => flushRight(text, rights[column] ?? 0, y + 16 + row * 14)),
        ]),
      ]
      const page = drawnPage(texts, [])
      expect(rowsOf(page)).toEqual([['', ...years], ...rows.map(([name, amounts]) => [name, ...amounts])])
      expect(headersOf(page)).toEqual([years.join(' | ')])
    }),
  )
})

test('a head over two years, labels of groups and labels of two lines belong to the table', () => {
  const page = drawnPage(
    [
      centred('Three Months Ended', 240, 100),
      centred('Nine Months Ended', 400, 100),
      ...[200, 280, 360, 440].map((right, nth) => centred(nth % 2 === 0 ? '2023' : '2022', right, 114)),
      at('(In millions)', 40, 114),
      at('Net sales:', 40, 130),
      ...['Products', 'Services'].flatMap((name, row) => [
        at(name, 40, 144 + row * 14),
        ...[200, 280, 360, 440].map((middle) => centred('96,388', middle, 144 + row * 14)),
      ]),
      at('Other income of the', 40, 172),
      at('whole group', 40, 184),
      ...[200, 280, 360, 440].map((middle) => centred('1,234', middle, 184)),
    ],
    [],
  )
  expect(rowsOf(page)).toEqual([
    ['', 'Three Months Ended', '', 'Nine Months Ended', ''],
    ['(In millions)', '2023', '2022', '2023', '2022'],
    ['Net sales:', '', '', '', ''],
    ['Products', '96,388', '96,388', '96,388', '96,388'],
    ['Services', '96,388', '96,388', '96,388', '96,388'],
    ['Other income of the whole group', '1,234', '1,234', '1,234', '1,234'],
  ])
  expect(headersOf(page)).toEqual([
    '(In millions) | Three Months Ended 2023 | Three Months Ended 2022 | Nine Months Ended 2023 | Nine Months Ended 2022',
  ])
})

test('a column that nothing heads leaves the table without a header: none is better than a wrong one', () => {
  const page = drawnPage(
    [
      flushRight('Total', 300, 100),
      ...[0, 1, 2].flatMap((row) => [
        at('Products', 40, 116 + row * 14),
        flushRight('96,388', 200, 116 + row * 14),
        flushRight('20,766', 300, 116 + row * 14),
      ]),
    ],
    [],
  )
  expect(headersOf(page)).toEqual([undefined])
})

const word = fc.stringMatching(/^[a-z]{2,9}$/)
const number = fc.integer({ min: 0, max: 99_999 }).map(String)

test('prose with figures in it, contents pages and references are no tables of figures', () => {
  const line = fc.array(fc.oneof({ weight: 3, arbitrary: word }, number), { minLength: 6, maxLength: 9 })
  fc.assert(
    fc.property(fc.array(line, { minLength: 3, maxLength: 20 }), (lines) => {
      const texts = lines.map((words, row) => at(words.join(' '), 60, 80 + row * 13))
      expect(linesOfPage(drawnPage(texts, [])).filter((own) => own.row)).toEqual([])
    }),
  )
  const contents = [1, 2, 3, 4, 5].flatMap((nth) => [
    at(`${nth}.1 Security`, 60, 80 + nth * 14),
    flushRight(String(nth * 7), 500, 80 + nth * 14),
  ])
  const references = [1, 2, 3, 4].flatMap((nth) => [
    at(`[${nth}]`, 60, 300 + nth * 28),
    at('Lysak, M.: Tables. pp. 12-19 (2023)', 90, 300 + nth * 28),
    at('ICDAR 21(3), 45-67', 90, 314 + nth * 28),
  ])
  expect(linesOfPage(drawnPage([...contents, ...references], [])).filter((own) => own.row)).toEqual([])
})

test('no figures, drawn anywhere, lose or double a character', () => {
  const place = fc.integer({ min: 0, max: 600 })
  const text = fc.oneof(amount, label, fc.constantFrom('$', '2023', '%', 'Three Months Ended'))
  const drawn = fc.array(
    fc.record({ text, x: place, y: place.map((y) => 20 + y - (y % 14)), size: fc.constant(size) }),
    {
      maxLength: 60,
    },
  )
  fc.assert(
    fc.property(drawn, (texts) => {
      const page = drawnPage(
        texts.toSorted((a, b) => a.y - b.y || a.x - b.x),
        [],
      )
      const seen: number[] = []
      for (const line of linesOfPage(page)) {
        if (line.row) expect(line.row.cells.flat().flatMap((own) => own.fragments)).toEqual(line.fragments)
        for (const { from, to } of line.fragments)
          for (let index = from; index < to; index++) if ((page.codes[index] ?? 0) > 32) seen.push(index)
      }
      const all = [...page.codes.keys()].filter((index) => (page.codes[index] ?? 0) > 32)
      expect(new Set(seen).size).toBe(seen.length)
      expect(seen.sort((a, b) => a - b)).toEqual(all)
    }),
  )
})
