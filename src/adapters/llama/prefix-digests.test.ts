import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bytesToTokens, prefixDigests, tokenBytes } from './prefix-digests.ts'

const tokens = fc.array(fc.nat({ max: 0xffffffff }), { maxLength: 200 })

it('gives the digest of each prefix as if it were hashed alone', () => {
  fc.assert(
    fc.property(tokens, fc.array(fc.nat({ max: 250 }), { maxLength: 20 }), (prompt, lengths) => {
      const digests = prefixDigests(prompt, lengths)
      expect([...digests.keys()].toSorted((a, b) => a - b)).toEqual(
        [...new Set(lengths)].filter((length) => length <= prompt.length).toSorted((a, b) => a - b),
      )
      for (const [length, digest] of digests) {
        expect(digest).toBe(
          createHash('sha256')
            .update(tokenBytes(prompt.slice(0, length)))
            .digest('hex'),
        )
      }
    }),
  )
})

it('writes four bytes a token, the lowest first', () => {
  expect([...tokenBytes([1, 0x01020304])]).toEqual([1, 0, 0, 0, 4, 3, 2, 1])
})

it('reads back what it wrote, also from within a larger buffer', () => {
  fc.assert(
    fc.property(tokens, (numbers) => {
      const shifted = Buffer.concat([Buffer.of(7), tokenBytes(numbers)]).subarray(1)
      expect([...bytesToTokens(shifted)]).toEqual(numbers)
    }),
  )
})
