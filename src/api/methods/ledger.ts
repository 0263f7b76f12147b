import { z } from 'zod'
import type { Method } from '../method.ts'
import { LedgerEntry } from '../settings.ts'
import { nothing } from './nothing.ts'

/** What left the machine. */
export const ledgerMethods = {
  'ledger.list': { input: nothing, output: z.array(LedgerEntry) },
} satisfies Record<string, Method>
