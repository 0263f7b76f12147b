import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Span } from '../../../api/span.ts'
import { rangeIn, sectionText, spansAt } from './section-text.ts'

const spans = fc
  .array(fc.record({ text: fc.string({ minLength: 1, maxLength: 20 }), start: fc.nat(50) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((each): Span[] => each.map(({ text, start }, at) => ({ page: at + 3, start, end: start + text.length, text })))

it('finds the words of a section again where it stands, on other pages too', () => {
  fc.assert(
    fc.property(spans, fc.nat(), fc.nat(), fc.nat(9), (own, one, other, moved) => {
      const section = { spans: own }
      const text = sectionText(section)
      const [start, end] = [one % (text.length + 1), other % (text.length + 1)].sort((a, b) => a - b) as [
        number,
        number,
      ]
      const found = spansAt(section, { start, end })
      expect(
        found
          .map((span) => span.text)
          .join('\n')
          .replaceAll('\n', ''),
      ).toBe(text.slice(start, end).replaceAll('\n', ''))
      for (const span of found) {
        const range = rangeIn(section, span)
        expect(range && text.slice(range.start, range.end)).toBe(span.text)
        const elsewhere = {
          spans: own.map((each) => ({ ...each, page: each.page + moved, start: each.start + 7, end: each.end + 7 })),
        }
        expect(range && spansAt(elsewhere, range)).toEqual([
          { ...span, page: span.page + moved, start: span.start + 7, end: span.end + 7 },
        ])
      }
    }),
  )
})
