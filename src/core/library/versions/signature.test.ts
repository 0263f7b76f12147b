import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resemblance, signatureOf } from './signature.ts'

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

  it('are the same for the same text', () => {
    const terms = vocabulary.slice(0, 100)
    const signature = signatureOf(terms)
    if (!signature) throw new Error('no signature')
    expect(signature).toEqual(signatureOf([...terms]))
    expect(resemblance(signature, signature)).toBe(1)
  })

  it('are not made of a few words', () => {
    expect(signatureOf(['too', 'short'])).toBeUndefined()
  })
})
