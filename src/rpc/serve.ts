import { AssistantError, toErrorValue } from '../api/error.ts'
import type { Handlers } from '../api/handlers.ts'
import type { Method } from '../api/method.ts'
import { type MethodName, methods } from '../api/methods.ts'
import { type TopicName, topics } from '../api/topics.ts'
import type { Channel } from './channel.ts'
import { ClientMessage, type ServerMessage } from './messages.ts'
import type { TopicHub } from './topic-hub.ts'

type AnyHandler = (input: unknown, signal: AbortSignal) => unknown
/** What is served to one client. `end` aborts every running request, takes no more, and waits until they have put away what they had. */
export type Served = { end(): Promise<void> }

/** How long requests have to put away what they had, in milliseconds. */
const endsWithinMs = 3000

type Request = { abort: AbortController; addCredit?: (credit: number) => void }

/**
 * Answers a client's messages with the handlers until the channel closes; then every running request is aborted.
 * A message that is not well formed is dropped when it has no id, and answered with `bad-request` when it has one.
 */
export function serve(channel: Channel, handlers: Handlers, hub: TopicHub): Served {
  const requests = new Map<number, Request>()
  const subscriptions = new Map<number, () => void>()
  const running = new Set<Promise<void>>()
  let ended = false
  const send = (message: ServerMessage) => channel.post(message)

  const fail = (id: number, error: unknown) =>
    send({ type: 'reply', id, reply: { ok: false, error: toErrorValue(error) } })

  function prepare(name: string, input: unknown, streams: boolean): { handler: AnyHandler; input: unknown } {
    if (!Object.hasOwn(methods, name)) throw new AssistantError('unknown-method', { name })
    const method: Method = methods[name as MethodName]
    if (streams !== 'stream' in method) throw new AssistantError('unknown-method', { name })
    const parsed = method.input.safeParse(input)
    if (!parsed.success) throw new AssistantError('bad-request', { detail: describeIssue(parsed.error.issues) })
    return { handler: handlers[name as MethodName] as AnyHandler, input: parsed.data }
  }

  async function call(id: number, name: string, input: unknown): Promise<void> {
    const abort = new AbortController()
    requests.set(id, { abort })
    try {
      const prepared = prepare(name, input, false)
      const data = await prepared.handler(prepared.input, abort.signal)
      send({ type: 'reply', id, reply: { ok: true, data: data ?? {} } })
    } catch (error) {
      fail(id, error)
    } finally {
      requests.delete(id)
    }
  }

  async function stream(id: number, name: string, input: unknown, firstCredit: number): Promise<void> {
    const abort = new AbortController()
    let credit = firstCredit
    let wake: (() => void) | undefined
    requests.set(id, {
      abort,
      addCredit(more) {
        credit += more
        wake?.()
      },
    })
    abort.signal.addEventListener('abort', () => wake?.())
    let sequence = 0
    let error: unknown
    try {
      const prepared = prepare(name, input, true)
      const events = prepared.handler(prepared.input, abort.signal) as AsyncIterable<unknown>
      for await (const event of events) {
        while (credit === 0 && !abort.signal.aborted) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        // A cancelled stream still hands over what is at hand, so that the last event can say how it ended.
        send({ type: 'event', id, sequence, event })
        sequence += 1
        credit -= 1
      }
    } catch (caught) {
      error = caught
    } finally {
      requests.delete(id)
    }
    send({ type: 'end', id, sequence, ...(error === undefined ? {} : { error: toErrorValue(error) }) })
  }

  function track(request: Promise<void>): void {
    running.add(request)
    void request.finally(() => running.delete(request))
  }

  function abortAll(): void {
    for (const request of requests.values()) request.abort.abort()
  }

  function subscribe(id: number, name: string): void {
    if (!Object.hasOwn(topics, name)) return fail(id, new AssistantError('unknown-method', { name }))
    const topic = name as TopicName
    send({ type: 'subscribed', id, sequence: hub.last(topic) })
    const end = hub.listen(topic, (sequence, event) => send({ type: 'change', id, sequence, event }))
    subscriptions.set(id, end)
  }

  channel.onMessage((raw) => {
    const parsed = ClientMessage.safeParse(raw)
    if (!parsed.success) {
      const id = idOf(raw)
      if (id !== undefined) fail(id, new AssistantError('bad-request', { detail: describeIssue(parsed.error.issues) }))
      return
    }
    const message = parsed.data
    switch (message.type) {
      case 'call':
      case 'open':
      case 'subscribe':
        if (requests.has(message.id) || subscriptions.has(message.id)) {
          return fail(message.id, new AssistantError('bad-request', { detail: 'id is in use' }))
        }
        if (ended) return fail(message.id, new AssistantError('cancelled'))
        if (message.type === 'call') return track(call(message.id, message.name, message.input))
        if (message.type === 'open') return track(stream(message.id, message.name, message.input, message.credit))
        return subscribe(message.id, message.topic)
      case 'credit':
        return requests.get(message.id)?.addCredit?.(message.credit)
      case 'cancel':
        return requests.get(message.id)?.abort.abort()
      case 'unsubscribe':
        subscriptions.get(message.id)?.()
        subscriptions.delete(message.id)
        return
    }
  })

  channel.onClose(() => {
    abortAll()
    for (const end of subscriptions.values()) end()
    subscriptions.clear()
  })
  return {
    async end() {
      ended = true
      abortAll()
      const late = new Promise<void>((resolve) => {
        setTimeout(resolve, endsWithinMs)
      })
      await Promise.race([Promise.allSettled(running), late])
    },
  }
}

function idOf(raw: unknown): number | undefined {
  const id = typeof raw === 'object' && raw !== null ? (raw as { id?: unknown }).id : undefined
  return Number.isSafeInteger(id) && (id as number) > 0 ? (id as number) : undefined
}

function describeIssue(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string {
  const first = issues[0]
  return first ? `${first.path.map(String).join('.') || 'input'}: ${first.message}` : 'input'
}
