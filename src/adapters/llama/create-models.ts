import { availableParallelism, totalmem } from 'node:os'
import { basename } from 'node:path'
import type { LlamaModel } from 'node-llama-cpp'
import { AssistantError } from '../../api/error.ts'
import type { Embedder, LanguageModel, Log, Models, Tokenizer, WarmMemory, Workshop } from '../../core/ports.ts'
import { createEmbedder } from './embedder.ts'
import { embedderTraits } from './embedder-traits.ts'
import { ggufFacts } from './gguf-facts.ts'
import { createLanguageModel } from './language-model.ts'
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
  /** File that keeps digests and probe results across runs; without one they live as long as the process. */
  memoryPath?: string
  /** Longest prefill evaluation: 250 ms unless said. `Infinity` where nothing interactive can arrive. */
  sliceMs?: number
  /** Folder in which the processes that evaluate mark themselves, to share the cores; without one this process has them all. */
  threadsFolder?: string
  /** Where chat models remember documents on disk; without it they do not. */
  warm?: WarmMemory
  /** Most tokens of a context; as the model and the machine allow unless said. */
  contextTokens?: number
}

const idleMs = 120_000
const starterContextTokens = 8192
const largestContextTokens = 16_384
const keptPerRole = 2

type Loaded<T> = { value: T; dispose(): Promise<void> }

/** The port `Models` over llama.cpp: loads on demand, one scheduler for everything it evaluates. */
export function createModels(options: ModelsOptions): Models & AsyncDisposable {
  const cores = options.cores ?? availableParallelism()
  const budget = options.threadsFolder === undefined ? undefined : createThreadBudget(options.threadsFolder, cores)
  const scheduler = createScheduler(() => budget?.threads() ?? cores)
  const files = createModelFiles({
    catalogPath: options.catalogPath,
    memoryPath: options.memoryPath,
    workshop: options.workshop,
    scheduler,
  })
  const never = new AbortController().signal
  let runtime: Promise<Runtime> | undefined
  const engine = () => (runtime ??= loadRuntime(options.log))
  let vocabulary: Promise<Loaded<Tokenizer>> | undefined
  const embedders = new Map<string, Promise<Loaded<Embedder>>>()
  const chats = new Map<string, Promise<Loaded<LanguageModel>>>()

  const load = async (file: ModelFile, vocabOnly: boolean): Promise<{ runtime: Runtime; model: LlamaModel }> => {
    const { path } = file.stamp
    const loaded = await engine()
    try {
      return { runtime: loaded, model: await loaded.llama.loadModel({ modelPath: path, vocabOnly }) }
    } catch (cause) {
      const hungry = cause instanceof loaded.library.InsufficientMemoryError
      const name = file.entry?.name ?? basename(path)
      throw new AssistantError(hungry ? 'model-out-of-memory' : 'model-unusable', { name, path }, { cause })
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

  const loadChat = async (file: ModelFile): Promise<Loaded<LanguageModel>> => {
    const { runtime: engineOf, model } = await load(file, false)
    const facts = ggufFacts(model.fileInfo)
    requireRole(facts, 'chat', file.info.name)
    const usual = file.entry?.starter ? starterContextTokens : largestContextTokens
    const largest = options.contextTokens ?? usual
    const fitting = facts.stateBytesPerToken === 0 ? largest : Math.floor(totalmem() / 4 / facts.stateBytesPerToken)
    const contextTokens = Math.min(largest, model.trainContextSize || largest, Math.max(2048, fitting))
    const chat = createLanguageModel({
      runtime: engineOf,
      scheduler,
      model,
      info: file.info,
      contextTokens,
      cores,
      sliceMs: options.sliceMs ?? 250,
      idleMs,
      log: options.log,
      warm: options.warm,
      bytesPerToken: facts.stateBytesPerToken,
    })
    return { value: chat, dispose: () => chat.dispose().then(() => model.dispose()) }
  }

  /** Loads once per file content; the longest unused of more than two is let go. */
  const keep = async <T>(
    held: Map<string, Promise<Loaded<T>>>,
    file: ModelFile,
    make: (file: ModelFile) => Promise<Loaded<T>>,
  ): Promise<T> => {
    const { key } = file.stamp
    const loading = held.get(key) ?? make(file)
    held.delete(key)
    held.set(key, loading)
    loading.catch(() => held.get(key) === loading && held.delete(key))
    const [oldest] = held.keys()
    if (held.size > keptPerRole && oldest !== undefined) {
      const surplus = held.get(oldest)
      held.delete(oldest)
      void surplus?.then((old) => old.dispose())
    }
    return (await loading).value
  }

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
      if (choice === 'none') return undefined
      return keep(embedders, await files.verify(choice, 'embedder', signal), loadEmbedder)
    },
    async languageModel(choice, signal = never) {
      if (choice === 'none') return undefined
      return keep(chats, await files.verify(choice, 'chat', signal), loadChat)
    },
    async describe(choice, role, signal = never) {
      return choice === 'none' ? undefined : (await files.describe(choice, role, signal)).info
    },
    memory: async () => undefined,
    list: () => files.list(),
    holdBackground: () => scheduler.holdBackground(),
    async [Symbol.asyncDispose]() {
      const all = [...embedders.values(), ...chats.values(), ...(vocabulary ? [vocabulary] : [])]
      await Promise.allSettled(all.map(async (loading) => (await loading).dispose()))
      if (runtime) await (await runtime).llama.dispose()
      budget?.close()
    },
  }
}
