import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { GenerateOptions, GenerationEvent } from '../../core/ports/generation.ts'
import type { ModelSequence } from '../../core/ports/language-model.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { createModels, type ModelsOptions } from './create-models.ts'
import { probeModel } from './probe-model.ts'

/** For tests: the project's own catalogue. */
export const catalogPath = fileURLToPath(new URL('../../../models/catalog.json', import.meta.url))

/** For tests: a signal that never aborts. */
export const never: AbortSignal = new AbortController().signal

/** For tests: keeps what is logged, so that a test can say that nothing was. */
export function recordingLog(): Log & { lines: string[] } {
  const lines: string[] = []
  const keep = (level: string) => (message: string, details?: object) => {
    lines.push(`${level} ${message} ${JSON.stringify(details)}`)
  }
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') }
}

const closedWorkshop: Workshop = {
  run() {
    throw new Error('The starters are known by their SHA-256 and need no probe')
  },
  async [Symbol.asyncDispose]() {},
}

/** For tests: models over the starters; using the Workshop fails the test. */
export function starterModels(options: Partial<ModelsOptions> = {}) {
  return createModels({ catalogPath, workshop: closedWorkshop, log: recordingLog(), cores: 2, ...options })
}

/** For tests: a model of the shared folder; undefined where the folder is not here. */
export function sharedModel(name: string): string | undefined {
  const path = fileURLToPath(new URL(`../../../../shared/models/${name}`, import.meta.url))
  return existsSync(path) ? path : undefined
}

/** For tests: probes model files in this process; those of the tests do not end it. */
export const probingWorkshop: Workshop = {
  async *run(_task, input) {
    yield { type: 'probed', info: await probeModel(input as Parameters<typeof probeModel>[0], recordingLog()) } as never
  },
  async [Symbol.asyncDispose]() {},
}

/** For tests: one generation with its text and its events by type. */
export async function write(
  sequence: ModelSequence,
  prompt: readonly number[],
  options: GenerateOptions,
  signal: AbortSignal = never,
) {
  let text = ''
  let read: Extract<GenerationEvent, { type: 'prompt-read' }> | undefined
  let finished: Extract<GenerationEvent, { type: 'finished' }> | undefined
  for await (const event of sequence.generate(prompt, options, signal)) {
    if (event.type === 'text-delta') text += event.text
    else if (event.type === 'prompt-read') read = event
    else if (event.type === 'finished') finished = event
  }
  if (!read || !finished) throw new Error('The generation did not finish')
  return { text, read, finished }
}
