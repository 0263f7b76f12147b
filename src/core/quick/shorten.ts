import type { AnswerSentence } from '../../api/answer.ts'
import type { QuickEvent } from '../../api/quick.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import { shorten } from '../summarize/write/shorten.ts'
import { asSentence } from './key-lines.ts'

/** More sentences than these are not shortened by a small model; the ones that say least are left out before. */
export const shortenedAtMost = 16

/**
 * Shortens sentences of a text one by one with a model that follows no instructions. A sentence that it cannot shorten, or that
 * then says something else, stays as it is.
 */
export async function* shortenSentences(
  model: LanguageModel,
  template: string,
  { text, language }: { text: string; language: string },
  lines: readonly { start: number; end: number }[],
  signal: AbortSignal,
): AsyncGenerator<Extract<QuickEvent, { type: 'sentence-checked' }>> {
  await using sequence = await model.openSequence({ priority: 'quick' })
  for (const { start, end } of lines) {
    const own = { ...asSentence(text, start, end), verbatim: true }
    const steps = shorten({ model, sequence }, template, language, own, signal)
    let step = await steps.next()
    while (!step.done) step = await steps.next()
    const { verbatim: _verbatim, ...sentence } = step.value
    yield { type: 'sentence-checked', sentence: sentence satisfies AnswerSentence, draft: '' }
  }
}
