import { z } from 'zod'

/** Where a document stands among the versions and copies of one file: `number` of `of`, 1 being the oldest. */
export const Version = z.strictObject({ number: z.int().min(1), of: z.int().min(2) })
export type Version = z.infer<typeof Version>
