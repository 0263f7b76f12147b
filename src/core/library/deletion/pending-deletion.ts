import type { DeletionReceipt } from '../../../api/deletion-receipt.ts'

/**
 * A deletion whose documents are gone from the library while their text may still lie in index and store. `receipt`: what
 * it will say but for the proof; `digests`: of members' bytes.
 */
export type PendingDeletion = {
  receipt: Omit<DeletionReceipt, 'stores'>
  documentIds: readonly string[]
  revisionIds: readonly string[]
  digests: readonly string[]
}
