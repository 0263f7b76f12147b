import type { AnswerSentence } from '../../../api/answer.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import type { KeepState } from '../../ports/generation.ts'
import type { ModelSequence } from '../../ports/language-model.ts'
import { asPlanned } from '../planned.ts'
import { answerTokens } from '../prompt/passages.ts'
import { loopStart } from './loops.ts'
import type { WriterEvent } from './writer-event.ts'

/**
 * Writes with a larger model: streams, and checks each sentence the moment it is complete. Loops are cut. `maxTokens`: as
 * many as an answer may have unless said.
 */
export async function* writePassages(
  sequence: ModelSequence,
  prompt: { tokens: readonly number[]; keep?: KeepState | undefined; maxTokens?: number },
  check: (text: string) => AnswerSentence,
  signal: AbortSignal,
): AsyncGenerator<WriterEvent> {
  let draft = ''
  let cut = false
  const { tokens, keep, maxTokens = answerTokens } = prompt
  const options = { maxTokens, temperature: 0, copies: true as const, ...(keep ? { keep } : {}) }
  for await (const event of asPlanned(sequence.generate(tokens, options, signal), tokens.length)) {
    if (event.type !== 'text-delta') {
      yield event
      cut = event.type === 'finished' && event.reason === 'length'
      continue
    }
    yield event
    draft += event.text
    for (let first = firstComplete(draft); first !== undefined; first = firstComplete(draft)) {
      draft = draft.slice(first.end).trimStart()
      yield { type: 'sentence-checked', sentence: check(first.text), draft }
    }
    const loop = loopStart(draft)
    if (loop !== undefined) {
      draft = draft.slice(0, loop)
      cut = true
      break
    }
  }
  const rest = draft.trim()
  if (rest !== '' && !cut) yield { type: 'sentence-checked', sentence: check(rest), draft: '' }
}

/** The first sentence of a draft, if more text follows it or a line ends it. */
function firstComplete(draft: string): { text: string; end: number } | undefined {
  const [first, second] = sentencesOf(draft)
  if (first === undefined) return undefined
  const ended = second !== undefined || /\n\s*$/.test(draft.slice(first.end))
  return ended ? { text: draft.slice(first.start, first.end), end: second?.start ?? draft.length } : undefined
}
