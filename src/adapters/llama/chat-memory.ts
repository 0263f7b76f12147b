import type { ModelMemory } from '../../api/model.ts'
import { batchFor, contextBytes, isPlain, isSound, largestContext, unfilledBytes } from './context-memory.ts'
import type { FileMemory } from './file-memory.ts'
import type { GgufFacts } from './gguf-facts.ts'
import type { Machine } from './machine.ts'

/** The memory of one chat model on this machine, estimated from what was measured here. Bytes. */
export type ChatMemory = {
  weightsBytes(): number
  /** Of a full context of this size. */
  contextBytes(tokens: number): number
  /** What is kept free for a quick question. */
  quickBytes(): number
  /** Whether a context of this size uses flash attention: always as the engine sees fit where a GPU computes. */
  flashFor(tokens: number): 'auto' | false
  /** Tokens of an evaluation at most, in a context of this size. */
  batchFor(tokens: number): number
  /** Tokens of the largest context that fits beside the weights and a quick question's context. */
  contextTokens(limitBytes: number): number
  describe(limitBytes: number): ModelMemory
  residentBytes(): Promise<number>
  learnWeights(bytes: number): Promise<void>
  /** A context of `tokens`, of which `filled` are, was seen to take `bytes`. */
  learnContext(tokens: number, batch: number, filled: number, bytes: number): Promise<void>
}

type ChatMemoryOptions = {
  machine: Machine
  memory: FileMemory
  modelId: string
  facts: GgufFacts
  sizeBytes: number
}

const quickTokens = 4096
const usualBatch = 512
/** Context of models whose file does not say what they were trained for. */
const unknownTrained = 4096

export function createChatMemory({ machine, memory, modelId, facts, sizeBytes }: ChatMemoryOptions): ChatMemory {
  const trained = facts.contextTokens || unknownTrained
  const measured = () => memory.measured(machine.key, modelId)
  /** The fastest batch that was measured, the usual one until then. */
  const batch = (): number => {
    const rates = Object.entries(measured().tuning?.batches ?? {})
    const best = rates.reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0] as const)
    return Number(best[0]) || usualBatch
  }
  const sizedBatch = (tokens: number): number => batchFor(facts, tokens, batch())
  const bytes = (tokens: number): number => contextBytes(facts, tokens, sizedBatch(tokens), measured().contexts)
  const weightsBytes = (): number => measured().weightsBytes ?? sizeBytes
  const quickBytes = (): number => bytes(Math.min(quickTokens, trained))
  const contextTokens = (limit: number): number => largestContext(bytes, limit - weightsBytes() - quickBytes(), trained)
  return {
    weightsBytes,
    contextBytes: bytes,
    quickBytes,
    flashFor: (tokens) => (!machine.gpu && isPlain(facts, tokens) ? false : 'auto'),
    batchFor: sizedBatch,
    contextTokens,
    describe(limitBytes) {
      const tokens = contextTokens(limitBytes)
      return {
        contextTokens: tokens,
        trainedTokens: trained,
        weightsBytes: Math.round(weightsBytes()),
        contextBytes: Math.round(bytes(tokens)),
        measured: measured().contexts.length > 0,
        limitBytes: Math.round(limitBytes),
        totalBytes: Math.round(machine.totalBytes),
      }
    },
    residentBytes: () => machine.residentBytes(),
    async learnWeights(seen) {
      // Parts of a file are read only when they are needed; other things are loaded meanwhile.
      if (seen > sizeBytes / 2 && seen < sizeBytes * 3 + 2 ** 28) await memory.keepWeights(machine.key, modelId, seen)
    },
    async learnContext(tokens, evaluated, filled, seen) {
      const sample = { tokens, batch: evaluated, bytes: seen + unfilledBytes(facts, tokens, filled, evaluated) }
      if (isSound(facts, sample)) await memory.keepContext(machine.key, modelId, sample)
    },
  }
}
