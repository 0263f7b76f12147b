import type { SummaryPart, SummarySentence } from '../../../api/summary.ts'
import type { Prompt } from '../../answer/prompt/template.ts'
import type { Pen } from './generate-line.ts'
import type { Echoes } from './same-sentence.ts'
import type { SourceIndex } from './source-index.ts'
import type { SummaryWriterEvent } from './summary-writer-event.ts'
import { writeUnits } from './write-units.ts'

/**
 * What is to be written: `part`: where it goes, the first of `parts` of them; `wanted`: sentences, where they are counted;
 * `sectionOf`: the section that a sentence was drawn from; `again`: the prompt that has one sentence said again from its sources.
 */
export type FormToWrite = {
  prompt: Prompt
  maxTokens: number
  unit: 'line' | 'sentence'
  part: number
  parts: number
  wanted: number | undefined
  index: SourceIndex
  seen: Echoes
  sectionOf(sentence: SummarySentence): string
  /** How many sections there are to draw from. */
  sections: number
  again(text: string): Prompt
  /** What code drew from the documents for these parts, for what is missing in the end. */
  extracted: readonly SummaryPart[]
}

/** Bullets come from so many sections at least, where there are so many. */
const leastSections = 3

/**
 * Writes with a model that follows instructions. Each sentence is checked when it is complete: one with numbers, dates or names that
 * stand in no source, or that no source bears out, is put away and said again once from what comes closest; one that says what an
 * earlier one says is put away too. What is missing in the end is filled with the documents' own sentences, those of sections that
 * were not drawn from first. Returns how many sentences of the model's stand.
 */
export async function* writeForm(
  pen: Pen,
  form: FormToWrite,
  signal: AbortSignal,
): AsyncGenerator<SummaryWriterEvent, number> {
  const { part, parts, wanted, index, seen } = form
  const drawn = new Set<string>()
  const failed: { text: string; part: number }[] = []
  let shown = 0
  const room = () => wanted === undefined || shown < wanted
  const take = async (sentence: SummarySentence): Promise<SummarySentence> => {
    const owed = Math.min(leastSections, form.sections, wanted ?? 0) - drawn.size
    const section = form.sectionOf(sentence)
    const crowds = wanted !== undefined && owed > 0 && wanted - shown <= owed && drawn.has(section)
    const fits = sentence.shown && room() && !crowds && (await seen.isNew(sentence.text, signal))
    if (fits) {
      shown += 1
      seen.keep(sentence.text)
      drawn.add(section)
    }
    return { ...sentence, shown: fits }
  }
  for await (const event of writeUnits(pen, form.prompt, form.unit, form.maxTokens, signal)) {
    if (event.type === 'text-delta') yield { ...event, part }
    if (event.type !== 'unit') {
      if (event.type !== 'text-delta') yield event
      continue
    }
    const own = form.unit === 'line' ? part : part + Math.min(event.paragraph, parts - 1)
    const checked = index.check(event.text)
    if (!checked.shown) failed.push({ text: event.text, part: own })
    yield { type: 'sentence-checked', part: own, sentence: await take(checked), draft: event.draft }
    if (!room()) break
  }
  for (const { text, part: own } of failed) {
    if (!room()) break
    for await (const event of writeUnits(pen, form.again(text), 'line', 120, signal)) {
      if (event.type === 'text-delta') continue
      if (event.type !== 'unit') {
        yield event
        continue
      }
      const sentence = await take(index.check(event.text))
      if (sentence.shown) yield { type: 'sentence-checked', part: own, sentence, draft: '' }
      break
    }
  }
  const written = shown
  const left = form.extracted.flatMap(({ sentences }) => sentences)
  const fresh = left.filter((sentence) => !drawn.has(form.sectionOf(sentence)))
  if (wanted === undefined && shown > 0) return written
  for (const sentence of [...fresh, ...left.filter((each) => !fresh.includes(each))]) {
    if (wanted === undefined ? shown > 0 : !room()) break
    const taken = await take(sentence)
    if (taken.shown) yield { type: 'sentence-checked', part, sentence: taken, draft: '' }
  }
  return written
}
