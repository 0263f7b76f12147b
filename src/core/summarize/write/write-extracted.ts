import type { SummaryContent, SummaryPart, SummarySentence } from '../../../api/summary.ts'
import type { GenerationEvent } from '../../ports/generation.ts'
import type { Echoes } from './same-sentence.ts'
import type { SummaryWriterEvent } from './summary-writer-event.ts'

/** Says one sentence of a source in a model's words; returns it as it stands where it cannot, undefined where it is not to be used. */
export type Reworder = (
  sentence: SummarySentence,
  signal: AbortSignal,
) => AsyncGenerator<GenerationEvent, SummarySentence | undefined>

/**
 * Has a model reword what code drew from the documents, sentence by sentence, in the same parts. What an earlier run reworded
 * (`done`) stands. Where the model found no words of its own, the parts stay as they were drawn.
 */
export async function* writeExtracted(
  parts: readonly SummaryPart[],
  reword: Reworder,
  done: SummaryContent | undefined,
  seen: Echoes,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent> {
  yield { type: 'parts-found', parts: parts.map((part) => ({ ...part, sentences: [] })), written: true }
  const known = done?.written ? done.parts : []
  let [written, missing] = [0, 0]
  for (const [part, { sentences }] of parts.entries()) {
    for (const source of sentences) {
      const before = known[part]?.sentences.find((other) => samePlace(other, source))
      const reworded = before ?? (yield* passedOn(reword(source, signal), part))
      // What was told apart by what was left out says the same without it.
      const isNew = reworded !== undefined && (await seen.isNew(reworded.text, signal))
      const sentence = isNew || !reworded || frozen(reworded) ? reworded : source
      if (isNew) seen.keep(reworded.text)
      if (sentence === undefined) missing += 1
      else if (!sentence.verbatim) written += 1
      yield { type: 'sentence-checked', part, sentence: sentence ?? { ...source, shown: false }, draft: '' }
    }
  }
  // Half a translation is none.
  if (written === 0 || missing > written) yield { type: 'parts-found', parts: [...parts], written: false }
}

/** Whether a sentence stands by its date or its owner, not by what it says alone. */
function frozen({ verbatim, date, who }: SummarySentence): boolean {
  return verbatim || date !== undefined || who !== undefined
}

async function* passedOn(
  events: AsyncGenerator<GenerationEvent, SummarySentence | undefined>,
  part: number,
): AsyncGenerator<SummaryWriterEvent, SummarySentence | undefined> {
  for (let step = await events.next(); ; step = await events.next()) {
    if (step.done) return step.value
    yield step.value.type === 'text-delta' ? { ...step.value, part } : step.value
  }
}

function samePlace(one: SummarySentence, other: SummarySentence): boolean {
  const key = ({ citations }: SummarySentence) =>
    JSON.stringify(
      citations.map(({ revisionId, spans }) => [revisionId, spans.map(({ page, start }) => [page, start])]),
    )
  return key(one) === key(other)
}
