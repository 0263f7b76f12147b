import type { QuickEvent } from '../../api/quick.ts'
import { asLine } from '../answer/prompt/as-data.ts'
import { compressionGrammar } from '../answer/prompt/compression-grammar.ts'
import { fillTemplate } from '../answer/prompt/template.ts'
import { isWhole } from '../answer/write/worth.ts'
import type { LanguageModel } from '../ports.ts'
import { checkAction } from './check-action.ts'
import { asSentence } from './key-lines.ts'

const mostTokens = 120
/** More sentences than these are not shortened by a small model; the ones that say least are left out before. */
export const shortenedAtMost = 16

/**
 * Shortens sentences of a text one by one with a model that follows no instructions: it may leave phrases out and nothing
 * else. A sentence that it cannot shorten, or that then says something else, stays as it is.
 */
export async function* shortenSentences(
  model: LanguageModel,
  template: string,
  text: string,
  lines: readonly { start: number; end: number }[],
  signal: AbortSignal,
): AsyncGenerator<Extract<QuickEvent, { type: 'sentence-checked' }>> {
  await using sequence = await model.openSequence({ priority: 'quick' })
  const check = checkAction('shorter', text)
  for (const { start, end } of lines) {
    const own = asSentence(text, start, end)
    const grammar = compressionGrammar(asLine(own.text), { kind: 'none', text: '' })
    let written = ''
    if (grammar !== undefined) {
      const prompt = fillTemplate(template, { text: asLine(own.text) })
      const tokens = model.chatTokens(prompt.turns, prompt.prefill)
      const options = { maxTokens: mostTokens, temperature: 0, grammar, stop: ['\n'] }
      for await (const event of sequence.generate(tokens, options, signal)) {
        if (event.type === 'text-delta') written += event.text
        if (event.type === 'finished' && event.reason === 'length') written = ''
      }
    }
    const shorter = written.trim()
    const checked = isWhole(shorter) && shorter.length < own.text.length ? check(shorter) : own
    const holds = checked.support === 'supported' && checked.differs === undefined
    yield { type: 'sentence-checked', sentence: holds ? checked : own, draft: '' }
  }
}
