import { availableParallelism } from 'node:os'
import { basename } from 'node:path'
import type { GgufFileInfo, LlamaModel } from 'node-llama-cpp'
import { AssistantError } from '../../api/error.ts'
import type { Embedder } from '../../core/ports/embedder.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Models } from '../../core/ports/models.ts'
import type { Tokenizer } from '../../core/ports/tokenizer.ts'
import type { WarmMemory } from '../../core/ports/warm-memory.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { type ChatMemory, createChatMemory } from './chat-memory.ts'
import { type DraftModel, letDraftGo } from './draft-model.ts'
import { createEmbedder } from './embedder.ts'
import { embedderTraits } from './embedder-traits.ts'
import { openFileMemory } from './file-memory.ts'
import { findDraft } from './find-draft.ts'
import { ggufFacts } from './gguf-facts.ts'
import { createKeptModels, type Loaded } from './kept-models.ts'
import { createLanguageModel, type LanguageModelOptions, type LoadedLanguageModel } from './language-model.ts'
import { lookAtMachine, type Machine } from './machine.ts'
import { createMemoryShare, type MemoryHolder, outOfMemory } from './memory-share.ts'
import { createModelFiles, type ModelFile } from './model-files.ts'
import { requireRole } from './probe-model.ts'
import { loadRuntime, type Runtime } from './runtime.ts'
import { createScheduler } from './scheduler.ts'
import { createThreadBudget } from './thread-budget.ts'
import { createTokenizer } from './tokenizer.ts'

/** What `createModels` needs. */
export type ModelsOptions = {
  /** `models/catalog.json`; the weights stand beside it. */
  catalogPath: string
  workshop: Workshop
  log: Log
  /** Evaluating threads at most; the machine's cores unless said. */
  cores?: number
  /** File that keeps digests, probe results and measurements across runs; without one they live as long as the process. */
  memoryPath?: string
  /** Longest prefill evaluation: 250 ms unless said. `Infinity` where nothing interactive can arrive. */
  sliceMs?: number
  /** Folder in which the processes that evaluate mark themselves, to share the cores; without one this process has them all. */
  threadsFolder?: string
  /** Percent of the machine's memory that chat models may take; 50 unless said. */
  memoryPercent?: () => number
  /** Whether chat models are measured once nothing has been asked for a while; not unless said. */
  tunes?: boolean
  /** Whether guessing ahead is used: as measured unless said. */
  guesses?: LanguageModelOptions['guesses']
  /** Path of a model that guesses for the others; the smallest listed one of the same vocabulary unless said. */
  draftPath?: string
  /** How long an idle context that holds little is kept, in milliseconds: two minutes unless said. */
  idleMs?: number
  /** Where chat models remember documents on disk; without it they do not. */
  warm?: WarmMemory
}

/** The models, and for tests and benchmarks the measurement of one. */
export type EngineModels = Models &
  AsyncDisposable & {
    /** Measures what is not known of a chat model's speed. */
    measure(choice: string, signal: AbortSignal): Promise<void>
  }

const usualPercent = 50
const usualIdleMs = 120_000

/** The port `Models` over llama.cpp: loads on demand, one scheduler for everything it evaluates. */
export function createModels(options: ModelsOptions): EngineModels {
  const cores = options.cores ?? availableParallelism()
  const idleMs = options.idleMs ?? usualIdleMs
  const budget = options.threadsFolder === undefined ? undefined : createThreadBudget(options.threadsFolder, cores)
  const scheduler = createScheduler(() => budget?.threads() ?? cores)
  const memory = openFileMemory(options.memoryPath)
  const files = createModelFiles({
    catalogPath: options.catalogPath,
    memory,
    workshop: options.workshop,
    scheduler,
  })
  const never = new AbortController().signal
  let runtime: Promise<{ runtime: Runtime; machine: Machine }> | undefined
  let machine: Machine | undefined
  const engine = () =>
    (runtime ??= loadRuntime(options.log).then(async (loaded) => {
      machine = await lookAtMachine(loaded.llama, cores)
      return { runtime: loaded, machine }
    }))
  const share = createMemoryShare(
    () => ((machine?.totalBytes ?? 0) * (options.memoryPercent?.() ?? usualPercent)) / 100,
  )
  let vocabulary: Promise<Loaded<Tokenizer>> | undefined
  const headers = new Map<string, Promise<GgufFileInfo>>()

  const load = async (file: ModelFile, vocabOnly: boolean): Promise<{ runtime: Runtime; model: LlamaModel }> => {
    const { path } = file.stamp
    const loaded = (await engine()).runtime
    try {
      // Whether there is room is the share's to say; without a GPU the library's estimate is far too high.
      const ignoreMemorySafetyChecks = loaded.llama.gpu === false
      const model = await loaded.llama.loadModel({ modelPath: path, vocabOnly, ignoreMemorySafetyChecks })
      return { runtime: loaded, model }
    } catch (cause) {
      const name = file.entry?.name ?? basename(path)
      if (cause instanceof loaded.library.InsufficientMemoryError) {
        throw outOfMemory(name, file.stamp.size, share.limit(), cause)
      }
      throw new AssistantError('model-unusable', { name, path }, { cause })
    }
  }

  const loadEmbedder = async (file: ModelFile): Promise<Loaded<Embedder>> => {
    const { model } = await load(file, false)
    const facts = ggufFacts(model.fileInfo)
    requireRole(facts, 'embedder', file.info.name)
    const traits = embedderTraits({ ...facts, name: `${facts.name} ${basename(file.stamp.path)}` }, file.entry)
    const dimensions = model.embeddingVectorSize
    const embedder = createEmbedder({ scheduler, model, info: file.info, traits, dimensions, idleMs })
    return { value: embedder, dispose: () => embedder.dispose().then(() => model.dispose()) }
  }

  /** The header of a model's file; read once. */
  const header = (file: ModelFile): Promise<GgufFileInfo> => {
    const { key, path } = file.stamp
    const reading =
      headers.get(key) ??
      engine().then(({ runtime: { library } }) => library.readGgufFileInfo(path, { logWarnings: false }))
    headers.set(key, reading)
    reading.catch(() => headers.delete(key))
    return reading
  }

  const memoryOf = async (file: ModelFile): Promise<ChatMemory> => {
    const { machine } = await engine()
    const facts = ggufFacts(await header(file))
    requireRole(facts, 'chat', file.info.name)
    return createChatMemory({ machine, memory: await memory, modelId: file.info.id, facts, sizeBytes: file.stamp.size })
  }

  /** Sets memory apart for the weights and loads them; what they were seen to take is kept. */
  const loadWeights = async (file: ModelFile, holder: MemoryHolder, chatMemory: ChatMemory) => {
    const bytes = chatMemory.weightsBytes()
    const request = { holder, bytes, priority: 'interactive' as const, apart: chatMemory.quickBytes(), own: 0 }
    const reservation = await share.reserve(request, never)
    try {
      const changes = share.changes()
      const before = await chatMemory.residentBytes()
      const { runtime: engineOf, model } = await load(file, false)
      const seen = (await chatMemory.residentBytes()) - before
      if (changes === share.changes()) await chatMemory.learnWeights(seen)
      return { runtime: engineOf, model, reservation }
    } catch (error) {
      reservation.release()
      throw error
    }
  }

  const loadChat = async (file: ModelFile): Promise<Loaded<LoadedLanguageModel>> => {
    const chatMemory = await memoryOf(file)
    const { key } = file.stamp
    let chat: LoadedLanguageModel | undefined
    const holder: MemoryHolder = { name: file.info.name, spares: () => chat?.spares() ?? [] }
    const { runtime: engineOf, model, reservation } = await loadWeights(file, holder, chatMemory)
    const facts = await memory
    const { key: machineKey } = (await engine()).machine
    const loaded = createLanguageModel(
      {
        runtime: engineOf,
        scheduler,
        model,
        info: file.info,
        memory: chatMemory,
        share,
        holder,
        cores,
        sliceMs: options.sliceMs ?? 250,
        idleMs,
        log: options.log,
        warm: options.warm,
        bytesPerToken: ggufFacts(model.fileInfo).stateBytesPerToken,
        tuning: () => facts.measured(machineKey, file.info.id).tuning,
        keepTuning: (tuning) => facts.keepTuning(machineKey, file.info.id, tuning),
        tunes: options.tunes ?? false,
        guesses: options.guesses ?? 'measured',
        draft: () => draftFor(file),
      },
      () => chats.letGo(key),
    )
    chat = loaded
    share.join(holder)
    const dispose = async (): Promise<void> => {
      await loaded.dispose()
      share.leave(holder)
      await model.dispose()
      reservation.release()
    }
    return { value: loaded, dispose }
  }

  const loadDraft = async (file: ModelFile): Promise<Loaded<DraftModel>> => {
    const chatMemory = await memoryOf(file)
    let draft: DraftModel | undefined
    const holder: MemoryHolder = {
      name: file.info.name,
      spares: () =>
        draft && !draft.busy
          ? [{ bytes: share.used(holder), worth: 0, letGo: () => drafts.letGo(file.stamp.key) }]
          : [],
    }
    const { model, reservation } = await loadWeights(file, holder, chatMemory)
    const loaded: DraftModel = { id: file.info.id, model, memory: chatMemory, holder, kept: undefined, busy: false }
    draft = loaded
    share.join(holder)
    const dispose = async (): Promise<void> => {
      loaded.busy = true
      share.leave(holder)
      await letDraftGo(loaded)
      await model.dispose()
      reservation.release()
    }
    return { value: loaded, dispose }
  }

  /** The model that guesses for another, loaded; undefined where there is none or it cannot be had. */
  const draftFor = async (file: ModelFile): Promise<DraftModel | undefined> => {
    try {
      const found = await findDraft({ files, header, target: file, path: options.draftPath })
      return found && (await drafts.get(found))
    } catch (error) {
      if (error instanceof AssistantError) return undefined
      throw error
    }
  }

  const embedders = createKeptModels(loadEmbedder)
  const chats = createKeptModels(loadChat)
  const drafts = createKeptModels(loadDraft)
  const chat = (choice: string, signal: AbortSignal) => chats.choose(choice, () => files.verify(choice, 'chat', signal))

  return {
    async tokenizer() {
      vocabulary ??= files.verify('starter', 'embedder', never).then(async (file) => {
        const { model } = await load(file, true)
        return { value: createTokenizer(model), dispose: () => model.dispose() }
      })
      vocabulary.catch(() => {
        vocabulary = undefined
      })
      return (await vocabulary).value
    },
    async embedder(choice, signal = never) {
      return choice === 'none' ? undefined : embedders.choose(choice, () => files.verify(choice, 'embedder', signal))
    },
    async languageModel(choice, signal = never) {
      return choice === 'none' ? undefined : chat(choice, signal)
    },
    async describe(choice, role, signal = never) {
      return choice === 'none' ? undefined : (await files.describe(choice, role, signal)).info
    },
    async memory(choice, signal = never) {
      if (choice === 'none') return undefined
      const file = await files.describe(choice, 'chat', signal)
      return (await memoryOf(file)).describe(share.limit())
    },
    async measure(choice, signal) {
      await (await chat(choice, signal)).measure(signal)
    },
    list: () => files.list(),
    holdBackground: () => scheduler.holdBackground(),
    async [Symbol.asyncDispose]() {
      const ends = [embedders, chats, drafts].map((kept) => kept.dispose())
      await Promise.allSettled([...ends, vocabulary?.then((loaded) => loaded.dispose())])
      if (runtime) await (await runtime).runtime.llama.dispose()
      budget?.close()
    },
  }
}
