import { asPlanned } from '../../answer/planned.ts'
import type { Prompt } from '../../answer/prompt/template.ts'
import { loopStart } from '../../answer/write/loops.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import type { GenerationEvent } from '../../ports/generation.ts'
import type { Pen } from './generate-line.ts'

/** A line or sentence that is complete; `paragraph` counts from 0; `draft`: what was written after it. */
export type Unit = { type: 'unit'; text: string; paragraph: number; draft: string }

/** Marks of lists and of emphasis, which are none of the text's. */
const mark = /^\s*(?:[-*•–]\s+|\(?\d{1,2}[.)]\s+)/
const emphasis = /\*\*|__|^#+\s*/g

/**
 * Has a model write lines, or sentences in paragraphs. Each is given the moment it is complete; what goes round is cut, and so is the
 * last one where the room ends in it.
 */
export async function* writeUnits(
  { model, sequence }: Pen,
  { turns, prefill }: Prompt,
  unit: 'line' | 'sentence',
  maxTokens: number,
  signal: AbortSignal,
): AsyncGenerator<GenerationEvent | Unit> {
  const tokens = model.chatTokens(turns, prefill)
  let draft = prefill
  let paragraph = 0
  let cut = false
  const options = { maxTokens, temperature: 0, copies: true as const }
  const take = function* (last: boolean): Generator<Unit> {
    for (let end = endOf(draft, unit, last); end !== undefined; end = endOf(draft, unit, last)) {
      const text = draft.slice(0, end)
      const rest = draft.slice(end)
      const own = paragraph
      if (unit === 'line' || /^[^\S\n]*\n\s*\n/.test(rest)) paragraph += 1
      draft = rest.trimStart()
      const line = text.replace(mark, '').replace(emphasis, '').replace(/\s+/g, ' ').trim()
      if (/\p{L}/u.test(line) && !/[:]$/.test(line)) yield { type: 'unit', text: line, paragraph: own, draft }
    }
  }
  for await (const event of asPlanned(sequence.generate(tokens, options, signal), tokens.length)) {
    yield event
    if (event.type === 'finished') cut = event.reason === 'length'
    if (event.type !== 'text-delta') continue
    draft += event.text
    yield* take(false)
    const loop = loopStart(draft)
    if (loop !== undefined) {
      draft = draft.slice(0, loop)
      cut = true
      break
    }
  }
  if (!cut) yield* take(true)
}

/** Where the first unit of a draft ends, if it is complete. */
function endOf(draft: string, unit: 'line' | 'sentence', last: boolean): number | undefined {
  if (draft.trim() === '') return undefined
  if (unit === 'line') {
    const end = /\S[^\n]*(\n)/.exec(draft)
    return end ? end.index + end[0].length - 1 : last ? draft.length : undefined
  }
  const [first, second] = sentencesOf(draft)
  if (first === undefined) return undefined
  return second !== undefined || last || /\n\s*$/.test(draft.slice(first.end)) ? first.end : undefined
}
