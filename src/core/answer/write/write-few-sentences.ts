import type { AnswerSentence } from '../../../api/answer.ts'
import type { LanguageModel, ModelSequence } from '../../ports/language-model.ts'
import { asPlanned } from '../planned.ts'
import { type FactLine, fewSentencesPrompt } from '../prompt/few-sentences.ts'
import type { PromptTemplates } from '../prompt/template.ts'
import { attemptsFor } from './attempts.ts'
import { loopStart } from './loops.ts'
import { isEcho, isWhole } from './worth.ts'
import type { WriterEvent } from './writer-event.ts'

const mostTokens = 72

/**
 * Writes with a small model: one sentence an attempt, from the best sentences, its opening taken from the question.
 * Ends at the first supported sentence; a weak one stays only when no attempt is left.
 */
export async function* writeFewSentences(
  deps: { model: LanguageModel; sequence: ModelSequence; templates: PromptTemplates },
  question: string,
  lines: readonly FactLine[],
  neighbours: readonly (readonly [FactLine, FactLine])[],
  check: (text: string) => AnswerSentence,
  signal: AbortSignal,
): AsyncGenerator<WriterEvent> {
  const tries = attemptsFor(question, lines, neighbours)
  for (const [index, attempt] of tries.entries()) {
    const prompt = fewSentencesPrompt(deps.templates, question, attempt.lines, attempt.opener)
    const tokens = deps.model.chatTokens(prompt.turns, prompt.prefill)
    const options = { maxTokens: mostTokens, temperature: 0, grammar: attempt.grammar, stop: ['\n'] }
    let draft = attempt.opener
    let complete = false
    let streamed = false
    for await (const event of asPlanned(deps.sequence.generate(tokens, options, signal), tokens.length)) {
      if (event.type === 'prompt-read' || event.type === 'prompt-progress') yield event
      if (event.type === 'text-delta') {
        yield { type: 'text-delta', text: streamed ? event.text : attempt.opener + event.text }
        streamed = true
        draft += event.text
        if (loopStart(draft) !== undefined) break
      }
      if (event.type === 'finished') {
        yield event
        complete = event.reason !== 'length'
      }
    }
    const text = complete ? closed(draft) : ''
    if (!isWhole(text) || isEcho(text, question)) {
      const sentence = { text: draft.trim(), shown: false, support: 'none' as const, citations: [] }
      yield { type: 'sentence-checked', sentence, draft: '' }
      continue
    }
    const checked = check(text)
    const last = index === tries.length - 1
    const sentence = { ...checked, shown: checked.shown && (checked.support === 'supported' || last) }
    yield { type: 'sentence-checked', sentence, draft: '' }
    if (sentence.support === 'supported' && sentence.shown) return
  }
}

function closed(text: string): string {
  const trimmed = text.replace(/\s+/g, ' ').trim()
  return trimmed === '' || /[.!?]["'”’)]?$/.test(trimmed) ? trimmed : `${trimmed.replace(/[,;:]$/, '')}.`
}
