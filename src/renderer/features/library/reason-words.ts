import { catalogue, say } from '../../../messages/say.ts'
import type { RowQuery } from './use-rows.ts'

/** Why a document needs a look: the code of its error or warning, or a kind of page. */
export type Reason = NonNullable<RowQuery['reason']>

/** A reason in a word or two: "Password-protected". */
export function reasonWords(reason: Reason): string {
  return reason in catalogue.reasons
    ? say('reasons', reason as keyof typeof catalogue.reasons)
    : say('reasons', 'other')
}
