import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutPieces, isExact, type MarkedSpan } from './pieces.ts'

const text = 'Either party may terminate this agreement with ninety days’ written notice.'
const span = (start: number, end: number, page = 1) => ({ page, start, end, text: text.slice(start, end) })

describe('cutPieces', () => {
  it('cuts at the edges of spans and keeps what overlaps', () => {
    const pieces = cutPieces(text, 0, text.length, [
      { span: span(7, 16), marking: 'active', key: 'a' },
      { span: span(13, 26), marking: 'found' },
    ])
    expect(pieces.map(({ text: words, markings, key }) => [words, [...markings], key])).toEqual([
      ['Either ', [], undefined],
      ['party ', ['active'], 'a'],
      ['may', ['active', 'found'], 'a'],
      [' terminate', ['found'], undefined],
      [text.slice(26), [], undefined],
    ])
  })
  it('draws the part of a span that lies in the block', () => {
    const pieces = cutPieces(text, 10, 20, [{ span: span(0, 13), marking: 'other', key: 'b' }])
    expect(pieces.map((piece) => [piece.start, piece.end, piece.markings.size])).toEqual([
      [10, 13, 1],
      [13, 20, 0],
    ])
  })
  it('draws nothing where the words differ from the stored text', () => {
    const stale = { page: 1, start: 0, end: 6, text: 'Neither' }
    expect(isExact(text, stale)).toBe(false)
    expect(cutPieces(text, 0, text.length, [{ span: stale, marking: 'active', key: 'a' }])).toHaveLength(1)
  })
  it('gives the whole text again, and marks exactly the units of the spans', () => {
    const range = fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
    fc.assert(
      fc.property(range, fc.array(range, { maxLength: 6 }), ([start, end], ranges) => {
        const marked = ranges.map(([a, b]): MarkedSpan => ({ span: span(a, b), marking: 'active', key: 'a' }))
        const pieces = cutPieces(text, start, end, marked)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text.slice(start, end))
        for (const piece of pieces)
          for (let at = piece.start; at < piece.end; at++)
            expect(piece.markings.has('active')).toBe(ranges.some(([a, b]) => a <= at && at < b))
      }),
    )
  })
})
