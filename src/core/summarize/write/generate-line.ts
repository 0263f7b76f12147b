import { asPlanned } from '../../answer/planned.ts'
import type { Prompt } from '../../answer/prompt/template.ts'
import { loopStart } from '../../answer/write/loops.ts'
import type { GenerateOptions, GenerationEvent } from '../../ports/generation.ts'
import type { LanguageModel, ModelSequence } from '../../ports/language-model.ts'

/** A model with a sequence of its own. */
export type Pen = { model: LanguageModel; sequence: ModelSequence }

/**
 * Has a model write one line. Yields what the model does; returns the line as a closed sentence, '' where it goes round or does not
 * come to its end. `text-delta` events are the line's.
 */
export async function* generateLine(
  { model, sequence }: Pen,
  { turns, prefill }: Prompt,
  options: Pick<GenerateOptions, 'maxTokens' | 'grammar'>,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent, string> {
  const tokens = model.chatTokens(turns, prefill)
  let line = prefill
  let complete = false
  const all = { ...options, temperature: 0, stop: ['\n'] }
  for await (const event of asPlanned(sequence.generate(tokens, all, signal), tokens.length)) {
    yield event
    if (event.type === 'finished') complete = event.reason !== 'length'
    if (event.type !== 'text-delta') continue
    line += event.text
    if (loopStart(line) !== undefined) return ''
  }
  return complete ? closed(line) : ''
}

/** A line with its mark at the end, on one line. */
export function closed(text: string): string {
  const trimmed = text.replace(/\s+/g, ' ').trim()
  return trimmed === '' || /[.!?]["'”’)]?$/.test(trimmed) ? trimmed : `${trimmed.replace(/[,;:]$/, '')}.`
}
