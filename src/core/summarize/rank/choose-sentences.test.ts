import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sectionsOf } from '../outline/sections-of.ts'
import { testSource } from '../test-source.ts'
import { dot, saysTheSame } from './alike.ts'
import { chooseSentences } from './choose-sentences.ts'
import { rankByText } from './rank-by-text.ts'
import type { RankedSentence } from './ranked-sentence.ts'

const unit = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }).map((values) => {
  const size = Math.hypot(...values) || 1
  return Float32Array.from(values, (value) => value / size)
})
const ranked = fc
  .array(
    fc.record({
      section: fc.integer({ min: 0, max: 5 }),
      score: fc.double({ min: 0.01, max: 1, noNaN: true }),
      vector: unit,
    }),
    {
      maxLength: 40,
    },
  )
  .map((all) => all.map((one, order): RankedSentence => ({ ...one, order, text: `Sentence ${order}.`, spans: [] })))

test('no two chosen sentences are alike, they stand in reading order, and come from three sections where that is possible', () => {
  fc.assert(
    fc.property(ranked, fc.integer({ min: 3, max: 8 }), (sentences, wanted) => {
      const chosen = chooseSentences(sentences, { sentences: wanted, spread: true })
      expect(chosen.length).toBeLessThanOrEqual(wanted)
      expect(chosen.map(({ order }) => order)).toEqual(chosen.map(({ order }) => order).toSorted((a, b) => a - b))
      chosen.forEach((one, at) => {
        for (const other of chosen.slice(at + 1)) {
          if (one.vector && other.vector) expect(dot(one.vector, other.vector)).toBeLessThan(0.85)
        }
      })
      const left = sentences.filter((one) => !chosen.some((other) => one === other || saysTheSame(one, other)))
      const drawn = new Set(chosen.map(({ section }) => section))
      if (drawn.size < Math.min(3, chosen.length)) expect(left.every(({ section }) => drawn.has(section))).toBe(true)
    }),
  )
})

test('headings, stubs of lists and rows are not taken where sentences stand', async () => {
  const text = `# The Big Heading Of It All\n\nThe board met in May and approved the budget of the year.\n\nThe following were there:\n\n- Anna\n- Carl\n\n| Item | Cost |\n|---|---|\n| Chairs of the board | 300 |\n\nThe budget of the year pays for the new chairs of the board.\n`
  const source = await testSource(text)
  const sections = sectionsOf(source, { least: 0, most: 1000 })
  expect(rankByText(source, sections).map((sentence) => sentence.text)).toEqual([
    'The board met in May and approved the budget of the year.',
    'The budget of the year pays for the new chairs of the board.',
  ])
})

test('a sentence that goes on over a page break is one with two places', async () => {
  const source = await testSource('The tenant pays the rent of the flat on the')
  const [page] = source.pages
  if (!page) throw new Error('no page')
  const text = 'first day of each month in advance. The landlord gives a receipt for each payment.'
  const pages = [
    page,
    { ...page, number: 2, text, blocks: [{ kind: 'paragraph' as const, start: 0, end: text.length, headingPath: [] }] },
  ]
  const [first] = rankByText({ ...source, pages }, sectionsOf({ pages }, { least: 0, most: 1000 }))
  expect(first?.text).toBe('The tenant pays the rent of the flat on the first day of each month in advance.')
  expect(first?.spans.map((span) => span.page)).toEqual([1, 2])
})
