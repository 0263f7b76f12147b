import path from 'node:path'
import { createModels, type ModelsOptions } from '../../../adapters/llama/create-models.ts'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../../adapters/workshop/workshop.ts'
import type { GenerationEvent } from '../../../core/ports/generation.ts'
import type { LanguageModel } from '../../../core/ports/language-model.ts'
import type { Log } from '../../../core/ports/log.ts'
import type { Priority } from '../../../core/ports/priority.ts'

const quiet: Log = { info() {}, warn() {}, error() {} }

/** A signal that never aborts. */
export const never: AbortSignal = new AbortController().signal

/** The project's models. */
export const modelsFolder: string = path.join(import.meta.dirname, '../../../../models')

/** The test model with a context of 131,072 tokens. */
export const longModelPath: string = path.join(modelsFolder, '../../shared/models/long-context-random-q8_0.gguf')

/** The program's models with a workshop of their own; both end with the stack. */
export function benchModels(stack: AsyncDisposableStack, options: Partial<ModelsOptions> = {}) {
  const workshop = stack.use(
    createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `../../${entry}.ts`))),
  )
  return stack.use(
    createModels({ catalogPath: path.join(modelsFolder, 'catalog.json'), workshop, log: quiet, ...options }),
  )
}

const sentence =
  'The tenant gives the landlord written notice of thirty days before the lease ends, as section 4.2 of this agreement says. '

/** Exactly so many tokens of text that begins with `start`. */
export function promptOf(model: LanguageModel, start: string, tokens: number): number[] {
  const line = model.tokenize(sentence)
  const head = model.tokenize(`${start} `)
  const body = Array.from({ length: Math.max(0, tokens - head.length) }, (_, at) => line[at % line.length] ?? 0)
  return [...head, ...body].slice(0, tokens)
}

/** One generation in a sequence of its own: when its first token was there, and its events. */
export async function generation(
  model: LanguageModel,
  priority: Priority,
  prompt: readonly number[],
  maxTokens: number,
  signal: AbortSignal = never,
): Promise<{ firstMs: number; totalMs: number; events: GenerationEvent[] }> {
  await using sequence = await model.openSequence({ priority })
  const started = performance.now()
  const events: GenerationEvent[] = []
  let firstMs = 0
  for await (const event of sequence.generate(prompt, { maxTokens }, signal)) {
    events.push(event)
    if (event.type === 'prompt-read') firstMs = performance.now() - started
  }
  return { firstMs, totalMs: performance.now() - started, events }
}
