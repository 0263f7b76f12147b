import { beforeEach, expect, test } from 'vitest'
import type { Handlers } from '../../../api/handlers.ts'
import type { SearchResult } from '../../../api/search.ts'
import { channelPair } from '../../../rpc/channel-pair.ts'
import { createClient } from '../../../rpc/client.ts'
import { serve } from '../../../rpc/serve.ts'
import { createTopicHub } from '../../../rpc/topic-hub.ts'
import { createSwitchboard } from '../../app/switchboard.ts'
import { forget, useQuickStore } from './quick-store.ts'
import { startAfresh, typeText } from './type-text.ts'

type Asked = { text: string; signal: AbortSignal; reply(ms: number): void }

/** Searches that wait for their reply; `ms` of a result tells them apart. */
function connect() {
  const asked: Asked[] = []
  const handlers: Partial<Handlers> = {
    'search.query': ({ text }, signal) =>
      new Promise<SearchResult>((resolve) => {
        asked.push({ text, signal, reply: (ms) => resolve({ hits: [], documents: [], mode: 'lexical', ms }) })
      }),
    'quick.reckon': () => ({}),
  }
  const [near, far] = channelPair()
  serve(far, handlers as Handlers, createTopicHub())
  return { client: createClient(near), asked, close: () => far.close() }
}

const shownMs = () => useQuickStore.getState().found?.result.ms

beforeEach(forget)

test('a key cancels the search for the one before, whose hits are dropped though they come last', async () => {
  const { client, asked } = connect()
  for (const text of ['d', 'de', 'dep']) typeText(client, text)
  await expect.poll(() => asked.map(({ text }) => text)).toEqual(['d', 'de', 'dep'])
  await expect.poll(() => asked.map(({ signal }) => signal.aborted)).toEqual([true, true, false])
  asked[2]?.reply(3)
  await expect.poll(shownMs).toBe(3)
  asked[0]?.reply(1)
  asked[1]?.reply(2)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(shownMs()).toBe(3)
  expect(useQuickStore.getState()).toMatchObject({ typed: 'dep', found: { query: 'dep' }, notice: undefined })
})

test('hits stand until newer ones are there, and go with the last letter', async () => {
  const { client, asked } = connect()
  typeText(client, 'd')
  await expect.poll(() => asked.length).toBe(1)
  asked[0]?.reply(1)
  await expect.poll(shownMs).toBe(1)
  typeText(client, 'de')
  expect(shownMs()).toBe(1)
  typeText(client, ' ')
  expect(shownMs()).toBeUndefined()
  await expect.poll(() => asked[1]?.signal.aborted).toBe(true)
})

test('a search that the backend was lost in is asked of the next one', async () => {
  const { client, attach, detach } = createSwitchboard()
  const [first, second] = [connect(), connect()]
  attach(first.client)
  typeText(client, 'dep')
  await expect.poll(() => first.asked.length).toBe(1)
  detach(first.client)
  first.close()
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(useQuickStore.getState()).toMatchObject({ typed: 'dep', notice: undefined })
  attach(second.client)
  await expect.poll(() => second.asked.map(({ text }) => text)).toEqual(['dep'])
  second.asked[0]?.reply(7)
  await expect.poll(shownMs).toBe(7)
})

test('starting afresh leaves no search whose hits come into the empty window', async () => {
  const { client, asked } = connect()
  typeText(client, 'dep')
  await expect.poll(() => asked.length).toBe(1)
  startAfresh()
  asked[0]?.reply(1)
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(useQuickStore.getState()).toMatchObject({ typed: '', found: undefined })
})
