import type { Client } from '../../../rpc/types.ts'

const everything = { collectionIds: [], documentIds: [] }
/** Keys of a fast typist come every 60 ms; these come faster than searches may end. */
const keyEveryMs = 15

/** Types queries key by key, each when the hits of the one before are there; milliseconds from each key to its hits. */
export async function typeOneByOne(client: Client, queries: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (const query of queries) {
    for (let end = 1; end <= query.length; end += 1) {
      const began = performance.now()
      await press(client, query.slice(0, end), new AbortController().signal)
      times.push(performance.now() - began)
    }
  }
  return times
}

/** What came of keys pressed at speed: milliseconds from each query's last key to its hits; searches replaced by the next key. */
export type Typed = { last: number[]; finished: number; replaced: number }

/** Types queries at speed as quick ask does: a key cancels the search for the one before. */
export async function typeAtSpeed(client: Client, queries: readonly string[]): Promise<Typed> {
  const typed: Typed = { last: [], finished: 0, replaced: 0 }
  for (const query of queries) {
    let pending: AbortController | undefined
    for (let end = 1; end < query.length; end += 1) {
      pending?.abort()
      const own = new AbortController()
      pending = own
      typed.replaced += 1
      void press(client, query.slice(0, end), own.signal).then(
        () => {
          typed.finished += 1
        },
        () => undefined,
      )
      await new Promise((resolve) => setTimeout(resolve, keyEveryMs))
    }
    pending?.abort()
    const began = performance.now()
    await press(client, query, new AbortController().signal)
    typed.last.push(performance.now() - began)
  }
  return typed
}

/** What quick ask asks for a key. */
async function press(client: Client, text: string, signal: AbortSignal): Promise<void> {
  const search = client.call(
    'search.query',
    { text, typing: true, k: 6, mode: 'lexical', scope: everything },
    { signal },
  )
  const reckoned = client.call('quick.reckon', { text }, { signal }).catch(() => undefined)
  await search
  await reckoned
}
