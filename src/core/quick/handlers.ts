import { AssistantError } from '../../api/error.ts'
import type { Handlers } from '../../api/handlers.ts'

export type QuickHandlers = Pick<Handlers, Extract<keyof Handlers, `quick.${string}`>>

/** Handlers of quick ask. */
export function quickHandlers(): QuickHandlers {
  const notYet = (): never => {
    throw new AssistantError('bad-request')
  }
  return {
    'quick.ask': notYet,
    'quick.act': notYet,
    'quick.reckon': () => ({}),
    'quick.readPicture': notYet,
    'quick.keep': notYet,
  }
}
