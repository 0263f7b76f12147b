import { z } from 'zod'
import { LanguageNeed, LanguagePack } from '../language-pack.ts'
import type { Method } from '../method.ts'
import { nothing } from './nothing.ts'

/** Language packs of recognition. */
export const languageMethods = {
  /**
   * Language packs of recognition, the folder they lie in, and documents that would gain from one. New files in the folder
   * are tried first.
   */
  'language.list': {
    input: nothing,
    output: z.strictObject({ folder: z.string(), packs: z.array(LanguagePack), needs: z.array(LanguageNeed) }),
  },
  /**
   * Tries a language pack (`deu.traineddata`, packed with gzip or not) and copies it into the folder. Errors:
   * `language-name`, `language-refused`, `file-unreadable`, `library-in-use`.
   */
  'language.add': { input: z.strictObject({ path: z.string().min(1) }), output: LanguagePack },
} satisfies Record<string, Method>
