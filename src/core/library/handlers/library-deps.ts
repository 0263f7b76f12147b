import type { KeptStore } from '../../ports/kept-store.ts'
import type { ThreadStore } from '../../ports/thread-store.ts'
import type { Removal } from '../deletion/removal.ts'
import type { ImportDeps } from '../import/import-deps.ts'
import type { Importer } from '../import/importer.ts'
import type { FolderWatch } from '../watch/watch-folders.ts'

/** What the handlers of the library need. */
export type LibraryDeps = ImportDeps & {
  threads: ThreadStore
  kept: KeptStore
  importer: Importer
  removal: Removal
  watch: FolderWatch
}
