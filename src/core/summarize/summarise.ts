import type { SummaryContent, SummaryEvent } from '../../api/summary.ts'
import type { Clock, Embedder, LanguageModel, SummaryStore, SummaryTemplates } from '../ports.ts'
import { extractSummary } from './extract/extract-summary.ts'
import { gistOf } from './gist/gist-of.ts'
import type { SummarySource } from './summary-source.ts'

/** What summarising needs; without a store no notes are kept. */
export type SummariseDeps = {
  clock: Clock
  templates: SummaryTemplates
  notes?: Pick<SummaryStore, 'note' | 'keepNotes'>
}

/** A model, none, or how it is loaded when it is needed. */
export type Lazy<T> = T | undefined | (() => Promise<T | undefined>)

/** What is to be summarised and how. `done`: the content of an earlier run that was stopped. */
export type SummariseInput = {
  sources: readonly SummarySource[]
  choice: SummaryContent['choice']
  model: Lazy<LanguageModel>
  embedder: Lazy<Embedder>
  done?: SummaryContent
}

/** Summarises documents: what code finds first, then what a model writes. Ends with `summary-finished`; only an abort throws. */
export async function* summarise(
  { clock }: SummariseDeps,
  { sources, choice, embedder }: SummariseInput,
  signal: AbortSignal,
): AsyncGenerator<SummaryEvent> {
  const started = clock.now()
  const gists = sources.map(gistOf)
  for (const gist of gists) yield { type: 'gist-found', gist }
  const { genre, parts, table } = await extractSummary(sources, choice, await loaded(embedder), signal)
  yield { type: 'parts-found', parts, written: false }
  const elapsed = clock.now() - started
  yield {
    type: 'summary-finished',
    content: {
      state: 'done',
      choice,
      genre,
      written: false,
      parts,
      ...(table ? { table } : {}),
      notes: [],
      progress: { read: 0, of: 0 },
      skipped: gists.flatMap(({ skipped }) => skipped),
      usage: { promptTokens: 0, cachedTokens: 0, answerTokens: 0 },
      timings: { retrieveMs: elapsed, quotesMs: elapsed, totalMs: elapsed },
    },
  }
}

function loaded<T extends object>(lazy: Lazy<T>): Promise<T | undefined> {
  return typeof lazy === 'function' ? lazy() : Promise.resolve(lazy)
}
