import { z } from 'zod'
import { Span } from './span.ts'

export const FirstFactKind = z.enum(['date', 'amount', 'name'])
export type FirstFactKind = z.infer<typeof FirstFactKind>

/** One of the first things a document says: a full date, an amount of money, or a name. `text` is the span's text. */
export const FirstFact = z.strictObject({ kind: FirstFactKind, text: z.string(), span: Span })
export type FirstFact = z.infer<typeof FirstFact>
