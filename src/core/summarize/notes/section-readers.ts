import type { SummarySentence } from '../../../api/summary.ts'
import { ownSentence } from '../extract/summary-sentence.ts'
import type { Section } from '../outline/section.ts'
import { chooseSentences } from '../rank/choose-sentences.ts'
import { rankSentences } from '../rank/rank-sentences.ts'
import type { RankedSentence } from '../rank/ranked-sentence.ts'
import type { SummarySource } from '../summary-source.ts'
import { formPrompt, type PromptFrame, sectionPromptText } from '../write/form-prompt.ts'
import type { Pen } from '../write/generate-line.ts'
import { echoes } from '../write/same-sentence.ts'
import { shorten } from '../write/shorten.ts'
import { sourceIndex } from '../write/source-index.ts'
import { taskTokens } from '../write/tasks.ts'
import { writeUnits } from '../write/write-units.ts'
import type { SectionReader } from './read-sections.ts'

/** Sentences that a note has at most; a section of so many words has two of them from a small model. */
const [most, wordsOfTwo] = [3, 500]

/** Notes by a small model: the sentences that say most of a section, said shorter. */
export function smallReader(pen: Pen, shortening: string): SectionReader {
  return async function* ({ source, section }, signal) {
    const chosen = await best(source, section, section.words >= wordsOfTwo ? 2 : 1, signal)
    const sentences: SummarySentence[] = []
    for (const each of chosen) {
      const own = ownSentence(source, each, 0)
      sentences.push(yield* shorten(pen, shortening, source.language, own, signal))
    }
    return sentences
  }
}

/**
 * Notes by a model that follows instructions, each sentence checked against its section. Where nothing that it wrote is borne out,
 * the section's own best sentence stands.
 */
export function writingReader(pen: Pen, frame: PromptFrame): SectionReader {
  return async function* ({ source, section }, signal) {
    const prompt = formPrompt(frame, 'note', sectionPromptText(section))
    const index = sourceIndex([only(source, section)], frame.choice.focus)
    const seen = echoes(source.language)
    const sentences: SummarySentence[] = []
    for await (const event of writeUnits(pen, prompt, 'line', taskTokens('note', frame.choice), signal)) {
      if (event.type !== 'unit') {
        yield event
        continue
      }
      const sentence = index.check(event.text)
      if (!sentence.shown || sentence.support !== 'supported' || !(await seen.isNew(event.text, signal))) continue
      seen.keep(event.text)
      sentences.push(sentence)
      if (sentences.length === most) break
    }
    if (sentences.length > 0) return sentences
    return (await best(source, section, 1, signal)).map((each) => ownSentence(source, each, 0))
  }
}

/** A document of which only one section is there; its words stand where they stood. */
function only(source: SummarySource, section: Section): SummarySource {
  const spans = new Map(section.spans.map((span) => [span.page, span]))
  const pages = source.pages.flatMap((page) => {
    const span = spans.get(page.number)
    return span ? [{ ...page, text: `${' '.repeat(span.start)}${span.text}` }] : []
  })
  return { ...source, pages }
}

async function best(
  source: SummarySource,
  section: Section,
  count: number,
  signal: AbortSignal,
): Promise<RankedSentence[]> {
  const ranked = await rankSentences(only(source, section), [section], {}, signal)
  return chooseSentences(ranked, { sentences: count, spread: false })
}
