import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RecognisedWord } from '../ports/text-recognizer.ts'
import { headingPathProblems, pageProblems } from './page-problems.ts'
import { recognisedPage } from './recognised-page.ts'

const page = { width: 600, height: 800 }

/** Words of lines as a recogniser would place them: letters 6 wide and 12 high, lines 16 apart. */
function printed(
  lines: readonly string[],
  { left = 50, top = 60, size = 12, confidence = 0.95 } = {},
): RecognisedWord[] {
  return lines.flatMap((line, at) => {
    let x = left
    return line.split(' ').map((text) => {
      const box = { x, y: top + at * size * 1.35, width: text.length * size * 0.5, height: size * 0.72 }
      x += (text.length + 1) * size * 0.5
      return { text, confidence, box, line: at, paragraph: 0 }
    })
  })
}

function numbered(groups: readonly RecognisedWord[][]): RecognisedWord[] {
  let before = 0
  return groups.flatMap((words) => {
    const moved = words.map((word) => ({ ...word, line: word.line + before }))
    before += (words.at(-1)?.line ?? -1) + 1
    return moved
  })
}

const prose = [
  'Rent is due on the third working day of each month and is',
  'paid to the account that the owner has named by writing, in',
  'the currency of the contract. The tenant keeps the cel-',
  'lar dry and lets nobody store anything there that burns.',
]

test('lines of a paragraph are one block, a word that a hyphen parted is one word with both its boxes', () => {
  const found = recognisedPage(3, { words: printed(prose), turn: 0 }, page, page)
  expect(found).toMatchObject({ number: 3, source: 'recognised', confidence: 0.95, ...page })
  expect(found.text).toBe(prose.join(' ').replace('cel- lar', 'cellar'))
  expect(found.blocks.map(({ kind }) => kind)).toEqual(['paragraph'])
  const at = found.text.indexOf('cellar')
  const parts = found.words?.filter(({ start }) => start >= at && start < at + 6) ?? []
  expect(parts.map(({ start, end }) => found.text.slice(start, end))).toEqual(['cel', 'lar'])
  expect(parts[0]?.box.y).toBeLessThan(parts[1]?.box.y ?? 0)
})

test('rows with cells far apart are table rows, a line in larger print above is a heading', () => {
  const rows = [
    ['Item', 'Amount', 'Price'],
    ['Garden', '28', '3360.00'],
    ['Cuttings', '1', '307.35'],
  ].map((cells, row) =>
    cells.map((text, column) => ({
      text,
      confidence: 0.9,
      box: { x: 50 + column * 160, y: 300 + row * 18, width: text.length * 6, height: 8.6 },
      line: row,
      paragraph: 0,
    })),
  )
  const title = printed(['Bill for work'], { size: 24, top: 20 })
  const found = recognisedPage(1, { words: numbered([title, printed(prose), rows.flat()]), turn: 0 }, page, page)
  expect(found.blocks.map(({ kind }) => kind)).toEqual(['heading', 'paragraph', 'table-row', 'table-row', 'table-row'])
  expect(found.text).toContain('Garden\t28\t3360.00\nCuttings\t1\t307.35')
  expect(found.blocks[1]?.headingPath).toEqual(['Bill for work'])
})

test('what was made out of specks and pictures goes; where nothing else is left the page is empty, or unreadable where it looks written', () => {
  const specks = printed(['" ~ Ee wR |'], { top: 500, confidence: 0.3 })
  const mixed = recognisedPage(1, { words: numbered([printed(prose), specks]), turn: 0 }, page, page)
  expect(mixed.text).not.toMatch(/Ee|wR|~/)
  expect(recognisedPage(1, { words: specks, turn: 0 }, page, page)).toEqual({
    number: 1,
    text: '',
    source: 'empty',
    blocks: [],
    ...page,
  })
  const guessed = printed(prose, { confidence: 0.35 })
  expect(recognisedPage(1, { words: guessed, turn: 0 }, page, page).source).toBe('unreadable')
})

test('any words give a page that keeps its promises, and every box belongs to its word', () => {
  const word = fc.record({
    text: fc.oneof(
      fc.stringMatching(/^[\p{L}\p{N}.,;:!?()-]{1,12}$/u),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }),
    ),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    box: fc.record({
      x: fc.double({ min: 0, max: 2_000, noNaN: true }),
      y: fc.double({ min: 0, max: 3_000, noNaN: true }),
      width: fc.double({ min: 0, max: 400, noNaN: true }),
      height: fc.double({ min: 0, max: 80, noNaN: true }),
    }),
    line: fc.nat(12),
    paragraph: fc.nat(3),
  })
  fc.assert(
    fc.property(fc.array(word, { maxLength: 60 }), fc.constantFrom(0, 1, 2, 3), (words, turn) => {
      words.sort((a, b) => a.line - b.line)
      const found = recognisedPage(1, { words, turn: turn as 0 }, page, { width: 2_400, height: 3_200 })
      expect(pageProblems(found)).toEqual([])
      expect(headingPathProblems([found])).toEqual([])
      let end = 0
      for (const place of found.words ?? []) {
        expect(place.start).toBeGreaterThanOrEqual(end)
        expect(place.end).toBeGreaterThan(place.start)
        end = place.end
        expect(words.some(({ box }) => Math.abs((box.x * 600) / 2_400 - place.box.x) < 1e-6)).toBe(true)
      }
      expect(end).toBeLessThanOrEqual(found.text.length)
    }),
  )
})
