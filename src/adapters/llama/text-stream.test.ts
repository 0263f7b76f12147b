import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextStream } from './text-stream.ts'

/** A byte-level vocabulary: each token is one byte of UTF-8, the hardest case for streaming. */
const bytes = (tokens: number[]) => new TextDecoder().decode(Uint8Array.from(tokens))

test('characters are never split, whatever their length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const stream = createTextStream(bytes)
      const pieces = [...new TextEncoder().encode(text)].map((byte) => stream.push(byte))
      expect(pieces.join('') + stream.flush()).toBe(text)
      expect(pieces.join('').includes('\uFFFD')).toBe(text.includes('\uFFFD'))
    }),
  )
})

test('a broken end is shown as a replacement character, not lost', () => {
  const stream = createTextStream(bytes)
  expect(stream.push(0xe2)).toBe('')
  expect(stream.push(0x82)).toBe('')
  expect(stream.flush()).toBe('\uFFFD')
})
