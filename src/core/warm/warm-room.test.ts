import { expect, it } from 'vitest'
import type { WarmFiles, WarmRecord, WarmStore } from '../ports/warm-memory.ts'
import { createWarmRoom } from './warm-room.ts'

const megabyte = 2 ** 20

/** A room over states of one revision each, a megabyte large; `pinned`: documents named as their revisions. */
function room(
  records: readonly (readonly [key: string, usedAt: number, ...revisions: string[]])[],
  pinned: string[] = [],
) {
  let kept = records.map(
    ([key, usedAt, ...revisionIds]): WarmRecord => ({
      key,
      kind: key.endsWith('.tokens') ? 'tokens' : 'state',
      modelId: 'm',
      engine: 'e',
      prefix: key,
      tokens: 600,
      bytes: megabyte,
      checksum: '',
      revisionIds,
      savedAt: usedAt,
      usedAt,
    }),
  )
  const removed: string[] = []
  const settings = { warmMegabytes: 4 }
  let changes = 0
  const warm = createWarmRoom({
    store: {
      list: () => kept,
      remove: (keys) => {
        kept = kept.filter(({ key }) => !keys.includes(key))
      },
      pinned: () => pinned,
    } as WarmStore,
    files: { remove: async (keys) => void removed.push(...keys) } as WarmFiles,
    library: { document: (id) => ({ id, revisionId: id }) as never },
    settings: { get: () => settings as never },
    readOnly: false,
    changed: () => {
      changes += 1
    },
  })
  return { warm, settings, removed, keys: () => kept.map(({ key }) => key), changes: () => changes }
}

it('lets the longest unused go to make room, files and records', async () => {
  const { warm, removed, keys, changes } = room([
    ['new', 9, 'a'],
    ['old', 1, 'b'],
    ['middle', 5, 'c'],
  ])
  expect(await warm.makeRoom(megabyte)).toBe(true)
  expect(changes()).toBe(0)
  expect(await warm.makeRoom(2 * megabyte + 1)).toBe(true)
  expect([keys(), removed, changes()]).toEqual([['new'], ['old', 'middle'], 1])
})

it('makes no room at the cost of a pinned document alone, nor for what is larger than all', async () => {
  const { warm, keys } = room(
    [
      ['pinned', 1, 'p'],
      ['pair', 2, 'p', 'b'],
      ['free', 3, 'c'],
      ['last', 4, 'd'],
    ],
    ['p'],
  )
  expect(await warm.makeRoom(5 * megabyte)).toBe(false)
  expect(await warm.makeRoom(4 * megabyte)).toBe(false)
  expect(keys()).toHaveLength(4)
  expect(await warm.makeRoom(2 * megabyte)).toBe(true)
  expect(keys()).toEqual(['pinned', 'pair'])
  expect(await warm.makeRoom(3 * megabyte)).toBe(true)
  expect(keys()).toEqual(['pinned'])
})

it('trims to a smaller budget, pinned documents last; with none everything goes', async () => {
  const { warm, settings, keys } = room(
    [
      ['pinned', 1, 'p'],
      ['free', 3, 'c'],
    ],
    ['p'],
  )
  settings.warmMegabytes = 1
  await warm.trim()
  expect(keys()).toEqual(['pinned'])
  settings.warmMegabytes = 0
  await warm.trim()
  expect(keys()).toEqual([])
  expect(await warm.makeRoom(1)).toBe(false)
})

it('forgets the tokens of a text with the last state that holds it', async () => {
  const { warm, keys } = room([
    ['one', 1, 'a'],
    ['two', 2, 'a', 'b'],
    ['text.tokens', 2, 'a'],
  ])
  await warm.forget(['one'])
  expect(keys()).toEqual(['two', 'text.tokens'])
  await warm.forget(['two'])
  expect(keys()).toEqual([])
})
