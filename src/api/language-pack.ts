import { z } from 'zod'
import { ErrorValue } from './error.ts'

/**
 * A language pack for recognising text. `code`: its name, mostly ISO 639-3, as in `deu.traineddata`; `bundled`: it came
 * with Carrel; `error`: it is there and cannot be used.
 */
export const LanguagePack = z.strictObject({
  code: z.string(),
  bytes: z.int(),
  bundled: z.boolean(),
  error: ErrorValue.optional(),
})
export type LanguagePack = z.infer<typeof LanguagePack>

/**
 * Documents with pages that were recognised without the pack of their language. `isThere`: the pack can be used, and
 * recognising them again would help.
 */
export const LanguageNeed = z.strictObject({
  code: z.string(),
  /** ISO 639-1. */
  language: z.string(),
  isThere: z.boolean(),
  pages: z.int(),
  documents: z.array(z.strictObject({ id: z.string(), title: z.string() })),
})
export type LanguageNeed = z.infer<typeof LanguageNeed>
