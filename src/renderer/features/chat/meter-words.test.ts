import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnswerPlan } from '../../../api/answer-plan.ts'
import { meterShare, meterWords } from './meter-words.ts'

const plan = AnswerPlan.parse({
  route: 'passages',
  chosen: false,
  contextTokens: 16384,
  answerTokens: 400,
  roomTokens: 9750,
  usedTokens: 640,
  readyTokens: 0,
  parts: [{ kind: 'passages', tokens: 640, count: 4 }],
  narrowed: [],
  leftOut: [],
  turnsLeftOut: 0,
  documents: 3,
  whole: { fits: false, tokens: 0, exact: false },
})

describe('meterWords', () => {
  it('speaks of room before a question and of passages with one', () => {
    expect(meterWords(plan, false)).toBe('room for about 15 pages')
    expect(meterWords(plan, true)).toBe('reads 4 passages, 1 page')
  })
  it('never says zero pages', () => {
    expect(meterWords({ ...plan, roomTokens: 10 }, false)).toBe('room for about 1 page')
    expect(meterWords({ ...plan, parts: [] }, true)).toBe('room for about 15 pages')
  })
})

describe('meterShare', () => {
  it('stays between a visible sliver and full', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.boolean(), (roomTokens, usedTokens, asked) => {
        const share = meterShare({ ...plan, roomTokens, usedTokens }, asked)
        expect(share).toBeGreaterThan(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
    expect(meterShare({ ...plan, roomTokens: 100, usedTokens: 50 }, true)).toBe(0.5)
  })
})
