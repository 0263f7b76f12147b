import type { LlamaContext, LlamaContextSequence, LlamaModel, Token } from 'node-llama-cpp'
import { AssistantError } from '../../api/error.ts'
import type { Runtime } from './runtime.ts'
import { asTokens } from './tokens.ts'

/** A context with its one sequence. */
export type ContextSlot = { context: LlamaContext; sequence: LlamaContextSequence }

/** Contexts of one model, made when needed, sized to the need, let go when idle. */
export type ContextPool = {
  /** A free context with room for `tokens`, the one whose state shares the longest start with the prompt. */
  take(prompt: readonly number[], tokens: number, signal: AbortSignal): Promise<ContextSlot>
  /** Of the prompt's first tokens, how many a free context holds. */
  ready(prompt: readonly number[]): number
  /** Gives it back with its state. */
  give(slot: ContextSlot): void
  /** Waits for every context to be given back: nothing is freed under an evaluation. */
  dispose(): Promise<void>
}

type PoolOptions = {
  runtime: Runtime
  model: LlamaModel
  name: string
  /** Most contexts at a time. */
  most: number
  /** Tokens of the largest context. */
  contextTokens: number
  /** Threads a context is made with; the thread count is set before each evaluation. */
  threads: number
  idleMs: number
}

const smallest = 2048
const idleKept = 2

/** The least power of two from 2,048 on that holds `tokens`, at most `most`. */
export function contextSize(tokens: number, most: number): number {
  let size = smallest
  while (size < tokens) size *= 2
  return Math.min(size, most)
}

export function createContextPool(options: PoolOptions): ContextPool {
  const { runtime, model } = options
  let idle: ContextSlot[] = []
  let made = 0
  let timer: NodeJS.Timeout | undefined
  const line: (() => void)[] = []
  let given: () => void = () => {}

  const drop = async (slot: ContextSlot): Promise<void> => {
    idle = idle.filter((other) => other !== slot)
    made -= 1
    await slot.context.dispose()
  }

  const create = async (tokens: number): Promise<ContextSlot> => {
    made += 1
    try {
      const context = await model.createContext({
        contextSize: contextSize(tokens, options.contextTokens),
        threads: options.threads,
        failedCreationRemedy: false,
      })
      return { context, sequence: context.getSequence() }
    } catch (cause) {
      made -= 1
      line.shift()?.()
      given()
      if (cause instanceof runtime.library.InsufficientMemoryError || /Failed to create context/.test(String(cause))) {
        throw new AssistantError('model-out-of-memory', { name: options.name }, { cause })
      }
      throw cause
    }
  }

  /** Waits until a context is given back. */
  const wait = (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const go = (): void => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const leave = (): void => {
        line.splice(line.indexOf(go), 1)
        reject(signal.reason)
      }
      signal.addEventListener('abort', leave, { once: true })
      line.push(go)
    })

  const shared = (slot: ContextSlot, prompt: Token[]): number =>
    slot.sequence.compareContextTokens(prompt).firstDifferentIndex

  return {
    async take(prompt, tokens, signal) {
      for (;;) {
        signal.throwIfAborted()
        const wanted = asTokens(prompt)
        const fitting = idle
          .filter((slot) => slot.context.contextSize >= tokens)
          .toSorted((a, b) => shared(b, wanted) - shared(a, wanted))
        const best = fitting[0]
        if (best) {
          idle = idle.filter((slot) => slot !== best)
          return best
        }
        const small = idle[0]
        if (small) await drop(small)
        if (made < options.most) return create(tokens)
        await wait(signal)
      }
    },
    ready: (prompt) => Math.max(0, ...idle.map((slot) => shared(slot, asTokens(prompt)))),
    give(slot) {
      idle.unshift(slot)
      line.shift()?.()
      given()
      const surplus = idle[idleKept]
      if (surplus) void drop(surplus)
      clearTimeout(timer)
      timer = setTimeout(() => {
        for (const each of idle) void drop(each)
      }, options.idleMs)
      timer.unref()
    },
    async dispose() {
      while (made > idle.length) {
        await new Promise<void>((resolve) => {
          given = resolve
        })
      }
      clearTimeout(timer)
      await Promise.all(idle.map(drop))
    },
  }
}
