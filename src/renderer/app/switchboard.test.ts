import { expect, it, vi } from 'vitest'
import type { Handlers } from '../../api/handlers.ts'
import { channelPair } from '../../rpc/channel-pair.ts'
import { createClient } from '../../rpc/client.ts'
import { serve } from '../../rpc/serve.ts'
import { createTopicHub } from '../../rpc/topic-hub.ts'
import { createSwitchboard } from './switchboard.ts'

/** A connection to a real dispatcher whose `app.status` names its version. */
function connection(version: string) {
  const [near, far] = channelPair()
  const hub = createTopicHub()
  const handlers = { 'app.status': () => ({ version, dataFolder: '/', readOnly: false }) } as unknown as Handlers
  serve(far, handlers, hub)
  return { client: createClient(near), hub }
}

it('lets calls wait for a connection and moves to the next one', async () => {
  const board = createSwitchboard()
  const early = board.client.call('app.status', {})
  const first = connection('1')
  board.attach(first.client)
  expect((await early).version).toBe('1')
  board.detach(first.client)
  const between = board.client.call('app.status', {})
  board.attach(connection('2').client)
  expect((await between).version).toBe('2')
})

it('ends a waiting call that is aborted', async () => {
  const board = createSwitchboard()
  const abort = new AbortController()
  const call = board.client.call('app.status', {}, { signal: abort.signal })
  abort.abort()
  await expect(call).rejects.toMatchObject({ code: 'cancelled' })
})

it('moves subscriptions and reports a gap on each new connection but the first', async () => {
  const board = createSwitchboard()
  const onEvent = vi.fn()
  const onGap = vi.fn()
  const end = board.client.subscribe('settings', onEvent, onGap)
  const first = connection('1')
  board.attach(first.client)
  await board.client.call('app.status', {})
  first.hub.publish('settings', { type: 'settings-changed' })
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledTimes(1))
  expect(onGap).not.toHaveBeenCalled()

  board.detach(first.client)
  const second = connection('2')
  board.attach(second.client)
  expect(onGap).toHaveBeenCalledTimes(1)
  await board.client.call('app.status', {})
  second.hub.publish('settings', { type: 'settings-changed' })
  await vi.waitFor(() => expect(onEvent).toHaveBeenCalledTimes(2))

  end()
  second.hub.publish('settings', { type: 'settings-changed' })
  await board.client.call('app.status', {})
  expect(onEvent).toHaveBeenCalledTimes(2)
})
