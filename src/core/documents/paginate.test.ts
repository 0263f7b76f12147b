import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FlowBlock } from './flow.ts'
import { headingPathProblems, pageProblems } from './page-problems.ts'
import { pageCharacters, paginate } from './paginate.ts'

const block: fc.Arbitrary<FlowBlock> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('paragraph' as const, 'list-item' as const, 'table-row' as const, 'code' as const),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: fc.constantFrom('\ud800', '\0', '\r', '\n', ' ', 'a', '\udc00') }),
    ),
  }),
  fc.record({
    kind: fc.constant('heading' as const),
    text: fc.string({ unit: 'grapheme' }),
    level: fc.integer({ min: 1, max: 6 }),
  }),
)

test('pages of any flow keep the promises of stored text', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 60 }), (flow) => {
      const pages = [...paginate(flow)]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(headingPathProblems(pages)).toEqual([])
      expect(pages.map((page) => page.number)).toEqual(pages.map((_, at) => at + 1))
    }),
  )
})

test('a page ends at a block, and a block longer than a page is parted at a sentence', () => {
  const sentence = 'The tenant pays the rent on the third working day of each month. '
  const pages = [
    ...paginate([
      { kind: 'paragraph', text: sentence.repeat(100) },
      { kind: 'paragraph', text: 'Last.' },
    ]),
  ]
  expect(pages.length).toBe(3)
  for (const page of pages) {
    expect(page.text.length).toBeLessThanOrEqual(pageCharacters)
    expect(page.text.endsWith('.')).toBe(true)
  }
})

test('a page break begins a page under its own headings, and its label stands on every page up to the next', () => {
  const long = 'The rent is paid. '.repeat(200)
  const pages = [
    ...paginate([
      { kind: 'heading', text: 'Before', level: 1 },
      { kind: 'page-break', label: 'Costs' },
      { kind: 'paragraph', text: long },
      { kind: 'page-break', label: 'Empty' },
      { kind: 'page-break' },
      { kind: 'paragraph', text: 'End.' },
    ]),
  ]
  expect(pages.map(({ number, label }) => [number, label])).toEqual([
    [1, undefined],
    [2, 'Costs'],
    [3, 'Costs'],
    [4, undefined],
  ])
  expect(pages.slice(1).flatMap(({ blocks }) => blocks.flatMap(({ headingPath }) => headingPath))).toEqual([])
})

test('rows keep the header of their table', () => {
  const [page] = [...paginate([{ kind: 'table-row', text: 'Rent\t900', header: 'Item | Amount' }])]
  expect(page?.blocks[0]).toMatchObject({ kind: 'table-row', header: 'Item | Amount' })
})

test('a heading begins a new page once a page is half full, and stands above what follows', () => {
  const long = 'x'.repeat(1_600)
  const pages = [
    ...paginate([
      { kind: 'heading', text: 'One', level: 1 },
      { kind: 'paragraph', text: long },
      { kind: 'heading', text: 'One and a half', level: 2 },
      { kind: 'paragraph', text: 'Short.' },
      { kind: 'heading', text: 'Two', level: 1 },
    ]),
  ]
  expect(pages.map((page) => page.blocks.map(({ headingPath }) => headingPath))).toEqual([
    [[], ['One']],
    [['One'], ['One', 'One and a half'], []],
  ])
})

test('a long run of spaces within a line takes no time to speak of', () => {
  const [page] = [...paginate([{ kind: 'paragraph', text: `a${' '.repeat(3_000_000)}b` }])]
  expect(page?.text.slice(0, 1)).toBe('a')
})

test('empty first cells stand before the row that they belong to', () => {
  const [page] = [
    ...paginate([
      { kind: 'table-row', text: '\t\tRent\t900\t' },
      { kind: 'table-row', text: '\tHeating' },
    ]),
  ]
  expect(page?.text).toBe('\t\tRent\t900\n\tHeating')
  expect(page?.blocks.map(({ start, end }) => page.text.slice(start, end))).toEqual(['Rent\t900', 'Heating'])
})
