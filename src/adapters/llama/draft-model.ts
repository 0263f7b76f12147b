import type { DraftSequenceTokenPredictor, LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import type { ChatMemory } from './chat-memory.ts'
import { contextSize } from './context-memory.ts'
import { sliceTokens } from './generate.ts'
import type { GuessAhead } from './guess-ahead.ts'
import type { MemoryHolder, MemoryShare, Reservation } from './memory-share.ts'
import type { Runtime } from './runtime.ts'
import type { Scheduler } from './scheduler.ts'
import { createThreadTuner } from './thread-tuner.ts'
import { asTokens } from './tokens.ts'

type Drafting = { context: LlamaContext; sequence: LlamaContextSequence; reservation: Reservation; tokens: number }

/** A small model that guesses for a larger one of the same vocabulary, for one generation at a time. */
export type DraftModel = {
  id: string
  model: LlamaModel
  memory: ChatMemory
  holder: MemoryHolder
  /** Its context, kept from one generation to the next. */
  kept: Drafting | undefined
  busy: boolean
}

type DraftingDeps = {
  runtime: Runtime
  share: MemoryShare
  scheduler: Scheduler
  sliceMs: number
  /** Tokens that the generation needs at most. */
  tokens: number
}

/**
 * Guessing by a smaller model, which evaluates with one thread beside the larger one; undefined while another generation has
 * it, where there is a single core, and where its context cannot hold the prompt or its memory is not to be had at once.
 */
export async function drafting(draft: DraftModel, deps: DraftingDeps): Promise<GuessAhead | undefined> {
  const { runtime, share, scheduler } = deps
  const trained = draft.model.trainContextSize ?? 0
  if (draft.busy || scheduler.cores() < 2 || deps.tokens > trained) return undefined
  draft.busy = true
  const held = await contextOf(draft, deps, Math.min(trained, contextSize(deps.tokens, trained))).catch(() => undefined)
  if (!held) {
    draft.busy = false
    return undefined
  }
  const { sequence } = held
  const speed = createThreadTuner([1], 1)
  let predictor: DraftSequenceTokenPredictor | undefined
  return {
    async begin(slot, lease, prompt, signal) {
      // The larger model leaves one of its threads to this one.
      await lease.resize(Math.max(2, lease.threads), signal)
      await sequence.adaptStateToTokens(asTokens(prompt.slice(0, -1)), false)
      for (let at = sequence.nextTokenIndex; at < prompt.length - 1; ) {
        const slice = Math.min(sliceTokens(speed.tokensPerSecond(1), deps.sliceMs), prompt.length - 1 - at)
        const started = performance.now()
        await sequence.evaluateWithoutGeneratingNewTokens(asTokens(prompt.slice(at, at + slice)))
        speed.record(1, slice, performance.now() - started)
        at += slice
        await lease.checkpoint(signal)
      }
      predictor = new runtime.library.DraftSequenceTokenPredictor(sequence, { maxTokens: 4, minTokens: 1 })
      slot.predictor.use(predictor)
    },
    threads: (threads) => Math.max(1, threads - 1),
    end(slot) {
      slot.predictor.use(undefined)
      predictor?.dispose()
      draft.busy = false
      share.notify()
    },
  }
}

async function contextOf(draft: DraftModel, deps: DraftingDeps, tokens: number): Promise<Drafting> {
  const { share } = deps
  if (draft.kept && draft.kept.tokens >= tokens) return draft.kept
  await letDraftGo(draft)
  const request = {
    holder: draft.holder,
    priority: 'background' as const,
    apart: 0,
    bytes: draft.memory.contextBytes(tokens),
  }
  if (share.price(request) > 0) throw new Error('There is no room for it')
  const own = draft.memory.weightsBytes()
  const reservation = await share.reserve({ ...request, own }, new AbortController().signal)
  try {
    const context = await draft.model.createContext({
      contextSize: tokens,
      flashAttention: 'auto',
      threads: 1,
      failedCreationRemedy: false,
      ignoreMemorySafetyChecks: deps.runtime.llama.gpu === false,
    })
    draft.kept = { context, sequence: context.getSequence(), reservation, tokens }
    return draft.kept
  } catch (error) {
    reservation.release()
    throw error
  }
}

/** Lets a draft model's context go. */
export async function letDraftGo(draft: DraftModel): Promise<void> {
  const { kept } = draft
  draft.kept = undefined
  await kept?.context.dispose()
  kept?.reservation.release()
}
