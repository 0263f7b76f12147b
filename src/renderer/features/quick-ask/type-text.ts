import { toErrorValue } from '../../../api/error.ts'
import type { Client } from '../../../rpc/types.ts'
import { sentenceFor } from '../../app/report.ts'
import { forget, notify, useQuickStore } from './quick-store.ts'
import { stopRun } from './run.ts'
import { everything } from './run-answer.ts'

/** Hits that are shown. */
export const hitsAtMost = 6
/** Longest text that may be a calculation. */
const longestReckoned = 500

let pending: AbortController | undefined

/**
 * Takes what was typed: what the library has of it is looked up at once, by words alone, so that no model is loaded. Hits
 * stand until newer ones are there; those for an older text are dropped. What was shown of an earlier question goes.
 */
export function typeText(client: Client, typed: string): void {
  pending?.abort()
  stopRun()
  const { given } = useQuickStore.getState()
  const query = typed.trim()
  useQuickStore.setState({
    typed,
    chosen: -1,
    result: undefined,
    notice: undefined,
    ...(query === '' || given !== undefined ? { found: undefined, reckoning: undefined } : {}),
  })
  if (query === '' || given !== undefined) return
  const own = new AbortController()
  pending = own
  const at = performance.now()
  void search(client, query, at, own.signal)
  void reckon(client, query, own.signal)
}

/** Empties the window: nothing that was asked for arrives in it any more. */
export function startAfresh(): void {
  pending?.abort()
  stopRun()
  forget()
}

/** Has what a key needs loaded before the first one is pressed: the index, and what calculates. */
export function warmUp(client: Client): void {
  const input = { text: 'a', typing: true, k: 1, mode: 'lexical' as const, scope: everything }
  void client.call('search.query', input).catch(() => undefined)
  void client.call('quick.reckon', { text: '' }).catch(() => undefined)
}

async function search(client: Client, query: string, at: number, signal: AbortSignal): Promise<void> {
  try {
    const input = { text: query, typing: true, k: hitsAtMost, mode: 'lexical' as const, scope: everything }
    const result = await client.call('search.query', input, { signal })
    if (signal.aborted) return
    useQuickStore.setState({ found: { query, result, typedAt: at, repliedAt: performance.now() }, chosen: -1 })
  } catch (error) {
    const { code } = toErrorValue(error)
    if (signal.aborted || code === 'cancelled') return
    // The backend is away: the search waits for the next one, as the words that were typed do.
    if (code === 'channel-closed') return search(client, query, at, signal)
    notify(sentenceFor(error), true)
  }
}

async function reckon(client: Client, query: string, signal: AbortSignal): Promise<void> {
  if (query.length > longestReckoned) return useQuickStore.setState({ reckoning: undefined })
  try {
    const { reckoning } = await client.call('quick.reckon', { text: query }, { signal })
    if (!signal.aborted) useQuickStore.setState({ reckoning })
  } catch (error) {
    if (signal.aborted) return
    if (toErrorValue(error).code === 'channel-closed') return reckon(client, query, signal)
    useQuickStore.setState({ reckoning: undefined })
  }
}
