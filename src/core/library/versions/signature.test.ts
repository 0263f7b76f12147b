import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandsOf, resemblance, signatureLength, signatureOf } from './signature.ts'

const vocabulary = Array.from({ length: 500 }, (_, at) => `word${at}`)
const texts = fc.array(fc.constantFrom(...vocabulary), { minLength: 200, maxLength: 900 })

/** Share of distinct runs of three terms that two texts have in common. */
function jaccard(left: readonly string[], right: readonly string[]): number {
  const runs = (terms: readonly string[]) => new Set(terms.slice(2).map((_, at) => terms.slice(at, at + 3).join(' ')))
  const [a, b] = [runs(left), runs(right)]
  const shared = [...a].filter((run) => b.has(run)).length
  return shared / (a.size + b.size - shared)
}

describe('signatures', () => {
  it('estimate what two texts have in common', () => {
    const errors: number[] = []
    fc.assert(
      fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (terms, share) => {
        const changed = terms.map((term, at) => (at < terms.length * share ? `${term}x` : term))
        const [left, right] = [signatureOf(terms), signatureOf(changed)]
        if (!left || !right) throw new Error('no signature')
        errors.push(Math.abs(resemblance(left, right) - jaccard(terms, changed)))
        expect(errors.at(-1)).toBeLessThan(0.3)
      }),
      { seed: 7, numRuns: 60 },
    )
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.06)
  })

  it('share a band where texts are versions of one another', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (terms, seed) => {
        const at = seed % terms.length
        const changed = [...terms.slice(0, at), 'inserted', 'words', ...terms.slice(at + 3)]
        const [left, right] = [signatureOf(terms), signatureOf(changed)]
        if (!left || !right) throw new Error('no signature')
        const bands = new Set(bandsOf(left))
        expect(bands.size).toBe(16)
        expect(bandsOf(right).some((band) => bands.has(band))).toBe(true)
        expect(resemblance(left, left)).toBe(1)
        expect(left).toHaveLength(signatureLength)
      }),
    )
  })

  it('are not made of a few words', () => {
    expect(signatureOf(['too', 'short'])).toBeUndefined()
  })
})
