import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../../api/thread.ts'
import { nothingYet } from '../../app/answer/live-answer.ts'
import { askedOf, mergeTurns, type Turn, visiblePath } from './turn-tree.ts'

const { draft: _draft, phase: _phase, ...plain } = nothingYet
const scope = { collectionIds: [], documentIds: [] }

function message(
  id: string,
  parentId: string | null,
  createdAt: number,
  state: 'done' | 'streaming' = 'done',
): Message {
  const answer = { ...plain, state }
  return { id, threadId: 't', parentId, question: id, scope, struck: [], answer, createdAt }
}

function live(key: string, messageId: string | undefined, parentId: string | null, ended: boolean): Turn {
  const answer = { ...nothingYet, ...(ended ? { state: 'done' as const, phase: 'ended' as const } : {}) }
  return { key, messageId, parentId, question: key, scope, struck: [], createdAt: 99, answer }
}

const keys = (messages: readonly Message[], choices = {}, lives: readonly Turn[] = []) =>
  visiblePath(mergeTurns(messages, lives), choices).map(({ turn }) => turn.key)

describe('visiblePath', () => {
  const tree = [message('a', null, 1), message('a2', null, 2), message('b', 'a', 5), message('c', 'b', 3)]

  it('shows the path to the newest leaf', () => {
    expect(keys(tree)).toEqual(['a', 'b', 'c'])
    expect(keys([...tree, message('d', 'a2', 9)])).toEqual(['a2', 'd'])
  })

  it('follows a choice and names all versions, oldest first', () => {
    expect(keys(tree, { '': 'a2' })).toEqual(['a2'])
    const first = visiblePath(mergeTurns(tree, []), {})[0]
    expect(first?.versions.map((turn) => turn.key)).toEqual(['a', 'a2'])
  })

  it('ignores a choice that is not there any more', () => {
    expect(keys(tree, { '': 'gone' })).toEqual(['a', 'b', 'c'])
  })

  it('is a chain from the root to a leaf in any tree', () => {
    const trees = fc
      .array(fc.tuple(fc.nat(), fc.nat({ max: 1000 })), { minLength: 1, maxLength: 30 })
      .map((nodes) =>
        nodes.map(([parent, at], index) =>
          message(`m${index}`, index === 0 || parent % (index + 1) === index ? null : `m${parent % (index + 1)}`, at),
        ),
      )
    fc.assert(
      fc.property(trees, (messages) => {
        const path = visiblePath(mergeTurns(messages, []), {}).map(({ turn }) => turn)
        path.forEach((turn, index) => expect(turn.parentId).toBe(path[index - 1]?.messageId ?? null))
        expect(messages.some((one) => one.parentId === path.at(-1)?.messageId)).toBe(false)
      }),
    )
  })
})

describe('mergeTurns', () => {
  it('keeps one turn and its key while it moves from the window into the store', () => {
    const before = mergeTurns([], [live('k', undefined, null, false)])
    const during = mergeTurns([message('m', null, 1, 'streaming')], [live('k', 'm', null, false)])
    const after = mergeTurns([message('m', null, 1)], [live('k', 'm', null, true)])
    expect([before, during, after].map((turns) => turns.map((turn) => turn.key))).toEqual([['k'], ['k'], ['k']])
    expect(during[0]?.answer.phase).toBe('searching')
    expect(after[0]?.answer).toMatchObject({ state: 'done', phase: 'ended' })
  })

  it('shows what the window knows while the store still says streaming', () => {
    const turns = mergeTurns([message('m', null, 1, 'streaming')], [live('k', 'm', null, true)])
    expect(turns[0]?.answer.phase).toBe('ended')
  })
})

describe('a table that is read on', () => {
  const row = { documentId: 'd', title: 'D', state: 'empty' as const, cells: [] }
  const table = (rows: number) => ({
    columns: [],
    documents: 3,
    rows: Array.from({ length: rows }, () => row),
    totals: [],
  })
  it('stands with the rows of this window until the stored form has them', () => {
    const paused = { ...message('m', null, 1), answer: { ...plain, state: 'stopped' as const, table: table(1) } }
    const own = live('m', 'm', null, true)
    const ahead = { ...own, answer: { ...own.answer, table: table(3) } }
    expect(mergeTurns([paused], [ahead])[0]?.answer).toMatchObject({ state: 'done', table: { rows: [row, row, row] } })
    const behind = { ...own, answer: { ...own.answer, table: table(1) } }
    expect(mergeTurns([paused], [behind])[0]?.answer.state).toBe('stopped')
  })
})

describe('askedOf', () => {
  const reading = {
    route: 'whole' as const,
    chosen: true,
    narrowed: [],
    whole: 1,
    passages: 0,
    turns: 0,
    turnsLeftOut: 0,
    leftOut: [{ documentId: 'd', title: 'D', tokens: 9, handling: 'summary' as const }],
  }
  it('is what this window asked for, or what the stored reading shows of it', () => {
    expect(askedOf({ asked: { widen: true }, answer: { reading } })).toEqual({ widen: true })
    expect(askedOf({ answer: { reading } })).toEqual({ route: 'whole', overflow: 'summary' })
    expect(askedOf({ answer: { reading: { ...reading, chosen: false, leftOut: [] } } })).toEqual({})
    expect(askedOf({ answer: {} })).toEqual({})
  })
})
