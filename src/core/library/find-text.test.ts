import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findOnPage, foldedText, foldText } from './find-text.ts'

const find = (text: string, wanted: string) => findOnPage({ number: 1, text }, wanted, 500)

it.each([
  ['The Tenant shall pay', 'tenant', ['Tenant']],
  ['pay\n  the   rent', 'PAY THE RENT', ['pay\n  the   rent']],
  ['Café CAFE\u0301 cafe', 'cafe', ['Café', 'CAFE\u0301', 'cafe']],
  ['the landlord’s “own” ten‑year term', 'landlord\'s "own" ten-year', ['landlord’s “own” ten‑year']],
  ['co\u00ADoperate', 'cooperate', ['co\u00ADoperate']],
  ['the ﬁnal oﬃce', 'final office', ['ﬁnal oﬃce']],
  ['𝐁old 😀 text', 'bold 😀', ['𝐁old 😀']],
  ['aaaa', 'aa', ['aa', 'aa']],
  ['nothing here', 'x', []],
  ['some text', '  ', []],
])('in %j finds %j', (text, wanted, expected) => {
  expect(find(text, wanted).map((span) => span.text)).toEqual(expected)
})

it('gives spans that equal their slice, fold to what was wanted, and do not overlap', () => {
  const words = fc.array(
    fc.constantFrom('a', 'B', 'é', 'ß', 'İ', ' ', '\n', '\u00AD', '’', 'ﬁ', '😀', 'e\u0301', '-', '—'),
    { maxLength: 40 },
  )
  fc.assert(
    fc.property(words, words, (page, part) => {
      const text = page.join('')
      const wanted = part.slice(0, 3).join('')
      let last = 0
      for (const span of find(text, wanted)) {
        expect(span.start).toBeGreaterThanOrEqual(last)
        expect(span.text).toBe(text.slice(span.start, span.end))
        expect(foldText(span.text).text.trim()).toContain(foldText(wanted).text.trim())
        last = span.end
      }
    }),
  )
})

it('finds any run of words again, whatever its case and spacing', () => {
  const word = fc.stringMatching(/^[a-zA-Zäöüéß]{1,6}$/)
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (words, from, length) => {
      const start = from % words.length
      const part = words.slice(start, start + 1 + (length % 5))
      const text = words.join('\n ')
      const found = find(text, part.join(' ').toUpperCase())
      const place = words.slice(0, start).join('\n ').length + (start > 0 ? 2 : 0)
      const expected = part.join('\n ')
      if (part.every((each) => !each.includes('ß'))) {
        expect(found.some((span) => span.start <= place && place < span.end)).toBe(true)
        expect(text.slice(place, place + expected.length)).toBe(expected)
      }
    }),
  )
})

it.each(['binary', 'binary-ascii'] as const)('folds a text alone as with the way back, %s', (unit) => {
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(foldedText(text)).toBe(foldText(text).text)
    }),
  )
})
