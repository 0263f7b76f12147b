import type { Embedder } from '../../ports.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import type { RankedSentence } from './ranked-sentence.ts'

/** `focus`: what the summary is for; `embedder` where one is good for the document's language. */
export type RankOptions = { focus?: string; embedder?: Embedder | undefined }

/** Every sentence that could stand in a summary, in reading order. */
export async function rankSentences(
  _source: SummarySource,
  sections: readonly Section[],
  _options: RankOptions,
  _signal: AbortSignal,
): Promise<RankedSentence[]> {
  return sections.flatMap(({ spans }, section) =>
    spans.map((span, order) => ({ text: span.text.slice(0, 200), spans: [span], section, score: 1, order })),
  )
}
