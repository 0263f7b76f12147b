import { z } from 'zod'
import { Scope } from '../document.ts'
import type { Method } from '../method.ts'
import { SearchMode, SearchResult } from '../search.ts'

/** Searching. */
export const searchMethods = {
  /**
   * The best chunks for a text. `"Exact words"` in it must stand in a chunk and `-excluded` ones must not. `typing`: its
   * last word may be unfinished and is continued from the library's words.
   */
  'search.query': {
    input: z.strictObject({
      text: z.string().min(1),
      typing: z.boolean().default(false),
      k: z.int().min(1).max(100).default(10),
      mode: SearchMode.default('hybrid'),
      scope: Scope,
      /** `date`: of the best ones, the newest first. */
      sort: z.enum(['relevance', 'date']).default('relevance'),
    }),
    output: SearchResult,
  },
} satisfies Record<string, Method>
