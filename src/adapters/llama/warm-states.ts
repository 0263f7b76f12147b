import { createHash } from 'node:crypto'
import { stat, statfs } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { LlamaContext, LlamaContextSequence } from 'node-llama-cpp'
import type { KeepState } from '../../core/ports/generation.ts'
import type { Log } from '../../core/ports/log.ts'
import type { WarmMemory, WarmRecord } from '../../core/ports/warm-memory.ts'
import { fileChecksum } from './file-checksum.ts'
import type { PieceMemory } from './piece-memory.ts'
import { prefixDigests } from './prefix-digests.ts'
import type { Runtime } from './runtime.ts'

/** A state that is to be saved when the prompt's first `tokens` are read. */
export type WantedState = {
  key: string
  engine: string
  prefix: string
  tokens: number
  revisionIds: readonly string[]
}
/** A state that was written but is not remembered yet. */
export type DraftState = { wanted: WantedState; draft: string; bytes: number }

/** The saved states of one loaded model. Nothing here throws: without a state the prompt is read. */
export type WarmStates = {
  /** The longest saved start of the prompt that is shorter than it. */
  find(prompt: readonly number[]): WarmRecord | undefined
  /** Begins to check the file of the state that the prompt will want, while a context is made for it. `inMemory` as for `readyTokens`. */
  prepare(prompt: readonly number[], inMemory: number): void
  /**
   * Puts a saved state into the sequence in place of what it holds. False where it is not what it should be: then it is
   * dropped, and the sequence holds nothing or what it held.
   */
  load(sequence: LlamaContextSequence, record: WarmRecord, prompt: readonly number[]): Promise<boolean>
  /** What of a prompt is to be saved; undefined where it is short, is saved or being saved, or nothing may be. */
  wanted(context: LlamaContext, prompt: readonly number[], keep: KeepState, msPerToken: number): WantedState | undefined
  /** Writes the sequence's state, which holds exactly the wanted tokens. */
  save(sequence: LlamaContextSequence, wanted: WantedState): Promise<DraftState | undefined>
  /** Checks and remembers what was written; goes on in the background. */
  finish(draft: DraftState, prompt: readonly number[]): void
  /** Waits for what goes on in the background. */
  settled(): Promise<void>
}

type WarmStatesOptions = {
  runtime: Runtime
  warm: WarmMemory
  modelId: string
  /** Bytes of state a token takes, 0 where that is not known. */
  bytesPerToken: number
  pieces: PieceMemory
  log: Log
}

/** As many tokens or as much time of reading are worth a file. */
const leastTokens = 512
const leastMs = 1_000
/** So much of the disk is left to others. */
const freeBytes = 256 << 20
/** A file that was found whole is so for long enough to make a context. */
const checkedMs = 10_000
/** A part of an engine's name that no part holds. */
const seam = ' | '

/** Whether loading so many bytes is faster than reading the tokens, with room for a slow disk. */
export function isWorthLoading(tokens: number, bytes: number, msPerToken: number): boolean {
  return tokens * msPerToken > 20 + bytes / 300_000
}

/**
 * States of a model in the `warm` folder. A state fits the very model, engine build and context parameters that saved it,
 * and the exact tokens; a record is made only of a whole file, after the answer.
 */
export function createWarmStates(options: WarmStatesOptions): WarmStates {
  const { warm, modelId, log, pieces } = options
  const { llama } = options.runtime
  const build = [llama.llamaCppRelease.release, String(llama.gpu || 'cpu')].join(seam)
  const underWay = new Set<string>()
  const refused = new Set<string>()
  const background = new Set<Promise<void>>()
  let checked: { key: string; at: number; file: ReturnType<typeof fileChecksum> } | undefined

  const engineOf = (context: LlamaContext): string =>
    [build, String(context.flashAttention), context.kvCacheKeyType, context.kvCacheValueType].join(seam)
  const own = (): WarmRecord[] =>
    warm.store
      .list()
      .filter((record) => record.kind === 'state' && record.modelId === modelId && !refused.has(record.key))

  const later = (work: () => Promise<void>): void => {
    const running = work()
      .catch((error: unknown) => log.warn('state of a model not remembered', { error: String(error) }))
      .finally(() => background.delete(running))
    background.add(running)
  }

  const drop = async (record: WarmRecord, error: unknown): Promise<void> => {
    log.warn('saved state of a model dropped', { key: record.key, error: String(error) })
    refused.add(record.key)
    if (warm.readOnly) return
    try {
      await warm.files.remove([record.key])
      warm.store.remove([record.key])
      warm.changed()
      refused.delete(record.key)
    } catch (failure) {
      log.warn('saved state of a model not deleted', { key: record.key, error: String(failure) })
    }
  }

  const find = (prompt: readonly number[]): WarmRecord | undefined => {
    const fitting = own().filter(({ engine, tokens }) => engine.startsWith(`${build}${seam}`) && tokens < prompt.length)
    const digests = prefixDigests(
      prompt,
      fitting.map(({ tokens }) => tokens),
    )
    return fitting
      .filter(({ tokens, prefix }) => digests.get(tokens) === prefix)
      .toSorted((a, b) => b.tokens - a.tokens)[0]
  }

  // States of another engine build will never be loaded again.
  const [release] = build.split(seam)
  const outdated = own().filter(({ engine }) => engine.split(seam)[0] !== release)
  if (outdated.length > 0 && !warm.readOnly) {
    later(async () => {
      const keys = outdated.map(({ key }) => key)
      await warm.files.remove(keys)
      warm.store.remove(keys)
      warm.changed()
    })
  }

  return {
    find,

    prepare(prompt, inMemory) {
      checked = undefined
      const record = find(prompt)
      if (!record || !isWorthLoading(record.tokens - inMemory, record.bytes, 1)) return
      const file = fileChecksum(warm.files.path(record.key))
      // Whoever loads it is told.
      file.catch(() => undefined)
      checked = { key: record.key, at: performance.now(), file }
    },

    async load(sequence, record, prompt) {
      if (record.engine !== engineOf(sequence.context) || record.tokens > sequence.contextSize) return false
      const path = warm.files.path(record.key)
      try {
        // llama.cpp may crash on a file that is not what it wrote.
        const known = checked
        checked = undefined
        const isFresh = known?.key === record.key && performance.now() - known.at < checkedMs
        const { bytes, checksum } = await (isFresh ? known.file : fileChecksum(path))
        if (bytes !== record.bytes || checksum !== record.checksum) throw new Error('changed on disk')
        await sequence.clearHistory()
        await sequence.loadStateFromFile(path, { acceptRisk: true })
        const tokens = sequence.contextTokens
        if (tokens.length !== record.tokens || tokens.some((token, index) => token !== prompt[index])) {
          throw new Error('other tokens')
        }
        later(async () => warm.store.touch([record.key], Date.now()))
        return true
      } catch (error) {
        await drop(record, error)
        await sequence.clearHistory()
        return false
      }
    },

    wanted(context, prompt, keep, msPerToken) {
      // The last token of a prompt is always evaluated: the first of the answer comes from it.
      const tokens = Math.min(keep.tokens, prompt.length - 1)
      if (warm.readOnly || keep.revisionIds.length === 0) return undefined
      if (tokens < leastTokens && tokens * msPerToken < leastMs) return undefined
      const engine = engineOf(context)
      const prefix = prefixDigests(prompt, [tokens]).get(tokens)
      if (prefix === undefined) return undefined
      const key = createHash('sha256').update([modelId, engine, prefix].join('\0')).digest('hex')
      if (underWay.has(key) || own().some((record) => record.key === key)) return undefined
      return { key, engine, prefix, tokens, revisionIds: keep.revisionIds }
    },

    async save(sequence, wanted) {
      if (underWay.has(wanted.key)) return undefined
      underWay.add(wanted.key)
      let draft: string | undefined
      try {
        const expected = wanted.tokens * (options.bytesPerToken + 4)
        if (!(await warm.makeRoom(expected))) return end(wanted)
        draft = await warm.files.draft(wanted.key)
        const { bavail, bsize } = await statfs(dirname(draft))
        if (bavail * bsize < expected + freeBytes) throw new Error('disk full')
        const { fileSize } = await sequence.saveStateToFile(draft)
        // What was written last may be lost without a word when the disk is full.
        const { size } = await stat(draft)
        if (size !== fileSize) throw new Error(`disk full: ${size} of ${fileSize} bytes written`)
        return { wanted, draft, bytes: size }
      } catch (error) {
        log.warn('state of a model not saved', { error: String(error) })
        if (draft !== undefined) await discard(draft)
        return end(wanted)
      }
    },

    finish({ wanted, draft, bytes }, prompt) {
      later(async () => {
        try {
          const written = await fileChecksum(draft)
          if (written.bytes !== bytes || !(await warm.makeRoom(bytes))) return await discard(draft)
          await warm.files.keep(draft, wanted.key)
          const { key, engine, prefix, tokens, revisionIds } = wanted
          const now = Date.now()
          const record = { key, kind: 'state', modelId, engine, prefix, tokens, revisionIds, ...written } as const
          if (!warm.store.add({ ...record, savedAt: now, usedAt: now })) await warm.files.remove([key])
          else await pieces.save(prompt.slice(0, tokens), revisionIds)
          warm.changed()
        } catch (error) {
          await discard(draft)
          throw error
        } finally {
          underWay.delete(wanted.key)
        }
      })
    },

    async settled() {
      while (background.size > 0) await Promise.all(background)
    },
  }

  function end(wanted: WantedState): undefined {
    underWay.delete(wanted.key)
  }

  async function discard(draft: string): Promise<void> {
    await warm.files.remove([basename(draft)]).catch(() => undefined)
  }
}
