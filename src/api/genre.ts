import { z } from 'zod'

/** What a text is, whatever its file format; `other` where none of them is recognised. */
export const Genre = z.enum([
  'contract',
  'invoice',
  'letter',
  'mail-thread',
  'minutes',
  'paper',
  'manual',
  'statement',
  'other',
])
export type Genre = z.infer<typeof Genre>
