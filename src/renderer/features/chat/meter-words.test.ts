import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AnswerPlan } from '../../../api/answer-plan.ts'
import type { LeftOut } from '../../../api/route.ts'
import { inOrder, isLeftOut, meterShare, meterWords, notFittingWords, readyWords, wholeWords } from './meter-words.ts'

const plan = AnswerPlan.parse({
  route: 'passages',
  chosen: false,
  contextTokens: 16384,
  answerTokens: 400,
  roomTokens: 9750,
  usedTokens: 640,
  readyTokens: 0,
  parts: [
    { kind: 'instructions', tokens: 40, count: 1 },
    { kind: 'passages', tokens: 600, count: 4 },
  ],
  narrowed: [],
  leftOut: [],
  turnsLeftOut: 0,
  documents: 3,
  whole: { fits: false, tokens: 0, exact: false },
})
const left = (handling: LeftOut['handling']): LeftOut => ({ documentId: 'd', title: 'D', tokens: 9, handling })

describe('meterWords', () => {
  it('speaks of room before a question and of passages with one', () => {
    expect(meterWords(plan, false)).toBe('room for about 15 pages')
    expect(meterWords(plan, true)).toBe('reads 4 passages, 1 page')
  })
  it('never says zero pages', () => {
    expect(meterWords({ ...plan, roomTokens: 10 }, false)).toBe('room for about 1 page')
    expect(meterWords({ ...plan, parts: [] }, true)).toBe('room for about 15 pages')
  })
  it('speaks of documents where they are read in full, and of what is read of those that do not fit', () => {
    const whole = { ...plan, route: 'whole' as const, usedTokens: 20_150 }
    const documents = { kind: 'documents' as const, tokens: 20_000, count: 2 }
    expect(meterWords({ ...whole, parts: [documents] }, true)).toBe('reads 2 documents whole, 31 pages')
    const passages = { kind: 'passages' as const, tokens: 100, count: 1 }
    expect(meterWords({ ...whole, parts: [documents, passages] }, true)).toBe(
      'reads 2 documents whole and 1 passage, 31 pages',
    )
    const summaries = { kind: 'summaries' as const, tokens: 100, count: 1 }
    expect(meterWords({ ...whole, parts: [{ ...documents, count: 1 }, summaries] }, true)).toBe(
      'reads 1 document whole and key sentences of 1, 31 pages',
    )
  })
  it('counts the documents that are read one by one', () => {
    const each = { ...plan, route: 'exhaustive' as const }
    expect(meterWords({ ...each, documents: 13 }, true)).toBe('reads each of 13 documents')
    expect(meterWords({ ...each, documents: 1 }, true)).toBe('reads 1 document by itself')
    expect(meterWords({ ...each, documents: 0 }, true)).toBe('room for about 15 pages')
  })
  it('promises no room where nobody writes', () => {
    expect(meterWords({ ...plan, contextTokens: 0, roomTokens: 0 }, false)).toBe('quotes only')
  })
})

describe('notFittingWords', () => {
  it('says what does not fit and what is done instead', () => {
    expect(notFittingWords(plan)).toBe('')
    expect(notFittingWords({ ...plan, leftOut: [left('passages')] })).toBe(
      '1 document does not fit: its best passages are read instead',
    )
    expect(notFittingWords({ ...plan, leftOut: [left('summary'), left('summary')] })).toBe(
      '2 documents do not fit: their key sentences are read instead',
    )
    expect(notFittingWords({ ...plan, leftOut: [left('leave-out')], turnsLeftOut: 3 })).toBe(
      '1 document does not fit: it is left out; 3 earlier turns do not fit and are left out',
    )
  })
  it('is never silent where something does not fit', () => {
    const handling = fc.constantFrom('passages' as const, 'summary' as const, 'leave-out' as const)
    fc.assert(
      fc.property(fc.array(handling, { minLength: 1 }), fc.nat({ max: 9 }), (handlings, turnsLeftOut) => {
        const words = notFittingWords({ leftOut: handlings.map(left), turnsLeftOut })
        const counted = [...words.matchAll(/\d+/g)].reduce((sum, [count]) => sum + Number(count), 0)
        expect(counted).toBe(handlings.length + turnsLeftOut)
      }),
    )
  })
  it('tells what is read in part from what is not read', () => {
    expect(isLeftOut({ leftOut: [left('passages')], turnsLeftOut: 0 })).toBe(false)
    expect(isLeftOut({ leftOut: [left('passages'), left('leave-out')], turnsLeftOut: 0 })).toBe(true)
    expect(isLeftOut({ leftOut: [], turnsLeftOut: 1 })).toBe(true)
  })
})

it('lists the parts that take room, instructions first and the question last', () => {
  const part = (kind: AnswerPlan['parts'][number]['kind'], tokens: number) => ({ kind, tokens, count: 1 })
  const parts = [part('documents', 9), part('question', 3), part('history', 0), part('instructions', 5)]
  expect(inOrder(parts).map(({ kind }) => kind)).toEqual(['instructions', 'documents', 'question'])
})

describe('readyWords', () => {
  it('counts what is remembered', () => {
    expect(readyWords({ readyTokens: 0, usedTokens: 640 })).toBe('')
    expect(readyWords({ readyTokens: 18_200, usedTokens: 20_000 })).toMatch(/^18,200 of these tokens/)
    expect(readyWords({ readyTokens: 640, usedTokens: 640 })).toMatch(/^All of it/)
  })
})

describe('wholeWords', () => {
  it('says how long it takes, or that it is too long', () => {
    const whole = { fits: true, tokens: 20_150, exact: false, ms: 118_000 }
    expect(wholeWords({ ...plan, whole })).toBe('About 31 pages, about 2 min.')
    expect(wholeWords({ ...plan, whole: { ...whole, fits: false } })).toBe(
      'All of it takes about 31 pages; there is room for about 15.',
    )
    expect(wholeWords(plan)).toBe('')
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
