import { answerTokens } from '../answer/prompt/passages.ts'
import type { LibraryStore } from '../library/library-store.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { Log } from '../ports/log.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { hasState, type WarmRoom } from './warm-room.ts'

/** The tokens of the rules and these documents alone, as every prompt over them begins. */
export type DocumentPrefix = (model: LanguageModel, revisionIds: readonly string[]) => { tokens: readonly number[] }

export type WarmWhenIdleDeps = {
  room: Pick<WarmRoom, 'store' | 'readOnly' | 'budgetBytes'>
  library: Pick<LibraryStore, 'document'>
  text: Pick<TextStore, 'revision'>
  settings: Pick<SettingsStore, 'get'>
  models: Pick<Models, 'languageModel' | 'describe'>
  prefix: DocumentPrefix
  log: Log
  changed(): void
}

/** Reads documents that are kept ready while nobody needs the machine. */
export type WarmWhenIdle = {
  setIdle(idle: boolean): void
  /** Something changed that it goes by. What could not be saved may be tried again, or `all`: what was too long too. */
  look(again?: 'unsaved' | 'all'): void
  /** What it knows of a document's revision with a model beyond what is saved. */
  stateOf(modelId: string, revisionId: string): 'reading' | 'too-long' | undefined
  /** Waits until what runs has ended, for tests and the end. */
  settled(): Promise<void>
  stop(): Promise<void>
}

/** Tokens of a question, with the marks around it. */
const questionTokens = 128

/**
 * Documents are read one after the other in the background; the scheduler sees to it that they give way. When the machine
 * is needed the one that is being read is given up at the end of the slice; what is saved stays. None is read twice
 * because it could not be saved.
 */
export function createWarmWhenIdle(deps: WarmWhenIdleDeps): WarmWhenIdle {
  const { room, settings } = deps
  const tried = new Set<string>()
  const tooLong = new Set<string>()
  let isIdle = false
  let reading: string | undefined
  let stop: AbortController | undefined
  /** The choice of model that is read with now. */
  let choice = ''
  let running: Promise<void> = Promise.resolve()

  const isWanted = (): boolean =>
    isIdle && settings.get().warmWhenIdle && !room.readOnly && room.budgetBytes() > 0 && room.store.pinned().length > 0

  /** Revisions of pinned documents that have no state for the model, the first pinned first. */
  const waiting = (modelId: string): string[] =>
    room.store.pinned().flatMap((id) => {
      const revisionId = deps.library.document(id)?.revisionId
      if (revisionId === undefined || deps.text.revision(revisionId)?.stage !== 'lexical') return []
      const isDone = hasState(room.store.list(), modelId, revisionId) || tried.has(keyOf(modelId, revisionId))
      return isDone || tooLong.has(keyOf(modelId, revisionId)) ? [] : [revisionId]
    })

  const read = async (model: LanguageModel, revisionId: string, signal: AbortSignal): Promise<void> => {
    const key = keyOf(model.info.id, revisionId)
    const { tokens } = deps.prefix(model, [revisionId])
    if (tokens.length === 0) throw new Error('no text')
    if (tokens.length + questionTokens + answerTokens > model.contextTokens) {
      tooLong.add(key)
      deps.changed()
      return
    }
    reading = key
    deps.changed()
    try {
      await using sequence = await model.openSequence({ priority: 'background' })
      const keep = { tokens: tokens.length, revisionIds: [revisionId] }
      // One token more, which stands for the question: the last of a prompt is never part of what is kept.
      const prompt = [...tokens, ...tokens.slice(-1)]
      for await (const event of sequence.generate(prompt, { maxTokens: 1, keep }, signal)) {
        if (event.type === 'finished') break
      }
      tried.add(key)
    } finally {
      reading = undefined
      deps.changed()
    }
  }

  const readAll = async (signal: AbortSignal): Promise<void> => {
    const info = await deps.models.describe(choice, 'chat', signal)
    if (!info || waiting(info.id).length === 0) return
    const model = await deps.models.languageModel(choice, signal)
    if (!model) return
    for (;;) {
      const [next] = waiting(model.info.id)
      if (next === undefined) return
      signal.throwIfAborted()
      await read(model, next, signal).catch((error: unknown) => {
        signal.throwIfAborted()
        // The next document may be read all the same.
        tried.add(keyOf(model.info.id, next))
        deps.log.warn('document not kept ready', { error: String(error) })
      })
    }
  }

  const begin = (): void => {
    const controller = new AbortController()
    stop = controller
    choice = settings.get().chatModel
    running = readAll(controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) deps.log.warn('documents not kept ready', { error: String(error) })
      })
      .finally(() => {
        if (stop === controller) stop = undefined
      })
  }

  const look: WarmWhenIdle['look'] = (again) => {
    if (again) tried.clear()
    if (again === 'all') tooLong.clear()
    if (!isWanted() || choice !== settings.get().chatModel) stop?.abort()
    if (!isWanted()) return
    if (!stop) begin()
    else if (stop.signal.aborted) void running.then(() => look())
  }

  return {
    setIdle(idle) {
      isIdle = idle
      look()
    },
    look,
    stateOf(modelId, revisionId) {
      const key = keyOf(modelId, revisionId)
      if (reading === key) return 'reading'
      return tooLong.has(key) ? 'too-long' : undefined
    },
    settled: () => running,
    async stop() {
      isIdle = false
      stop?.abort()
      await running
    },
  }
}

function keyOf(modelId: string, revisionId: string): string {
  return `${modelId} ${revisionId}`
}
