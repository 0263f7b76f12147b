import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import { fragmentText, lineText } from '../pdf-layout/fragment-text.ts'
import type { Line } from '../pdf-layout/line.ts'
import { linesOfPage } from '../pdf-layout/reading-order.ts'
import { type DrawnText, drawnPage } from './test-drawn-page.ts'

const size = 10
const leading = 12
const padding = 3

const word = fc.stringMatching(/^[a-z]{2,5}$/)
/** A cell of up to three lines. */
const cell = fc.array(fc.array(word, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 })
const shape = fc.record({ columns: fc.integer({ min: 2, max: 5 }), rows: fc.integer({ min: 2, max: 6 }) })
const grid = shape.chain(({ columns, rows }) =>
  fc.record({
    cells: fc.array(
      fc.array(fc.oneof({ weight: 4, arbitrary: cell }, fc.constant([])), { minLength: columns, maxLength: columns }),
      {
        minLength: rows,
        maxLength: rows,
      },
    ),
    x: fc.integer({ min: 20, max: 120 }),
    y: fc.integer({ min: 20, max: 200 }),
    isOpen: fc.boolean(),
    byColumn: fc.boolean(),
    turn: fc.constantFrom(0, 1, 2, 3),
  }),
)

/** Cells drawn with lines, `isOpen`: without those at the left and right side. */
function drawGrid(
  cells: readonly (readonly (readonly (readonly string[])[])[])[],
  x: number,
  y: number,
  isOpen: boolean,
  byColumn: boolean,
) {
  const width = 11 * 0.5 * size + 2 * padding
  const heights = cells.map((row) => Math.max(1, ...row.map((own) => own.length)) * leading + 2 * padding)
  const top = (row: number): number => y + heights.slice(0, row).reduce((sum, height) => sum + height, 0)
  const columns = cells[0]?.length ?? 0
  const texts = cells.flatMap((row, at) =>
    row.map((lines, column) => ({
      column,
      lines: lines.map(
        (words, line): DrawnText => ({
          text: words.join(' '),
          x: x + column * width + padding,
          y: top(at) + padding + (line + 0.8) * leading,
          size,
        }),
      ),
    })),
  )
  if (byColumn) texts.sort((a, b) => a.column - b.column)
  const rules = [
    ...Array.from({ length: cells.length + 1 }, (_, row) => [x, top(row), x + columns * width, top(row)]),
    ...Array.from({ length: columns + 1 }, (_, column) => [
      x + column * width,
      y,
      x + column * width,
      top(cells.length),
    ]).slice(isOpen ? 1 : 0, isOpen ? -1 : undefined),
  ]
  return { texts: texts.flatMap(({ lines }) => lines), rules }
}

function rowTexts(page: PdfCharacters): (string[] | string)[] {
  const cellText = (lines: readonly Line[]): string => lines.map((line) => lineText(page, line)).join(' ')
  return linesOfPage(page).map((line) => (line.row ? line.row.cells.map(cellText) : lineText(page, line)))
}

test('any grid of cells, drawn anywhere and in any direction, is found with its cells', () => {
  fc.assert(
    fc.property(grid, ({ cells, x, y, isOpen, byColumn, turn }) => {
      const wide = cells.filter((row) => row.filter((own) => own.length > 0).length >= 2)
      fc.pre(wide.length >= 2 && wide.length >= cells.length / 3)
      const { texts, rules } = drawGrid(cells, x, y, isOpen, byColumn)
      const found = rowTexts(drawnPage(texts, rules, { turn }))
      const columns = (cells[0] ?? [])
        .map((_, column) => column)
        .filter((column) => cells.some((row) => (row[column]?.length ?? 0) > 0))
      const wanted = cells
        .map((row) => columns.map((column) => (row[column] ?? []).map((words) => words.join(' ')).join(' ')))
        .filter((row) => row.some((text) => text !== ''))
      expect(found).toEqual(wanted)
    }),
  )
})

test('lines drawn anywhere neither lose nor double a character', () => {
  const place = fc.integer({ min: 0, max: 600 })
  const texts = fc.array(
    fc.record({
      text: fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' ')),
      x: place,
      y: place,
      size: fc.integer({ min: 5, max: 20 }),
    }),
    { maxLength: 30 },
  )
  const rules = fc.array(
    fc.oneof(
      fc.tuple(place, place, fc.integer({ min: 1, max: 500 })).map(([x, y, length]) => [x, y, x + length, y]),
      fc.tuple(place, place, fc.integer({ min: 1, max: 500 })).map(([x, y, length]) => [x, y, x, y + length]),
    ),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(texts, rules, rules, fc.constantFrom(0, 1, 2, 3), (drawn, lines, shades, turn) => {
      const page = drawnPage(drawn, lines, { shades, turn })
      const bare = drawnPage(drawn, [], { turn })
      expect(lettersOf(page)).toEqual(lettersOf(bare))
    }),
  )
})

function lettersOf(page: PdfCharacters): number[] {
  const seen: number[] = []
  for (const line of linesOfPage(page)) {
    if (line.row) expect(line.row.cells.flat().flatMap((own) => own.fragments)).toEqual(line.fragments)
    for (const fragment of line.fragments) {
      for (let i = fragment.from; i < fragment.to; i++) if (page.codes[i] !== 32 && page.codes[i] !== 10) seen.push(i)
      expect(fragmentText(page, fragment)).not.toBe('')
    }
  }
  return seen.sort((a, b) => a - b)
}

const prose = [
  'The landlord keeps the house in good order and',
  'lets the tenant know of works a week before they',
  'begin in the flat or on the stairs of the house.',
  'Rent is due on the third working day of each',
  'month and is paid to the account that was named',
]

test('text in a frame, beside a line, between lines or in two columns with a line between is no table', () => {
  const column = (x: number): DrawnText[] => prose.map((text, at) => ({ text, x, y: 100 + at * 14, size: 10 }))
  const frame = [
    [40, 80, 560, 80],
    [40, 180, 560, 180],
    [40, 80, 40, 180],
    [560, 80, 560, 180],
  ]
  const pages = [
    drawnPage(column(60), frame),
    drawnPage(column(60), [[50, 90, 50, 170]]),
    drawnPage(
      column(60),
      [0, 1, 2, 3, 4, 5].map((at) => [40, 90 + at * 14, 560, 90 + at * 14]),
    ),
    drawnPage([...column(50), ...column(310)], [...frame, [302, 80, 302, 180]]),
  ]
  for (const page of pages) expect(linesOfPage(page).filter((line) => line.row)).toEqual([])
})

test('heads over several columns, cells over several rows and a turned head keep their place', () => {
  const text = (value: string, x: number, y: number): DrawnText => ({ text: value, x, y, size: 10 })
  const texts = [
    text('Flat', 54, 124),
    text('Heating', 154, 114),
    text('Used', 124, 134),
    text('Paid', 204, 134),
    text('Ground', 54, 164),
    text('9,870', 124, 154),
    text('96', 204, 154),
    text('8,140', 124, 174),
    text('71', 204, 174),
  ]
  const rules = [
    [50, 100, 280, 100],
    [120, 120, 280, 120],
    [50, 140, 280, 140],
    [120, 160, 280, 160],
    [50, 180, 280, 180],
    [50, 100, 50, 180],
    [120, 100, 120, 180],
    [200, 120, 200, 180],
    [280, 100, 280, 180],
  ]
  const page = drawnPage(texts, rules)
  expect(rowTexts(page)).toEqual([
    ['Flat', 'Heating', ''],
    ['', 'Used', 'Paid'],
    ['Ground', '9,870', '96'],
    ['', '8,140', '71'],
  ])
  expect(linesOfPage(page).map((line) => line.row?.header)).toEqual(Array(4).fill('Flat | Heating Used | Heating Paid'))
})

test('shades make cells where lines do not; those within a cell part nothing', () => {
  const texts = [1, 2, 3].flatMap((row) =>
    ['One', 'Two'].map(
      (value, column): DrawnText => ({ text: `${value} ${row}`, x: 55 + column * 100, y: 95 + row * 20, size: 10 }),
    ),
  )
  const box = (left: number, top: number, right: number, bottom: number): number[][] => [
    [left, top, right, top],
    [left, bottom, right, bottom],
    [left, top, left, bottom],
    [right, top, right, bottom],
  ]
  const cells = [0, 1, 2].flatMap((row) =>
    [0, 1].flatMap((column) => box(50 + column * 100, 100 + row * 20, 150 + column * 100, 120 + row * 20)),
  )
  const wanted = [1, 2, 3].map((row) => [`One ${row}`, `Two ${row}`])
  expect(rowTexts(drawnPage(texts, [], { shades: cells }))).toEqual(wanted)
  const within = [...box(60, 109, 90, 120), ...box(57, 104, 143, 116)]
  expect(rowTexts(drawnPage(texts, cells, { shades: within }))).toEqual(wanted)
})
