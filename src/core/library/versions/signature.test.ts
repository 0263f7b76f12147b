import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSignatureMaker, resemblance } from './signature.ts'

const words = fc.array(fc.stringMatching(/^[a-z]{2,8}$/), { minLength: 60, maxLength: 300 })

describe('signatures of texts', () => {
  it('are equal for equal texts, in whatever pieces they come', () => {
    fc.assert(
      fc.property(words, fc.nat(59), (terms, cut) => {
        const whole = signatureOf(terms)
        const maker = createSignatureMaker()
        maker.add(terms.slice(0, cut))
        maker.add(terms.slice(cut))
        expect(maker.signature()).toEqual(whole)
      }),
    )
  })

  it('estimate the share of runs of three terms in common', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 59 }), (terms, changed) => {
        const other = terms.map((term, at) => (at < changed ? `${term}-x` : term))
        const [left, right] = [signatureOf(terms), signatureOf(other)]
        expect(Math.abs(resemblance(left, right) - jaccard(terms, other))).toBeLessThan(0.3)
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('are close to nothing for texts that share words but no runs', () => {
    const terms = Array.from({ length: 300 }, (_, at) => `word${at % 97}`)
    const shuffled = terms.map((_, at) => `word${(at * 31) % 97}`)
    expect(resemblance(signatureOf(terms), signatureOf(shuffled))).toBeLessThan(0.15)
  })

  it('are not made of a few words', () => {
    const maker = createSignatureMaker()
    maker.add(['one', 'two', 'three'])
    expect(maker.signature()).toBeUndefined()
  })
})

function signatureOf(terms: readonly string[]): Uint32Array {
  const maker = createSignatureMaker()
  maker.add(terms)
  const signature = maker.signature()
  if (!signature) throw new Error('too few terms')
  return signature
}

function jaccard(left: readonly string[], right: readonly string[]): number {
  const [one, other] = [left, right].map(
    (terms) => new Set(terms.slice(2).map((_, at) => terms.slice(at, at + 3).join(' '))),
  ) as [Set<string>, Set<string>]
  const common = [...one].filter((run) => other.has(run)).length
  return common / (one.size + other.size - common)
}
