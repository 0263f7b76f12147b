import { AssistantError } from '../../api/error.ts'
import type { TopicEvent, TopicName } from '../../api/topics.ts'
import type { Client } from '../../rpc/types.ts'

/**
 * A client that outlives its connection. While none is attached calls wait; subscriptions move to the next one and
 * report a gap there. A stream that breaks rejects: what it wrote is read again from the store.
 */
export type Switchboard = { client: Client; attach(connection: Client): void; detach(connection: Client): void }

type Attachable = { move(connection: Client | undefined): void }

/** A switchboard with nothing attached. */
export function createSwitchboard(): Switchboard {
  let current: Client | undefined
  let waiting: (() => void)[] = []
  const subscriptions = new Set<Attachable>()

  const connected = async (signal: AbortSignal | undefined): Promise<Client> => {
    while (current === undefined) {
      signal?.throwIfAborted()
      await new Promise<void>((resolve) => {
        waiting.push(resolve)
        signal?.addEventListener('abort', () => resolve(), { once: true })
      })
    }
    return current
  }
  const reachable = (signal: AbortSignal | undefined) =>
    connected(signal).catch(() => {
      throw new AssistantError('cancelled')
    })

  const client: Client = {
    call: async (name, input, options) => (await reachable(options?.signal)).call(name, input, options),
    async *stream(name, input, options) {
      yield* (await reachable(options?.signal)).stream(name, input, options)
    },
    subscribe(topic, onEvent, onGap) {
      const subscription = follow(topic, onEvent, onGap)
      subscriptions.add(subscription)
      subscription.move(current)
      return () => {
        subscriptions.delete(subscription)
        subscription.move(undefined)
      }
    },
    close: () => current?.close(),
  }

  return {
    client,
    attach(connection) {
      current = connection
      for (const subscription of subscriptions) subscription.move(connection)
      const ready = waiting
      waiting = []
      for (const resume of ready) resume()
    },
    detach(connection) {
      if (current === connection) current = undefined
    },
  }
}

function follow<T extends TopicName>(topic: T, onEvent: (event: TopicEvent<T>) => void, onGap: () => void): Attachable {
  let connection: Client | undefined
  let end: (() => void) | undefined
  let served = false
  return {
    move(next) {
      if (next === connection) return
      end?.()
      connection = next
      end = next?.subscribe(topic, onEvent, onGap)
      if (served && next !== undefined) onGap()
      served ||= next !== undefined
    },
  }
}
