import { describe, expect, it } from 'vitest'
import type { Answer, AnswerEvent, AnswerSentence } from '../../../api/answer.ts'
import { afterEvent, ended, nothingYet, stored } from './live-answer.ts'

const sentence = (text: string): AnswerSentence => ({ text, shown: true, support: 'supported', citations: [] })
const run = (events: readonly AnswerEvent[]) => events.reduce(afterEvent, nothingYet)

describe('afterEvent', () => {
  it('keeps soft text in the draft until its sentence is checked', () => {
    const soft = run([
      { type: 'writing-started', model: 'Starter' },
      { type: 'text-delta', text: 'Ninety ' },
      { type: 'text-delta', text: 'days. And' },
    ])
    expect(soft.draft).toBe('Ninety days. And')
    expect(soft.sentences).toEqual([])
    const dried = afterEvent(soft, { type: 'sentence-checked', sentence: sentence('Ninety days.'), draft: ' And' })
    expect(dried.draft).toBe(' And')
    expect(dried.sentences.map((one) => one.text)).toEqual(['Ninety days.'])
  })

  it('tells searching, quoted, writing and ended apart', () => {
    const found: AnswerEvent = {
      type: 'quotes-found',
      quotes: [],
      disagreements: [],
      searched: { documents: 3, unread: 1 },
      collectionNames: ['A'],
      searchMode: 'lexical',
    }
    expect(nothingYet.phase).toBe('searching')
    expect(run([found])).toMatchObject({ phase: 'quoted', searched: { documents: 3, unread: 1 } })
    expect(run([found, { type: 'writing-started', model: 'M' }])).toMatchObject({ phase: 'writing', model: 'M' })
  })

  it('takes the finished answer whole', () => {
    const { draft, phase, ...plain } = { ...nothingYet, sentences: [sentence('A.')] }
    const answer: Answer = { ...plain, state: 'done', outcome: 'written' }
    expect(
      run([
        { type: 'text-delta', text: 'left over' },
        { type: 'answer-finished', answer },
      ]),
    ).toEqual({
      ...answer,
      draft: '',
      phase: 'ended',
    })
    expect([draft, phase]).toEqual(['', 'searching'])
  })
})

describe('ended', () => {
  const half = { ...nothingYet, sentences: [sentence('A.')], draft: 'unchecked' }
  it.each([
    ['cancelled', 'stopped'],
    ['channel-closed', 'interrupted'],
    ['model-out-of-memory', 'failed'],
  ] as const)('after %s the answer is %s, its checked sentences stand and its draft is gone', (code, state) => {
    const answer = ended(half, { code, parameters: {} })
    expect(answer).toMatchObject({ state, draft: '', phase: 'ended', sentences: half.sentences })
    expect(answer.error?.code).toBe(state === 'failed' ? code : undefined)
  })
})

describe('stored', () => {
  it('is under way only where the store says streaming', () => {
    expect(stored({ ...nothingYet, state: 'streaming' }).phase).toBe('writing')
    expect(stored({ ...nothingYet, state: 'interrupted' }).phase).toBe('ended')
  })
})
