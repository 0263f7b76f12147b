import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Block } from '../../../api/document.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { countWords } from './count-words.ts'
import { sectionsOf } from './sections-of.ts'

const word = fc.constantFrom(...'The tenant pays. Rent 1. 2. Term § 3 a, “b” 合同 2026 ends!'.split(' '))
const text = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => words.join(' '))
const piece = fc.record({
  kind: fc.constantFrom('heading', 'paragraph', 'list-item', 'table-row', 'none'),
  level: fc.integer({ min: 1, max: 4 }),
  text,
})
const page = fc.record({ pieces: fc.array(piece, { maxLength: 8 }), label: fc.option(fc.constantFrom('A', 'B')) })

/** Pages of these pieces with what `ExtractedPage` promises; `none` stands in no block. */
const documents = fc.array(page, { maxLength: 5 }).map((pages) => {
  let path: string[] = []
  return pages.map(({ pieces, label }, index): ExtractedPage => {
    let whole = ''
    const blocks: Block[] = []
    for (const { kind, level, text: own } of pieces) {
      const start = whole.length
      whole += `${own}\n\n`
      if (kind === 'none') continue
      const end = start + own.length
      if (kind === 'heading') {
        path = path.slice(0, level - 1)
        blocks.push({ kind, level, start, end, headingPath: [...path] })
        path.push(own)
      } else blocks.push({ kind: kind as Block['kind'], start, end, headingPath: [...path] })
    }
    return { number: index + 1, text: whole, source: 'text', blocks, ...(label === null ? {} : { label }) }
  })
})
const limits = fc.record({ least: fc.integer({ min: 0, max: 40 }), most: fc.integer({ min: 10, max: 200 }) })
const bare = (value: string) => value.replace(/\s+/g, '')

test('sections hold all text once, in order, at its offsets', () => {
  fc.assert(
    fc.property(documents, limits, (pages, { least, most }) => {
      const sections = sectionsOf({ pages }, { least, most: Math.max(most, least) })
      const said = sections.flatMap(({ spans }) => spans.map((span) => bare(span.text))).join('')
      expect(said).toBe(pages.map((each) => bare(each.text)).join(''))
      for (const { spans, from, to } of sections) {
        expect(spans.length).toBeGreaterThan(0)
        expect([from, to]).toEqual([spans[0]?.page, spans.at(-1)?.page])
        for (const { page: number, start, end, text: own } of spans) {
          expect(pages[number - 1]?.text.slice(start, end)).toBe(own)
          expect(own.trim()).toBe(own)
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('no section is longer than asked', () => {
  fc.assert(
    fc.property(documents, limits, (pages, { least, most }) => {
      for (const { words } of sectionsOf({ pages }, { least, most })) expect(words).toBeLessThanOrEqual(most)
    }),
    { numRuns: 300 },
  )
})

test('no section is shorter than asked where there is room to join it', () => {
  fc.assert(
    fc.property(documents, limits, (pages, { least }) => {
      const sections = sectionsOf({ pages }, { least, most: 10_000 })
      if (sections.length > 1) for (const { words } of sections) expect(words).toBeGreaterThanOrEqual(least)
    }),
    { numRuns: 300 },
  )
})

test('words are counted as a reader counts them', () => {
  expect(countWords('The rent – 2,900 EUR – is due (see § 3).')).toBe(8)
  expect(countWords('')).toBe(0)
  expect(countWords('合同双方')).toBe(2)
})
