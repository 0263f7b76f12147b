import { z } from 'zod'
import { ErrorValue } from './error.ts'

/** What of a folder is watched, as globs over paths relative to it; nothing in `include` means everything. */
export const FolderRules = z.strictObject({
  include: z.array(z.string().min(1)),
  exclude: z.array(z.string().min(1)),
  /** Leave out what `.gitignore` files in it leave out. */
  gitignore: z.boolean(),
})
export type FolderRules = z.infer<typeof FolderRules>

/**
 * A folder that the library follows. `missing`: it is not there (a drive unplugged), and nothing is removed. `syncedAt`:
 * when library and folder were last seen to agree.
 */
export const WatchedFolder = z.strictObject({
  id: z.string(),
  path: z.string(),
  state: z.enum(['watching', 'syncing', 'paused', 'missing']),
  rules: FolderRules,
  collectionId: z.string().optional(),
  documents: z.int(),
  syncedAt: z.int().optional(),
  error: ErrorValue.optional(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** What a synchronisation did, in files. `moved` ones kept their documents; `ms` is how long it took to compare. */
export const SyncReport = z.strictObject({
  unchanged: z.int(),
  added: z.int(),
  changed: z.int(),
  moved: z.int(),
  removed: z.int(),
  ms: z.number(),
})
export type SyncReport = z.infer<typeof SyncReport>

/**
 * What rules would do with the files that lie in a folder now. `files` could be read, `leftOut` of them the rules leave out;
 * `examples`: paths of the first of these, relative to the folder, parted by `/`. `leaving`: documents that would leave the
 * library, `coming`: files that
 * the present rules leave out and that would come in. `invalid`: globs that mean nothing; they are passed over.
 */
export const RulesPreview = z.strictObject({
  files: z.int(),
  leftOut: z.int(),
  examples: z.array(z.string()).max(500),
  leaving: z.int(),
  coming: z.int(),
  invalid: z.array(z.string()),
})
export type RulesPreview = z.infer<typeof RulesPreview>
