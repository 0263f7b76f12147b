import { toErrorValue } from '../../api/error.ts'
import { sayError } from '../../messages/say.ts'
import { showToast } from './toast-store.ts'

/** The sentence for anything thrown by a call. */
export function sentenceFor(error: unknown): string {
  return sayError(toErrorValue(error))
}

/** Shows what went wrong with an action that has no place of its own on screen. What the user stopped says nothing. */
export function report(error: unknown): void {
  if (toErrorValue(error).code !== 'cancelled') showToast(sentenceFor(error), { tone: 'warn' })
}
