import type { Publish } from '../../../api/handlers.ts'
import type {
  ChunkIndex,
  Clock,
  FileSource,
  LanguagePacks,
  Log,
  MemberFiles,
  Models,
  SettingsStore,
  TextStore,
  WarmFiles,
  WarmStore,
  Workshop,
} from '../../ports.ts'
import type { LibraryStore } from '../library-store.ts'
import type { Passwords } from '../passwords.ts'
import type { UsablePacks } from '../recognition/usable-packs.ts'
import type { FolderStore } from '../watch/folder-store.ts'

/** What an import needs. `samplePaths`: the sample documents that come with Carrel. */
export type ImportDeps = {
  store: LibraryStore
  folders: FolderStore
  text: TextStore
  settings: SettingsStore
  index: ChunkIndex
  files: FileSource
  members: MemberFiles
  warm: Pick<WarmStore, 'list' | 'remove'>
  warmFiles: WarmFiles
  passwords: Passwords
  languages: LanguagePacks
  packs: UsablePacks
  workshop: Pick<Workshop, 'run'>
  models: Pick<Models, 'tokenizer' | 'embedder'>
  clock: Clock
  log: Log
  publish: Publish
  samplePaths: readonly string[]
}
