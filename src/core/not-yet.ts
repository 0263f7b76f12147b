import { AssistantError } from '../api/error.ts'
import type { Handlers } from '../api/handlers.ts'

const refuse = (): never => {
  throw new AssistantError('internal', {}, { cause: 'not built yet' })
}

/** Methods whose rooms are being built. Empty, and gone, before this is done. */
export const notYet: Pick<Handlers, 'answer.continue' | 'answer.export' | 'warm.list' | 'warm.pin' | 'warm.remove'> = {
  'answer.continue': refuse,
  'answer.export': refuse,
  'warm.list': refuse,
  'warm.pin': refuse,
  'warm.remove': refuse,
}
