import type { Publish } from '../../../api/handlers.ts'
import type { ChunkIndex } from '../../ports/chunk-index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { FileSource } from '../../ports/file-source.ts'
import type { LanguagePacks } from '../../ports/language-packs.ts'
import type { Log } from '../../ports/log.ts'
import type { MemberFiles } from '../../ports/members.ts'
import type { Models } from '../../ports/models.ts'
import type { SettingsStore } from '../../ports/settings-store.ts'
import type { TextStore } from '../../ports/text-store.ts'
import type { WarmFiles, WarmStore } from '../../ports/warm-memory.ts'
import type { Workshop } from '../../ports/workshop.ts'
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
