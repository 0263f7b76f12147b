import { expect, it, vi } from 'vitest'
import type { LanguageModel } from '../ports/language-model.ts'
import type { WarmRecord } from '../ports/warm-memory.ts'
import { createWarmWhenIdle } from './warm-when-idle.ts'

/** Pinned documents named as their revisions; a model that reads them when the test says so. */
function idleDesk(pinned: readonly string[], lengths: Readonly<Record<string, number>> = {}) {
  const settings = { warmWhenIdle: true, chatModel: 'starter' }
  const records: WarmRecord[] = []
  const reading: { revisionId: string; priority: string; read(): void; fail(): void }[] = []
  const done: string[] = []
  const logged: string[] = []
  let current = ''
  const model = {
    info: { id: 'm' },
    contextTokens: 2_000,
    async openSequence({ priority }: { priority: string }) {
      const revisionId = current
      return {
        async *generate(
          prompt: number[],
          options: { maxTokens: number; keep: { tokens: number } },
          signal: AbortSignal,
        ) {
          expect([options.maxTokens, options.keep.tokens]).toEqual([1, prompt.length - 1])
          await new Promise<void>((resolve, reject) => {
            signal.addEventListener('abort', () => reject(signal.reason), { once: true })
            const fail = () => reject(new Error('no memory'))
            reading.push({ revisionId, priority, read: resolve, fail })
          })
          records.push({ kind: 'state', modelId: 'm', revisionIds: [revisionId] } as unknown as WarmRecord)
          done.push(revisionId)
          yield { type: 'finished' }
        },
        async [Symbol.asyncDispose]() {},
      }
    },
  }
  const idle = createWarmWhenIdle({
    room: { store: { list: () => records, pinned: () => [...pinned] } as never, readOnly: false, budgetBytes: () => 1 },
    library: { document: (id) => ({ id, revisionId: id }) as never },
    text: { revision: (id) => ({ id, stage: id === 'unread' ? 'reading' : 'lexical' }) as never },
    settings: { get: () => settings as never },
    models: {
      describe: async () => ({ id: 'm' }) as never,
      languageModel: async () => model as unknown as LanguageModel,
    },
    prefix: (_, [revisionId = '']) => {
      current = revisionId
      return { tokens: Array.from({ length: lengths[revisionId] ?? 1_000 }, (_, index) => index) }
    },
    log: { info() {}, warn: (message) => logged.push(message), error() {} },
    changed() {},
  })
  return { idle, settings, records, reading, done, logged }
}

it('reads pinned documents one after the other in the background while the machine is idle', async () => {
  const { idle, reading, done } = idleDesk(['a', 'unread', 'b'])
  idle.look()
  await idle.settled()
  expect(reading).toEqual([])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  expect(reading[0]).toMatchObject({ revisionId: 'a', priority: 'background' })
  expect(idle.stateOf('m', 'a')).toBe('reading')
  reading[0]?.read()
  await vi.waitFor(() => expect(reading).toHaveLength(2))
  reading[1]?.read()
  await idle.settled()
  expect(done).toEqual(['a', 'b'])
  expect(idle.stateOf('m', 'a')).toBeUndefined()
})

it('gives up what is being read when the machine is needed, and keeps what is done', async () => {
  const { idle, reading, done } = idleDesk(['a', 'b'])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  reading[0]?.read()
  await vi.waitFor(() => expect(reading).toHaveLength(2))
  idle.setIdle(false)
  await idle.settled()
  expect([done, idle.stateOf('m', 'b')]).toEqual([['a'], undefined])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(3))
  expect(reading[2]?.revisionId).toBe('b')
  await idle.stop()
  expect(done).toEqual(['a'])
})

it('begins again at once when it is wanted again while it ends', async () => {
  const { idle, reading } = idleDesk(['a'])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  idle.setIdle(false)
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(2))
  await idle.stop()
})

it('stops when the user switches it off', async () => {
  const { idle, settings, reading } = idleDesk(['a'])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  settings.warmWhenIdle = false
  idle.look('unsaved')
  await idle.settled()
  expect(idle.stateOf('m', 'a')).toBeUndefined()
})

it('says which document the model cannot hold, and reads the others', async () => {
  const { idle, reading } = idleDesk(['long', 'a'], { long: 1_500 })
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  expect([reading[0]?.revisionId, idle.stateOf('m', 'long')]).toEqual(['a', 'too-long'])
  await idle.stop()
})

it('reads nothing twice that could not be read or saved, until something changes', async () => {
  const { idle, records, reading, done, logged } = idleDesk(['a', 'b'])
  idle.setIdle(true)
  await vi.waitFor(() => expect(reading).toHaveLength(1))
  reading[0]?.fail()
  await vi.waitFor(() => expect(reading).toHaveLength(2))
  reading[1]?.read()
  await idle.settled()
  records.splice(0)
  idle.look()
  await idle.settled()
  expect([done, logged, reading.length]).toEqual([['b'], ['document not kept ready'], 2])
  idle.look('unsaved')
  await vi.waitFor(() => expect(reading).toHaveLength(3))
  await idle.stop()
})
