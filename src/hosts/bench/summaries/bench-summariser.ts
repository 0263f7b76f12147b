import type { SummaryChoice, SummaryContent } from '../../../api/summary.ts'
import type { Embedder } from '../../../core/ports/embedder.ts'
import { summarise } from '../../../core/summarize/summarise.ts'
import type { SummarySource } from '../../../core/summarize/summary-source.ts'
import type { SummarizePorts } from '../../cli/summarize-ports.ts'

const never = new AbortController().signal

/** Summaries as the program makes them, with or without the starter model writing. */
export type BenchSummariser = {
  embedder: Embedder
  hasModel: boolean
  made(source: SummarySource, choice: SummaryChoice, writes: boolean): Promise<SummaryContent>
}

/** Loads the starters. */
export async function benchSummariser({ models, templates }: SummarizePorts): Promise<BenchSummariser> {
  const embedder = await models.embedder('starter', never)
  const starter = await models.languageModel('starter', never)
  if (!embedder) throw new Error('The starter embedder is missing')
  return {
    embedder,
    hasModel: starter !== undefined,
    async made(source, choice, writes) {
      const input = { sources: [source], choice, model: writes ? starter : undefined, embedder }
      for await (const event of summarise({ clock: { now: Date.now }, templates }, input, never)) {
        if (event.type === 'summary-finished') return event.content
      }
      throw new Error('The summary did not finish')
    },
  }
}
