import { firstSource } from './hand-over.ts'
import type { Situation } from './keys.ts'
import { isWriting, type QuickState } from './quick-store.ts'

/** What the keys depend on, from what stands; `focus` and `selection` are the page's. */
export function situationOf(state: QuickState, page: Pick<Situation, 'focus' | 'selection'>): Situation {
  const { result, found, chosen, typed, given, reckoning, entry } = state
  // What was interrupted is asked again before its page is opened: its line says so.
  const whole = result?.kind === 'answer' && result.answer.state !== 'interrupted'
  const opens = whole && firstSource(result.answer) !== undefined
  const ended = opens ? 'opens' : 'ended'
  return {
    ...page,
    list: entry !== undefined,
    hits: found?.result.hits.length ?? 0,
    chosen,
    typed: typed.trim() !== '',
    given: given !== undefined,
    reckoning: reckoning !== undefined,
    result: result === undefined ? 'none' : isWriting(result) ? 'writing' : ended,
    canKeep: result?.kind === 'answer',
  }
}
