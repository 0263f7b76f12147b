import { z } from 'zod'
import { DeletionReceipt } from '../deletion-receipt.ts'
import type { Method } from '../method.ts'
import { nothing } from './nothing.ts'

/** Receipts of what was deleted for good. */
export const receiptMethods = {
  /** Proofs of deletions, the newest first. */
  'receipt.list': { input: nothing, output: z.array(DeletionReceipt) },
  'receipt.remove': { input: z.strictObject({ id: z.string() }), output: nothing },
} satisfies Record<string, Method>
