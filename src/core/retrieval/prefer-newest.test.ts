import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { preferNewest, type Versioned } from './prefer-newest.ts'

type Passage = { id: string; version?: Versioned }
const passage = (id: string, number?: number, ...sentences: string[]): Passage =>
  number === undefined ? { id } : { id, version: { family: 'lease', number, sentences } }
const ids = (passages: Passage[]) => preferNewest(passages, ({ version }) => version).map(({ id }) => id)

const deposit = 'The tenant pays a deposit of 2,900 euros in three equal parts.'
const higher = 'The tenant pays a deposit of 3,200 euros in three equal parts.'
const notice = 'Either party may end this lease with ninety days of notice.'

describe('preferNewest', () => {
  it('leaves out what a newer version says in the same words, in its place', () => {
    expect(ids([passage('v1', 1, deposit), passage('other'), passage('v2', 2, notice, deposit)])).toEqual([
      'v2',
      'other',
    ])
  })

  it('puts the newer words first where they differ, and keeps the older ones', () => {
    expect(ids([passage('v1', 1, deposit), passage('other'), passage('v2', 2, higher)])).toEqual(['v2', 'v1', 'other'])
  })

  it('keeps what newer versions no longer say', () => {
    expect(ids([passage('v1', 1, notice), passage('v2', 2, deposit)])).toEqual(['v1', 'v2'])
  })

  it('tells "shall" from "shall not"', () => {
    const shall = 'The landlord shall pay for repairs of the roof.'
    const not = 'The landlord shall not pay for repairs of the roof.'
    expect(ids([passage('v1', 1, shall), passage('v2', 2, not)])).toEqual(['v2', 'v1'])
  })

  it('does not mind case, white space and marks', () => {
    expect(ids([passage('v1', 1, deposit), passage('v2', 2, deposit.toUpperCase().replace(' ', '\n'))])).toEqual(['v2'])
  })

  it('does not touch other files that say the same', () => {
    const elsewhere: Passage = { id: 'b', version: { family: 'other lease', number: 1, sentences: [deposit] } }
    expect(ids([elsewhere, passage('v2', 2, deposit)])).toEqual(['b', 'v2'])
  })

  it('loses no sentence, doubles no passage, and moves nothing that is the only one of its file', () => {
    const sentence = fc.constantFrom(deposit, higher, notice, 'One.', 'Two and three.')
    const version = fc.record({
      family: fc.constantFrom('a', 'b'),
      number: fc.integer({ min: 1, max: 3 }),
      sentences: fc.array(sentence, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(fc.array(fc.option(version, { nil: undefined })), (versions) => {
        const passages = versions.map((each, at) => ({ at, each }))
        const left = preferNewest(passages, ({ each }) => each)
        expect(new Set(left).size).toBe(left.length)
        const only = ({ each }: { each: Versioned | undefined }) => each === undefined
        expect(left.filter(only)).toEqual(passages.filter(only))
        const said = (of: typeof passages) =>
          new Set(of.flatMap(({ each }) => each?.sentences.map((text) => `${each.family} ${text}`) ?? []))
        expect(said(left)).toEqual(said(passages))
        for (const [at, { each }] of left.entries()) {
          const later = left
            .slice(at + 1)
            .some((other) => sameWords(other.each, each) && (other.each?.number ?? 0) > (each?.number ?? 0))
          expect(later).toBe(false)
        }
      }),
    )
  })
})

function sameWords(one: Versioned | undefined, other: Versioned | undefined): boolean {
  return (
    one?.family === other?.family &&
    (one?.sentences.length ?? 0) > 0 &&
    one?.sentences.join() === other?.sentences.join()
  )
}
