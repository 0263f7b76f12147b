import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createFileSource } from '../../adapters/files/file-source.ts'
import { createFolderWatcher } from '../../adapters/files/folder-watcher.ts'
import { createMemberFiles } from '../../adapters/files/member-files.ts'
import { createWarmFiles } from '../../adapters/files/warm-files.ts'
import { openIndex } from '../../adapters/lancedb/open-index.ts'
import { createLanguagePacks } from '../../adapters/ocr/language-packs.ts'
import { openStore } from '../../adapters/sqlite/open-store.ts'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../adapters/workshop/workshop.ts'
import type { ImportJob } from '../../api/job.ts'
import type { TopicEvent, TopicName } from '../../api/topics.ts'
import { createLibrary } from '../../core/library/create-library.ts'
import type { WatchTimes } from '../../core/library/watch/watch-folders.ts'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Models } from '../../core/ports/models.ts'

/** A library with real store, index, files and Workshop in `folder`; only models are left to the test. */
export async function openTestLibrary(
  folder: string,
  options: {
    embedder?: Embedder | (() => Promise<Embedder>)
    otherEmbedder?: Embedder
    now?: () => number
    samplesFolder?: string
    watchTimes?: Partial<WatchTimes>
    watches?: boolean
    /** As where the native watcher does not load. */
    noWatcher?: boolean
  } = {},
) {
  const clock = { now: options.now ?? Date.now }
  const store = openStore({ folder, clock })
  const index = await openIndex({ folder })
  const workshop = createWorkshop(forkLauncher(() => fileURLToPath(new URL('../reader-worker.ts', import.meta.url))))
  const members = createMemberFiles(folder)
  const warmFiles = createWarmFiles(folder)
  const events: { topic: TopicName; event: TopicEvent<TopicName> }[] = []
  const errors: string[] = []
  const log: Log = {
    info() {},
    warn() {},
    error: (message, details) => errors.push(`${message} ${JSON.stringify(details)}`),
  }
  const models: Pick<Models, 'tokenizer' | 'embedder'> = {
    tokenizer: async () => ({ count: (text) => Math.ceil(text.length / 4) }),
    embedder: async (choice) => {
      if (choice === 'none') return undefined
      if (choice !== 'starter' && options.otherEmbedder) return options.otherEmbedder
      return typeof options.embedder === 'function' ? options.embedder() : options.embedder
    },
  }
  const library = createLibrary({
    ...store,
    index,
    files: createFileSource({ exclude: folder, members: members.folder }),
    members,
    warmFiles,
    languages: createLanguagePacks(folder),
    workshop,
    models,
    clock,
    log,
    publish: (topic, event) => void events.push({ topic, event }),
    samplesFolder: options.samplesFolder ?? folder,
    ...(options.noWatcher ? {} : { watcher: createFolderWatcher({ folder: join(folder, 'watch'), exclude: folder }) }),
    watches: options.watches ?? true,
    watchTimes: options.watchTimes ?? {},
  })
  return {
    ...store,
    index,
    members,
    warmFiles,
    models,
    core: library,
    handlers: library.handlers,
    events,
    errors,
    /** Imports and waits until the job has ended. */
    async import(paths: string[], more: { collectionName?: string; embedder?: string } = {}): Promise<ImportJob> {
      const job = library.importer.start({ paths, embedder: 'none', ...more })
      await library.importer.idle()
      return store.library.job(job.id) ?? job
    },
    async close() {
      await library.stop()
      await index.close()
      await workshop[Symbol.asyncDispose]()
      store.close()
    },
  }
}

export type TestLibrary = Awaited<ReturnType<typeof openTestLibrary>>

/** A fresh folder that goes when it goes out of scope. */
export function temporaryFolder(): Disposable & { path: string } {
  const path = mkdtempSync(join(tmpdir(), 'carrel-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}
