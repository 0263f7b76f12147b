import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { AssistantError } from '../api/error.ts'
import type { Handlers } from '../api/handlers.ts'
import type { Channel } from './channel.ts'
import { channelPair } from './channel-pair.ts'
import { createClient } from './client.ts'
import { createEventQueue } from './event-queue.ts'
import { serve } from './serve.ts'
import { createTopicHub } from './topic-hub.ts'

const noScope = { collectionIds: [], documentIds: [] }
const question = { threadId: 't', parentId: null, question: 'why', scope: noScope }

function connect(handlers: Partial<Handlers>) {
  const [near, far] = channelPair()
  const hub = createTopicHub()
  const served = serve(far, handlers as Handlers, hub)
  return { client: createClient(near), near, far, hub, served }
}

/** A stream of `count` deltas that counts how many were asked for and whether it was left early. */
function counted(count: number) {
  const seen = { produced: 0, ended: false, aborted: false }
  async function* ask(_: unknown, signal: AbortSignal) {
    signal.addEventListener('abort', () => {
      seen.aborted = true
    })
    try {
      while (seen.produced < count && !signal.aborted) {
        seen.produced += 1
        yield { type: 'text-delta' as const, text: String(seen.produced - 1) }
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      seen.ended = true
    }
  }
  return { seen, ask }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 30))

describe('calls', () => {
  it('answers with parsed values and fills defaults', async () => {
    let got: unknown
    const { client } = connect({
      'search.query': (input) => {
        got = input
        return { hits: [], documents: [], mode: 'lexical', ms: 1 }
      },
    })
    expect(await client.call('search.query', { text: 'x', scope: noScope })).toEqual({
      hits: [],
      documents: [],
      mode: 'lexical',
      ms: 1,
    })
    expect(got).toMatchObject({ k: 10, mode: 'hybrid' })
  })

  it('carries code and parameters of an error', async () => {
    const { client } = connect({
      'thread.get': () => {
        throw new AssistantError('thread-not-found', { name: 'a' })
      },
    })
    await expect(client.call('thread.get', { threadId: 'x' })).rejects.toMatchObject({
      code: 'thread-not-found',
      parameters: { name: 'a' },
    })
  })

  it('refuses unknown names, wrong input, and a stream asked as a call', async () => {
    const { client } = connect({})
    await expect(client.call('no.such' as 'settings.get', {})).rejects.toMatchObject({ code: 'unknown-method' })
    await expect(client.call('constructor' as 'settings.get', {})).rejects.toMatchObject({ code: 'unknown-method' })
    await expect(client.call('thread.get', { threadId: 1 } as never)).rejects.toMatchObject({ code: 'bad-request' })
    await expect(client.call('answer.ask' as 'settings.get', {})).rejects.toMatchObject({ code: 'unknown-method' })
  })

  it('cancels on the other side', async () => {
    let aborted = false
    const { client } = connect({
      'thread.list': (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true
            resolve([])
          })
        }),
    })
    const abort = new AbortController()
    const reply = client.call('thread.list', {}, { signal: abort.signal })
    await settle()
    abort.abort()
    await expect(reply).rejects.toMatchObject({ code: 'cancelled' })
    await settle()
    expect(aborted).toBe(true)
  })

  it('rejects what is pending when the channel drops, and aborts it on the other side', async () => {
    let aborted = false
    const { client, far } = connect({
      'thread.list': (_, signal) =>
        new Promise(() => {
          signal.addEventListener('abort', () => {
            aborted = true
          })
        }),
    })
    const reply = client.call('thread.list', {})
    await settle()
    far.close()
    await expect(reply).rejects.toMatchObject({ code: 'channel-closed' })
    expect(aborted).toBe(true)
    await expect(client.call('thread.list', {})).rejects.toMatchObject({ code: 'channel-closed' })
  })
})

describe('streams', () => {
  it('delivers every event in order, whatever their number', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 300 }), async (count) => {
        const { client } = connect({ 'answer.ask': counted(count).ask })
        const texts: string[] = []
        for await (const event of client.stream('answer.ask', question))
          if (event.type === 'text-delta') texts.push(event.text)
        expect(texts).toEqual(Array.from({ length: count }, (_, index) => String(index)))
      }),
      { numRuns: 12 },
    )
  })

  it('holds the producer back when nobody reads', async () => {
    const { seen, ask } = counted(10_000)
    const { client } = connect({ 'answer.ask': ask })
    const stream = client.stream('answer.ask', question)[Symbol.asyncIterator]()
    await stream.next()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(seen.produced).toBeLessThan(80)
    await stream.return?.()
    await settle()
    expect(seen.ended).toBe(true)
  })

  it('stops the producer when the reader leaves, at any point', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 150 }), async (leaveAt) => {
        const { seen, ask } = counted(100_000)
        const { client } = connect({ 'answer.ask': ask })
        let read = 0
        for await (const _ of client.stream('answer.ask', question)) {
          read += 1
          if (read === leaveAt) break
        }
        await settle()
        expect(seen.aborted && seen.ended).toBe(true)
        expect(seen.produced).toBeLessThan(leaveAt + 140)
      }),
      { numRuns: 6 },
    )
  })

  it('ends with what the handler says after an abort', async () => {
    const { client } = connect({
      async *'answer.ask'(_, signal) {
        yield { type: 'text-delta', text: 'a' }
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        yield { type: 'text-delta', text: 'last words' }
      },
    })
    const abort = new AbortController()
    const texts: string[] = []
    for await (const event of client.stream('answer.ask', question, { signal: abort.signal })) {
      if (event.type === 'text-delta') texts.push(event.text)
      abort.abort()
    }
    expect(texts).toEqual(['a', 'last words'])
  })

  it('fails a stream whose channel drops after handing on what came', async () => {
    const { client, far } = connect({ 'answer.ask': counted(100_000).ask })
    const texts: string[] = []
    await expect(async () => {
      for await (const event of client.stream('answer.ask', question)) {
        if (event.type === 'text-delta') texts.push(event.text)
        if (texts.length === 5) far.close()
      }
    }).rejects.toMatchObject({ code: 'channel-closed' })
    expect(texts.slice(0, 5)).toEqual(['0', '1', '2', '3', '4'])
  })

  it('puts events that arrive in any order, repeats included, back in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 40 }).chain((count) =>
          fc.tuple(
            fc.constant(count),
            fc.shuffledSubarray(
              Array.from({ length: count }, (_, index) => index),
              { minLength: count },
            ),
            fc.array(fc.nat({ max: Math.max(0, count - 1) }), { maxLength: 10 }),
            fc.nat({ max: count }),
          ),
        ),
        async ([count, order, repeats, endAt]) => {
          const queue = createEventQueue()
          order.forEach((sequence, index) => {
            if (index === endAt) queue.end(count, undefined)
            queue.push(sequence, sequence)
          })
          if (count > 0) for (const sequence of repeats) queue.push(sequence, sequence)
          queue.end(count, undefined)
          const got: unknown[] = []
          for (let event = await queue.next(); event !== undefined; event = await queue.next()) got.push(event)
          expect(got).toEqual(Array.from({ length: count }, (_, index) => index))
        },
      ),
    )
  })
})

describe('ending', () => {
  it('aborts what runs, waits until it has put away what it had, and takes no more', async () => {
    let putAway = false
    const { client, served } = connect({
      async *'answer.ask'(_, signal) {
        yield { type: 'text-delta', text: 'a' }
        await new Promise((resolve) => signal.addEventListener('abort', resolve))
        await settle()
        putAway = true
      },
      'document.get': () => new Promise<never>(() => undefined),
    })
    const stream = client.stream('answer.ask', question)[Symbol.asyncIterator]()
    await stream.next()
    await served.end()
    expect(putAway).toBe(true)
    expect(await stream.next()).toMatchObject({ done: true })
    await expect(client.call('document.get', { documentId: 'd' })).rejects.toMatchObject({ code: 'cancelled' })
  })
})

describe('malformed messages', () => {
  it('never stop the server from answering good ones', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withMap: true, withSet: true, withDate: true }), { maxLength: 20 }),
        async (junk) => {
          const { client, near } = connect({ 'thread.list': () => [] })
          for (const message of junk) near.post(message)
          near.post({ type: 'call' })
          near.post({ type: 'cancel', id: 77 })
          near.post({ type: 'credit', id: 78, credit: 4 })
          expect(await client.call('thread.list', {})).toEqual([])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('never stop the client, and a reply that breaks the contract is an error', async () => {
    const [near, far] = channelPair()
    const client = createClient(near)
    far.onMessage((message) => {
      const { id } = message as { id: number }
      far.post('junk')
      far.post({ type: 'event', id: 999, sequence: 0, event: 1 })
      far.post({ type: 'reply', id, reply: { ok: true, data: [{ not: 'a thread' }] } })
    })
    await expect(client.call('thread.list', {})).rejects.toMatchObject({ code: 'internal' })
  })
})

describe('subscriptions', () => {
  it('delivers changes in order and nothing after the end', async () => {
    const { client, hub } = connect({})
    const got: string[] = []
    const end = client.subscribe(
      'threads',
      (event) => got.push(event.threadId),
      () => got.push('gap'),
    )
    await settle()
    hub.publish('threads', { type: 'thread-changed', threadId: 'a' })
    hub.publish('threads', { type: 'thread-changed', threadId: 'b' })
    await settle()
    end()
    await settle()
    hub.publish('threads', { type: 'thread-changed', threadId: 'c' })
    await settle()
    expect(got).toEqual(['a', 'b'])
  })

  it('reports a gap exactly where numbers are missing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 15 }), async (numbers) => {
        const sequences = numbers.toSorted((a, b) => a - b)
        const [near, far] = channelPair()
        const client = createClient(near)
        const got: string[] = []
        client.subscribe(
          'threads',
          (event) => got.push(event.threadId),
          () => got.push('gap'),
        )
        far.onMessage((message) => {
          const { id } = message as { id: number }
          far.post({ type: 'subscribed', id, sequence: 0 })
          for (const sequence of sequences) {
            const event = { type: 'thread-changed', threadId: String(sequence) }
            far.post({ type: 'change', id, sequence, event })
            far.post({ type: 'change', id, sequence, event })
          }
        })
        const expected: string[] = []
        let last = 0
        for (const sequence of sequences) {
          if (sequence !== last + 1) expected.push('gap')
          expected.push(String(sequence))
          last = sequence
        }
        await vi.waitFor(() => expect(got.length).toBeGreaterThanOrEqual(expected.length), 5000)
        await settle()
        expect(got).toEqual(expected)
      }),
      { numRuns: 15 },
    )
  })
})

describe('port channels', () => {
  it('carry a call over a real message port', async () => {
    const { portChannel } = await import('./port-channel.ts')
    const { port1, port2 } = new MessageChannel()
    const hub = createTopicHub()
    serve(portChannel(port1) satisfies Channel, { 'thread.list': () => [] } as unknown as Handlers, hub)
    const client = createClient(portChannel(port2))
    expect(await client.call('thread.list', {})).toEqual([])
    client.close()
  })
})
