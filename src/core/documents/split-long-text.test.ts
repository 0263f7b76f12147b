import fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitLongText } from './split-long-text.ts'

test('pieces are short, trimmed, whole and nothing but spaces is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.integer({ min: 4, max: 60 }), (text, limit) => {
      const pieces = splitLongText(text, limit)
      expect(pieces.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(limit)
        expect(piece).toBe(piece.trim())
        expect(piece).not.toBe('')
        expect(piece.isWellFormed()).toBe(true)
      }
    }),
  )
})
