import { AssistantError } from '../api/error.ts'
import type { Handlers } from '../api/handlers.ts'

const refuse = (): never => {
  throw new AssistantError('internal', {}, { cause: 'not built yet' })
}

/** Methods whose rooms are being built. Empty, and gone, before this is done. */
export const notYet: Pick<Handlers, 'model.memory'> = { 'model.memory': refuse }
