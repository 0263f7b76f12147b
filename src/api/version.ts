import { z } from 'zod'

/**
 * Where a document stands among the versions of one file: `number` of `of`, 1 being the oldest. `copies`: they are equal, and
 * may lie anywhere.
 */
export const Version = z.strictObject({
  number: z.int().min(1),
  of: z.int().min(2),
  copies: z.literal(true).optional(),
})
export type Version = z.infer<typeof Version>
