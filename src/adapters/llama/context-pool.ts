import type { LlamaContext, LlamaContextSequence, LlamaModel } from 'node-llama-cpp'
import type { Priority } from '../../core/ports/priority.ts'
import type { ChatMemory } from './chat-memory.ts'
import { contextSize } from './context-memory.ts'
import { type MemoryHolder, type MemoryShare, outOfMemory, type Reservation, type Spare } from './memory-share.ts'
import { chooseContext, worthOf } from './pool-choice.ts'
import type { Runtime } from './runtime.ts'
import { createSwitchedPredictor, type SwitchedPredictor } from './switched-predictor.ts'

/** A context with its one sequence. `predictor` guesses ahead of the sequence's decode while it is switched on. */
export type ContextSlot = { context: LlamaContext; sequence: LlamaContextSequence; predictor: SwitchedPredictor }

type Kept = ContextSlot & {
  priority: Priority
  reservation: Reservation
  /** Memory taken before it was made, and the share's changes then. */
  before: number
  changes: number
  filled: number
  usedAt: number
}

/** Contexts of one model, made when needed, sized to the need, let go when memory is needed and when long idle. */
export type ContextPool = {
  /** A free context with room for `tokens`, chosen so that as little as possible is evaluated, now and later. */
  take(prompt: readonly number[], tokens: number, priority: Priority, signal: AbortSignal): Promise<ContextSlot>
  /** Gives it back with its state. */
  give(slot: ContextSlot): void
  /** Of the prompt's first tokens, how many a context holds. */
  readyTokens(prompt: readonly number[]): number
  /** Whether a context is in use. */
  busy(): boolean
  /** Idle contexts, for the memory share. */
  spares(): Spare[]
  /** Waits for every context to be given back: nothing is freed under an evaluation. */
  dispose(): Promise<void>
}

type PoolOptions = {
  runtime: Runtime
  model: LlamaModel
  memory: ChatMemory
  share: MemoryShare
  holder: MemoryHolder
  /** Contexts that background jobs may use at a time; interactive work may use as many more, and so may quick questions. */
  most: number
  /** Tokens of the largest context. */
  contextTokens: () => number
  /** Threads a context is made with; the thread count is set before each evaluation. */
  threads: number
  /** After this an idle context is let go; one that holds much is kept longer. */
  idleMs: number
}

const idleKept = 6
/** Holding this many tokens more keeps a context as long again. */
const patience = 1024
const longestIdle = 15
const lowerRanks: Record<Priority, readonly Priority[]> = {
  background: ['background'],
  interactive: ['background', 'interactive'],
  quick: ['background', 'interactive', 'quick'],
}

/** Tokens at the start of both. */
export function sharedStart(state: readonly number[], prompt: readonly number[]): number {
  const most = Math.min(state.length, prompt.length)
  let shared = 0
  while (shared < most && state[shared] === prompt[shared]) shared += 1
  return shared
}

export function createContextPool(options: PoolOptions): ContextPool {
  const { runtime, model, memory, share, holder } = options
  let idle: Kept[] = []
  const used = new Set<Kept>()
  /** Contexts in use or being made, by priority. */
  const taken: Record<Priority, number> = { background: 0, interactive: 0, quick: 0 }
  let timer: NodeJS.Timeout | undefined
  let closing = false

  const drop = async (slot: Kept): Promise<void> => {
    if (!idle.includes(slot)) return
    idle = idle.filter((other) => other !== slot)
    await slot.context.dispose()
    slot.reservation.release()
  }

  const mayTake = (priority: Priority): boolean => {
    const ranks = lowerRanks[priority]
    return ranks.reduce((sum, rank) => sum + taken[rank], 0) < options.most * ranks.length
  }

  const request = (tokens: number, priority: Priority) => ({
    holder,
    priority,
    bytes: memory.contextBytes(tokens),
    apart: priority === 'quick' ? 0 : memory.quickBytes(),
  })

  const make = async (tokens: number, priority: Priority, signal: AbortSignal): Promise<Kept> => {
    const reservation = await share.reserve({ ...request(tokens, priority), own: memory.weightsBytes() }, signal)
    try {
      const changes = share.changes()
      const before = await memory.residentBytes()
      const context = await model.createContext({
        contextSize: tokens,
        batchSize: memory.batchFor(tokens),
        flashAttention: memory.flashFor(tokens),
        threads: options.threads,
        failedCreationRemedy: false,
        // The share has room for it by what was measured; the library's own estimate is three times too high.
        ignoreMemorySafetyChecks: runtime.llama.gpu === false,
      })
      const predictor = createSwitchedPredictor(runtime)
      const sequence = context.getSequence({ tokenPredictor: predictor })
      return { context, sequence, predictor, priority, reservation, before, changes, filled: 0, usedAt: 0 }
    } catch (cause) {
      reservation.release()
      if (cause instanceof runtime.library.InsufficientMemoryError || /Failed to create context/.test(String(cause))) {
        throw outOfMemory(holder.name, memory.weightsBytes() + memory.contextBytes(tokens), share.limit(), cause)
      }
      throw cause
    }
  }

  /** Learns what a context takes once much of it is filled, where nothing else was made or let go since it was made. */
  const learn = async (slot: Kept): Promise<void> => {
    const { context, sequence, before, changes, filled } = slot
    const fill = sequence.nextTokenIndex
    if (changes !== share.changes() || fill < context.contextSize / 8 || fill < filled * 1.5) return
    slot.filled = fill
    const now = await memory.residentBytes()
    if (changes === share.changes())
      await memory.learnContext(context.contextSize, context.batchSize, fill, now - before)
  }

  const idleFor = (slot: Kept): number =>
    options.idleMs * Math.min(longestIdle, 1 + slot.sequence.nextTokenIndex / patience)

  /** Lets go of what has been idle too long, and looks again when the next one will have been. */
  const tidy = (): void => {
    clearTimeout(timer)
    const now = performance.now()
    for (const slot of idle) if (now - slot.usedAt >= idleFor(slot)) void drop(slot)
    if (idle.length === 0) return
    const next = Math.min(...idle.map((slot) => slot.usedAt + idleFor(slot) - now))
    timer = setTimeout(tidy, Math.max(1, Math.ceil(next)))
    timer.unref()
  }

  const worth = (slot: Kept): number => worthOf(slot.sequence.nextTokenIndex, performance.now() - slot.usedAt)

  const shared = (slot: Kept, prompt: readonly number[]): number => sharedStart(slot.sequence.contextTokens, prompt)

  const choose = (prompt: readonly number[], tokens: number, size: number, priority: Priority) => {
    const now = performance.now()
    const views = idle.map((slot) => ({
      tokens: slot.context.contextSize,
      held: slot.sequence.nextTokenIndex,
      shared: shared(slot, prompt),
      idleMs: now - slot.usedAt,
    }))
    return chooseContext(views, prompt.length, tokens, share.price(request(size, priority)))
  }

  /** A context for the prompt; undefined where one must be waited for. */
  const find = async (
    prompt: readonly number[],
    tokens: number,
    priority: Priority,
    signal: AbortSignal,
  ): Promise<Kept | undefined> => {
    const most = options.contextTokens()
    const roomy = contextSize(tokens, most)
    // Room to go on costs nothing that is worth keeping.
    const size = share.price(request(roomy, priority)) === 0 ? roomy : Math.min(most, Math.ceil(tokens / 256) * 256)
    const choice = choose(prompt, tokens, size, priority)
    if (choice === undefined || choice === 'make') return make(size, priority, signal)
    const slot = idle[choice.use]
    idle = idle.filter((other) => other !== slot)
    return slot
  }

  return {
    async take(prompt, tokens, priority, signal) {
      signal.throwIfAborted()
      while (!mayTake(priority)) await share.changed(priority, signal)
      taken[priority] += 1
      try {
        const slot = await find(prompt, tokens, priority, signal)
        if (!slot) throw new Error('No context was found')
        slot.priority = priority
        used.add(slot)
        return slot
      } catch (error) {
        taken[priority] -= 1
        share.notify()
        throw error
      }
    },
    give(given) {
      const slot = [...used].find((other) => other === given)
      if (!slot) return
      used.delete(slot)
      taken[slot.priority] -= 1
      slot.predictor.use(undefined)
      slot.usedAt = performance.now()
      idle.unshift(slot)
      void learn(slot).catch(() => undefined)
      const surplus = idle.length > idleKept ? idle.toSorted((left, right) => worth(left) - worth(right))[0] : undefined
      if (surplus) void drop(surplus)
      tidy()
      share.notify()
    },
    readyTokens: (prompt) => Math.max(0, ...[...idle, ...used].map((slot) => shared(slot, prompt))),
    busy: () => taken.background + taken.interactive + taken.quick > 0,
    spares: () =>
      closing
        ? []
        : idle.map((slot) => ({ bytes: slot.reservation.bytes, worth: worth(slot), letGo: () => drop(slot) })),
    async dispose() {
      closing = true
      const never = new AbortController().signal
      while (taken.background + taken.interactive + taken.quick > 0) await share.changed('background', never)
      clearTimeout(timer)
      await Promise.all(idle.map(drop))
    },
  }
}
