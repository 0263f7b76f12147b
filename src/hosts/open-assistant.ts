import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createFileSource } from '../adapters/files/file-source.ts'
import { createFolderWatcher } from '../adapters/files/folder-watcher.ts'
import { openLogFile } from '../adapters/files/log-file.ts'
import { createMemberFiles } from '../adapters/files/member-files.ts'
import { acquireOwnerLock, type OwnerLock, ownerName, readOwner } from '../adapters/files/owner-lock.ts'
import { createScratchFiles } from '../adapters/files/scratch-files.ts'
import { createSummaryTemplates } from '../adapters/files/summary-templates.ts'
import { createWarmFiles } from '../adapters/files/warm-files.ts'
import { openIndex } from '../adapters/lancedb/open-index.ts'
import { createModels } from '../adapters/llama/create-models.ts'
import { createLanguagePacks } from '../adapters/ocr/language-packs.ts'
import { openStore } from '../adapters/sqlite/open-store.ts'
import type { ChildLauncher } from '../adapters/workshop/child-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { AssistantError } from '../api/error.ts'
import { type Assistant, createAssistant } from '../core/assistant.ts'
import { searchEmbedder } from '../core/models/search-embedder.ts'
import { createWarmRoom } from '../core/warm/warm-room.ts'
import { columnName } from '../messages/column-words.ts'
import { channelPair } from '../rpc/channel-pair.ts'
import { createClient } from '../rpc/client.ts'
import { serve } from '../rpc/serve.ts'
import { createTopicHub, type TopicHub } from '../rpc/topic-hub.ts'
import type { Client } from '../rpc/types.ts'
import { readResources } from './resources.ts'
import { tidyElsewhere } from './tidy-elsewhere.ts'

/** How a data folder is opened: as its owner, as its owner where nobody else is, or to read only. */
export type Access = 'own' | 'own-or-read' | 'read'

export type OpenOptions = {
  dataFolder: string
  access: Access
  /** Who opens it, for the owner lock and the log: `desktop`, `terminal`. */
  program: string
  launcher: ChildLauncher
  /** Whether an owner goes on with what an earlier end left unfinished; it does unless said. */
  resume?: boolean
  /** When it begins to, in milliseconds; at once unless said. */
  resumeAfterMs?: number
  /** Whether an owner that goes on also watches folders; it does unless said. */
  watches?: boolean
  /** Longest prefill slice; `Infinity` where nothing interactive can arrive. */
  sliceMs?: number
  /** Whether chat models are measured while nothing is asked; not unless said. */
  tunes?: boolean
}

/** An open library with everything composed. */
export type OpenedAssistant = Assistant & {
  hub: TopicHub
  readOnly: boolean
  /** Loads the chosen models ahead of the first question. */
  warm(): Promise<void>
  /** A client over an in-process channel. */
  connect(): Client
  close(): Promise<void>
}

/**
 * Opens a data folder and composes the assistant over it. Owners go on with unfinished jobs.
 * Errors: `library-in-use` (`own`, and another process owns it), `library-damaged`, `index-unavailable`,
 * `file-not-found` (`read`, and there is no library).
 */
export async function openAssistant(options: OpenOptions): Promise<OpenedAssistant> {
  const { dataFolder } = options
  const resources = readResources()
  const lock = lockFor(options, resources.version)
  const owner = lock?.owned ? undefined : { owner: ownerName(lock ? lock.owner : readOwner(dataFolder)) }
  await using opened = new AsyncDisposableStack()
  opened.defer(() => {
    if (lock?.owned) lock.release()
  })
  const log = openLogFile(dataFolder, options.program)
  const store = opened.use(openStore({ folder: dataFolder, readOnly: owner }))
  // A store of a later schema is only read; its index must not be touched either.
  const reading = owner ?? (store.readOnly ? { owner: ownerName(undefined) } : undefined)
  const workshop = opened.use(createWorkshop(options.launcher))
  const index = await openIndex({ folder: dataFolder, readOnly: reading, tidyElsewhere: tidyElsewhere(workshop) })
  opened.defer(() => index.close())
  const hub = createTopicHub()
  const readOnly = store.readOnly
  const warmFiles = createWarmFiles(dataFolder)
  const warmRoom = createWarmRoom({
    ...store,
    store: store.warm,
    files: warmFiles,
    changed: () => hub.publish('models', { type: 'warm-changed' }),
  })
  // Before any model writes: what has no record by then was left by an interruption.
  await warmRoom.tidy().catch((error: unknown) => log.error('warm states not put right', { error: String(error) }))
  const models = opened.use(
    createModels({
      catalogPath: resources.catalogPath,
      workshop,
      log,
      memoryPath: path.join(dataFolder, 'model-facts.json'),
      threadsFolder: path.join(dataFolder, 'threads'),
      warm: warmRoom,
      memoryPercent: () => store.settings.get().memoryPercent,
      tunes: options.tunes ?? false,
      ...(options.sliceMs === undefined ? {} : { sliceMs: options.sliceMs }),
    }),
  )
  const members = createMemberFiles(dataFolder)
  const languages = createLanguagePacks(dataFolder)
  const scratch = createScratchFiles(dataFolder)
  // A place that can be shown, and that files can be put into.
  if (!readOnly) mkdirSync(languages.folder, { recursive: true })
  if (!readOnly)
    await scratch.clear().catch((error: unknown) => log.error('scratch not cleared', { error: String(error) }))
  const assistant = createAssistant({
    library: store.library,
    folders: store.folders,
    watcher: createFolderWatcher({ folder: path.join(dataFolder, 'watch'), exclude: dataFolder }),
    watches: options.watches ?? true,
    text: store.text,
    threads: store.threads,
    kept: store.kept,
    summaries: store.summaries,
    gists: store.gists,
    summaryTemplates: createSummaryTemplates(path.join(dataFolder, 'prompts'), resources.promptsFolder, log),
    columnName,
    check: store.check,
    warm: store.warm,
    warmFiles,
    warmRoom,
    settings: store.settings,
    index,
    models,
    workshop,
    files: createFileSource({ exclude: dataFolder, members: members.folder }),
    members,
    languages,
    clock: { now: Date.now },
    log,
    publish: hub.publish,
    prompts: resources.prompts,
    quickPrompts: resources.quickPrompts,
    scratch,
    samplesFolder: resources.samplesFolder,
    status: { version: resources.version, dataFolder, readOnly },
  })
  if (!readOnly) {
    // The window need not wait for what may look at every document, or write the index anew.
    const start = () =>
      assistant
        .start(options.resumeAfterMs ?? 0)
        .catch((error: unknown) => log.error('not put right', { error: String(error) }))
    if (options.resume ?? true) void start()
    opened.defer(() => assistant.stop())
  }
  const held = opened.move()
  return {
    ...assistant,
    hub,
    readOnly,
    async warm() {
      const settings = store.settings.get()
      const never = new AbortController().signal
      await (await models.embedder(searchEmbedder(settings)))?.embedQuery('warm', never)
      await models.languageModel(settings.chatModel)
    },
    connect() {
      const [near, far] = channelPair()
      serve(far, assistant.handlers, hub)
      return createClient(near)
    },
    close: () => held.disposeAsync(),
  }
}

function lockFor({ access, dataFolder, program }: OpenOptions, version: string): OwnerLock | undefined {
  if (access === 'read') return undefined
  const lock = acquireOwnerLock(dataFolder, { program, version })
  if (!lock.owned && access === 'own') throw new AssistantError('library-in-use', { owner: ownerName(lock.owner) })
  return lock
}
