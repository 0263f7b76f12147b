import { create } from 'zustand'
import type { AnswerSentence } from '../../../api/answer.ts'
import type { ErrorValue } from '../../../api/error.ts'
import type { PartRead, QuickAction, QuickText, Reckoning } from '../../../api/quick.ts'
import type { SearchResult } from '../../../api/search.ts'
import type { LiveAnswer } from '../../app/answer/live-answer.ts'

/** An answer in place. `handOver`: it goes on in the main window when it is written. */
export type AnswerResult = {
  kind: 'answer'
  question: string
  given: QuickText | undefined
  answer: LiveAnswer
  handOver: boolean
}

/** What an action makes of a given text; `text` soft while it is written. */
export type ActionResult = {
  kind: 'action'
  action: QuickAction
  given: QuickText
  state: 'reading' | 'writing' | 'done' | 'stopped' | 'failed'
  text: string
  sentences: readonly AnswerSentence[]
  model?: string | undefined
  part?: PartRead | undefined
  error?: ErrorValue | undefined
}

export type QuickResult = AnswerResult | ActionResult

/** A line about something that just happened; `warn`: it did not. */
export type Notice = { text: string; warn: boolean }

/**
 * All that quick ask knows. It lives in this page's memory alone. `found.typedAt` and `repliedAt`: when its
 * words were typed and the hits came, as `performance.now` says. `chosen`: the hit that Down went to, -1 for none;
 * `entry`: the same in the list of everything else, undefined while that is closed.
 */
export type QuickState = {
  typed: string
  given: QuickText | undefined
  found: { query: string; result: SearchResult; typedAt: number; repliedAt: number } | undefined
  reckoning: Reckoning | undefined
  chosen: number
  result: QuickResult | undefined
  entry: number | undefined
  notice: Notice | undefined
  /** Whether a picture of the screen is being read. */
  recognising: boolean
}

const empty: QuickState = {
  typed: '',
  given: undefined,
  found: undefined,
  reckoning: undefined,
  chosen: -1,
  result: undefined,
  entry: undefined,
  notice: undefined,
  recognising: false,
}

export const useQuickStore = create<QuickState>()(() => empty)

/** Forgets everything. */
export function forget(): void {
  useQuickStore.setState(empty)
}

/** Says something below the field until the next key. */
export function notify(text: string, warn = false): void {
  useQuickStore.setState({ notice: { text, warn } })
}

/** Whether something is being written. */
export function isWriting(result: QuickResult | undefined): boolean {
  if (result === undefined) return false
  return result.kind === 'answer'
    ? result.answer.phase !== 'ended'
    : result.state === 'reading' || result.state === 'writing'
}
