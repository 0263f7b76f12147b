import { expect, it } from 'vitest'
import type { WarmStates } from '../../api/warm.ts'
import type { Client } from '../../rpc/types.ts'
import { keepReady, readyStateWords } from './keep-ready.ts'
import { undoLast, useToastStore } from './toast-store.ts'

const settle = () => new Promise((resolve) => setTimeout(resolve, 0))

it('keeps documents ready, says where one is too long, and takes it back', async () => {
  const calls: unknown[] = []
  const states: WarmStates = {
    budgetBytes: 1,
    usedBytes: 0,
    states: [],
    pinned: [
      { documentId: 'a', title: 'A', state: 'waiting' },
      { documentId: 'b', title: 'B', state: 'too-long' },
    ],
  }
  const call = (name: string, input: unknown) => {
    calls.push([name, input])
    return Promise.resolve(states)
  }
  const client = { call } as unknown as Client
  const said = () => useToastStore.getState().toasts.at(-1)?.text
  keepReady(client, ['a'], true)
  await settle()
  expect(said()).toBe('1 document is kept ready')
  keepReady(client, ['b'], true)
  await settle()
  expect(said()).toBe('1 document is too long for the model to be kept ready')
  expect(undoLast()).toBe(true)
  await settle()
  expect(calls.at(-1)).toEqual(['warm.pin', { documentIds: ['b'], pinned: false }])
})

it('promises no reading while idle where that is switched off', () => {
  expect(readyStateWords('waiting', true)).toBe('Will be read when the machine is idle')
  expect(readyStateWords('waiting', false)).toBe('Will be read when it is asked about')
  expect(readyStateWords('ready', false)).toBe('Ready to answer at once')
})
