import { AssistantError, fromErrorValue } from '../api/error.ts'
import { methods } from '../api/methods.ts'
import { topics } from '../api/topics.ts'
import type { Channel } from './channel.ts'
import { createEventQueue, type EventQueue } from './event-queue.ts'
import { type ClientMessage, type Reply, ServerMessage } from './messages.ts'
import type { Client } from './types.ts'

/** Events a stream may be ahead of its reader. */
const CREDIT = 64

type Subscription = { last: number | undefined; onChange: (event: unknown) => void; onGap: () => void }

/** The typed client of a channel. What comes back is checked against the contract; what fails is an `AssistantError`. */
export function createClient(channel: Channel): Client {
  let nextId = 1
  let closed = false
  const calls = new Map<number, (reply: Reply) => void>()
  const streams = new Map<number, EventQueue>()
  const subscriptions = new Map<number, Subscription>()
  const send = (message: ClientMessage) => channel.post(message)
  const lost = () => new AssistantError('channel-closed')

  channel.onMessage((raw) => {
    const parsed = ServerMessage.safeParse(raw)
    if (!parsed.success) return
    const message = parsed.data
    switch (message.type) {
      case 'reply': {
        calls.get(message.id)?.(message.reply)
        if (!message.reply.ok) streams.get(message.id)?.fail(fromErrorValue(message.reply.error))
        return
      }
      case 'event':
        return streams.get(message.id)?.push(message.sequence, message.event)
      case 'end':
        return streams.get(message.id)?.end(message.sequence, message.error)
      case 'subscribed':
      case 'change': {
        const subscription = subscriptions.get(message.id)
        if (subscription) follow(subscription, message)
      }
    }
  })

  channel.onClose(() => {
    closed = true
    for (const settle of [...calls.values()]) settle({ ok: false, error: { code: 'channel-closed', parameters: {} } })
    for (const queue of streams.values()) queue.fail(lost())
  })

  return {
    call(name, input, options = {}) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(lost())
        if (options.signal?.aborted) return reject(new AssistantError('cancelled'))
        const id = nextId
        nextId += 1
        const cancel = () => {
          send({ type: 'cancel', id })
          settle({ ok: false, error: { code: 'cancelled', parameters: {} } })
        }
        const settle = (reply: Reply) => {
          calls.delete(id)
          options.signal?.removeEventListener('abort', cancel)
          if (!reply.ok) return reject(fromErrorValue(reply.error))
          const data = methods[name].output.safeParse(reply.data)
          if (data.success) resolve(data.data as never)
          else reject(new AssistantError('internal', {}, { cause: data.error }))
        }
        calls.set(id, settle)
        options.signal?.addEventListener('abort', cancel, { once: true })
        send({ type: 'call', id, name, input })
      })
    },

    async *stream(name, input, options = {}) {
      if (closed) throw lost()
      if (options.signal?.aborted) throw new AssistantError('cancelled')
      const id = nextId
      nextId += 1
      const queue = createEventQueue()
      streams.set(id, queue)
      const cancel = () => send({ type: 'cancel', id })
      options.signal?.addEventListener('abort', cancel, { once: true })
      send({ type: 'open', id, name, input, credit: CREDIT })
      let finished = false
      let taken = 0
      try {
        for (;;) {
          const raw = await queue.next()
          if (raw === undefined) break
          const event = methods[name].stream.safeParse(raw)
          if (!event.success) throw new AssistantError('internal', {}, { cause: event.error })
          yield event.data as never
          taken += 1
          if (taken === CREDIT / 2) {
            send({ type: 'credit', id, credit: taken })
            taken = 0
          }
        }
        finished = true
      } finally {
        if (!finished) cancel()
        streams.delete(id)
        options.signal?.removeEventListener('abort', cancel)
      }
    },

    subscribe(topic, onEvent, onGap) {
      const id = nextId
      nextId += 1
      const onChange = (raw: unknown) => {
        const event = topics[topic].safeParse(raw)
        if (event.success) onEvent(event.data as never)
        else onGap()
      }
      subscriptions.set(id, { last: undefined, onChange, onGap })
      send({ type: 'subscribe', id, topic })
      return () => {
        subscriptions.delete(id)
        send({ type: 'unsubscribe', id })
      }
    },

    close: () => channel.close(),
  }
}

/** Hands on a change in order; a hole in the numbers is reported before the change that shows it; repeats are dropped. */
function follow(
  subscription: Subscription,
  message: { type: 'subscribed' | 'change'; sequence: number; event?: unknown },
): void {
  if (message.type === 'subscribed') {
    subscription.last ??= message.sequence
    return
  }
  const last = subscription.last
  if (last !== undefined && message.sequence <= last) return
  if (last === undefined || message.sequence !== last + 1) subscription.onGap()
  subscription.last = message.sequence
  subscription.onChange(message.event)
}
