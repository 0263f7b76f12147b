import type { StoreCheck } from '../../core/library/check/store-check.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import type { FolderStore } from '../../core/library/watch/folder-store.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { GistStore } from '../../core/ports/gist-store.ts'
import type { KeptStore } from '../../core/ports/kept-store.ts'
import type { SettingsStore } from '../../core/ports/settings-store.ts'
import type { SummaryStore } from '../../core/ports/summary-store.ts'
import type { TextStore } from '../../core/ports/text-store.ts'
import type { ThreadStore } from '../../core/ports/thread-store.ts'
import type { WarmStore } from '../../core/ports/warm-memory.ts'
import { createCollectionStore } from './collection-store.ts'
import { openDatabase } from './database.ts'
import { createDocumentStore } from './document-store.ts'
import { createFolderStore } from './folder-store.ts'
import { createGistStore } from './gist-store.ts'
import { createHealthStore } from './health-store.ts'
import { createJobEmbeddingStore } from './job-embedding-store.ts'
import { createJobItemStore } from './job-item-store.ts'
import { createJobMemberStore } from './job-member-store.ts'
import { createJobRecognitionStore } from './job-recognition-store.ts'
import { createJobStore } from './job-store.ts'
import { createKeptStore } from './kept-store.ts'
import { createMemberStore } from './member-store.ts'
import { createPasswordStore } from './password-store.ts'
import { createReceiptStore } from './receipt-store.ts'
import { createRecognitionStore } from './recognition-store.ts'
import { createRevisionStore } from './revision-store.ts'
import { createSettingsStore } from './settings-store.ts'
import { createStoreCheck } from './store-check.ts'
import { createSummaryStore } from './summary-store.ts'
import { createTermDictionary } from './term-dictionary.ts'
import { createTextStore } from './text-store.ts'
import { createThreadStore } from './thread-store.ts'
import { createVectorStore } from './vector-store.ts'
import { createVersionStore } from './version-store.ts'
import { createWarmStore } from './warm-store.ts'

/** Every part of an open `carrel.db`. `readOnly`: writing calls throw `library-in-use` or `library-too-new`. */
export type Store = Disposable & {
  library: LibraryStore
  folders: FolderStore
  text: TextStore
  threads: ThreadStore
  kept: KeptStore
  summaries: SummaryStore
  gists: GistStore
  settings: SettingsStore
  check: StoreCheck
  warm: WarmStore
  readOnly: boolean
  close(): void
}

/**
 * Opens the store of a data folder. The caller holds the owner lock, or gives `readOnly` with the owner's name.
 * Errors: `library-damaged`, `disk-full`, `file-not-found` (read-only on a folder without a library).
 */
export function openStore(options: { folder: string; readOnly?: { owner: string } | undefined; clock?: Clock }): Store {
  const db = openDatabase(options.folder, options.readOnly)
  const clock = options.clock ?? { now: Date.now }
  const dictionary = createTermDictionary(db)
  dictionary.count()
  const close = () => {
    dictionary.count()
    db.close()
  }
  return {
    library: {
      ...createDocumentStore(db),
      ...createMemberStore(db),
      ...createHealthStore(db),
      ...createRecognitionStore(db),
      ...createCollectionStore(db),
      ...createRevisionStore(db, dictionary),
      ...createVectorStore(db),
      ...createVersionStore(db),
      ...createJobStore(db),
      ...createJobItemStore(db),
      ...createJobMemberStore(db),
      ...createJobRecognitionStore(db),
      ...createJobEmbeddingStore(db),
      ...createReceiptStore(db),
      ...createPasswordStore(db),
      transaction: (work) => db.write(work),
      transactionSoon: (work) => db.writeSoon(work),
    },
    folders: createFolderStore(db),
    text: createTextStore(db, dictionary),
    threads: createThreadStore(db, clock),
    kept: createKeptStore(db, clock),
    summaries: createSummaryStore(db, clock),
    gists: createGistStore(db),
    settings: createSettingsStore(db),
    check: createStoreCheck(db, dictionary),
    warm: createWarmStore(db),
    readOnly: db.refusal !== undefined,
    close,
    [Symbol.dispose]: close,
  }
}
