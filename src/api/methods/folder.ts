import { z } from 'zod'
import type { Method } from '../method.ts'
import { FolderRules, RulesPreview, SyncReport, WatchedFolder } from '../watched-folder.ts'
import { nothing } from './nothing.ts'

/** Watched folders. */
export const folderMethods = {
  /**
   * Watches a folder: what is in it comes in, what changes there changes here. `collectionName` is made if new; nothing in
   * `rules` means everything that `.gitignore` files do not leave out. Returns at once, `syncing`.
   * Errors: `folder-not-there`, `folder-watched`, `folder-holds-watched`, `folder-refused`, `glob-invalid`.
   */
  'folder.add': {
    input: z.strictObject({
      path: z.string().min(1),
      collectionName: z.string().trim().min(1).optional(),
      rules: FolderRules.optional(),
    }),
    output: WatchedFolder,
  },
  'folder.list': { input: nothing, output: z.array(WatchedFolder) },
  /**
   * What other rules would do with the files that lie in a watched folder now; nothing changes. A listing of the folder is
   * used for some seconds. Errors: `folder-not-found`, `folder-not-there`, `folder-unreadable`.
   */
  'folder.preview': { input: z.strictObject({ folderId: z.string(), rules: FolderRules }), output: RulesPreview },
  /** Changes what is watched of a folder, or pauses and resumes watching it. Errors: `folder-not-found`, `glob-invalid`. */
  'folder.change': {
    input: z.strictObject({ folderId: z.string(), rules: FolderRules.optional(), paused: z.boolean().optional() }),
    output: WatchedFolder,
  },
  /**
   * Stops watching. Documents that do not stay can be restored as after `library.remove`; their ids are told.
   * Errors: `folder-not-found`.
   */
  'folder.remove': {
    input: z.strictObject({ folderId: z.string(), keepDocuments: z.boolean() }),
    output: z.strictObject({ documentIds: z.array(z.string()) }),
  },
  /**
   * Compares a folder, or every one that is watched and there, with the library now; new and changed files are read by an
   * import after. `acceptRemovals`: documents whose files are gone leave the library however many they are.
   * Errors: `folder-not-found`, `folder-not-there`, `folder-mostly-gone`.
   */
  'folder.sync': {
    input: z.strictObject({ folderId: z.string().optional(), acceptRemovals: z.boolean().optional() }),
    output: SyncReport,
  },
} satisfies Record<string, Method>
