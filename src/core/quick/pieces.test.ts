import fc from 'fast-check'
import { expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

test('pieces hold every character that is not white space, in order, and none is long', () => {
  const words = fc.array(fc.constantFrom('one', 'Two.', 'three,', '\n\n', 'four', '!', 'x'.repeat(900)), {
    maxLength: 60,
  })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        words.map((all) => all.join(' ')),
      ),
      (text) => {
        const pieces = piecesOf(text)
        const bare = (own: string) => own.replace(/\s/g, '')
        expect(bare(pieces.map(({ start, end }) => text.slice(start, end)).join(''))).toBe(bare(text))
        for (const [at, { start, end }] of pieces.entries()) {
          expect(start).toBeGreaterThanOrEqual(pieces[at - 1]?.end ?? 0)
          expect(end - start).toBeLessThanOrEqual(2000)
        }
      },
    ),
  )
})
