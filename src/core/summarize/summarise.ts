import { emptySummary } from '../../api/empty-summary.ts'
import { toErrorValue } from '../../api/error.ts'
import type { Genre } from '../../api/genre.ts'
import type { SkippedPages } from '../../api/gist.ts'
import type { SectionNote, SummaryContent, SummaryEvent, SummaryPart } from '../../api/summary.ts'
import { createUsageMeter } from '../answer/usage.ts'
import type { Clock } from '../ports/clock.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { GistStore } from '../ports/gist-store.ts'
import type { LanguageModel } from '../ports/language-model.ts'
import type { SummaryStore } from '../ports/summary-store.ts'
import type { SummaryTemplates } from '../ports/summary-templates.ts'
import { applySummaryEvent } from './apply-summary-event.ts'
import { extractSummary } from './extract/extract-summary.ts'
import { gistFor } from './gist/gist-for.ts'
import { citationNumbers } from './number-citations.ts'
import type { SummarySource } from './summary-source.ts'
import { writeSummary } from './write/write-summary.ts'

/** What summarising needs; without stores no notes and gists are kept. */
export type SummariseDeps = {
  clock: Clock
  templates: SummaryTemplates
  notes?: Pick<SummaryStore, 'note' | 'keepNotes'>
  gists?: GistStore
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

/**
 * Summarises documents: what code finds first, then what a model writes. Ends with `summary-finished`, also when writing fails; only
 * an abort throws. Where nothing written stands in the end, the parts that code drew do.
 */
export async function* summarise(
  { clock, templates, notes: store, gists }: SummariseDeps,
  { sources, choice, model: chosen, embedder, done }: SummariseInput,
  signal: AbortSignal,
): AsyncGenerator<SummaryEvent> {
  const started = clock.now()
  const elapsed = () => clock.now() - started
  let content = emptySummary(choice)
  const told = <E extends SummaryEvent>(event: E): E => {
    content = applySummaryEvent(content, event)
    return event
  }
  const genres = new Set<Genre>()
  for (const source of sources) {
    signal.throwIfAborted()
    const gist = await gistFor(gists, source, signal)
    genres.add(gist.genre)
    yield told({ type: 'gist-found', gist })
  }
  const retrieveMs = elapsed()
  // Without an embedder sentences are ranked by their words.
  const embeds = await loaded(embedder).catch(() => undefined)
  const known = { embedder: embeds, genre: genres.size === 1 ? ([...genres][0] ?? 'other') : 'other' } as const
  const { genre, parts: extracted, table } = await extractSummary(sources, choice, known, signal)
  content = { ...content, genre, ...(table ? { table } : {}) }
  yield told({ type: 'parts-found', parts: extracted, written: false })
  if (table) {
    yield { type: 'table-started', columns: table.columns, documents: table.documents }
    for (const row of table.rows) yield { type: 'row-read', row }
  }
  content = { ...content, timings: { ...content.timings, retrieveMs, quotesMs: elapsed() } }
  try {
    const model = await loaded(chosen)
    if (model && extracted.length > 0) {
      yield told({ type: 'writing-started', model: model.info.name })
      const meter = createUsageMeter(model, done?.usage ?? content.usage)
      const number = citationNumbers()
      const input = { sources, choice, genre, extracted, table, done, embedder: embeds, templates, store }
      for await (const event of writeSummary(model, input, signal)) {
        switch (event.type) {
          case 'prompt-read':
          case 'finished':
            content = { ...content, usage: meter.add(event) }
            break
          case 'sentence-checked':
            yield told({ ...event, sentence: number(event.sentence) })
            break
          case 'section-read':
            yield told({ ...event, note: numbered(event.note) })
            break
          case 'text-delta':
            content.timings.firstTokenMs ??= elapsed()
            yield event
            break
          default:
            yield told(event)
        }
      }
    }
    content = { ...content, state: 'done' }
  } catch (error) {
    signal.throwIfAborted()
    content = { ...content, state: 'failed', error: toErrorValue(error) }
  }
  if (content.written && !stands(content.parts)) yield told({ type: 'parts-found', parts: extracted, written: false })
  const skipped = [...content.skipped, ...content.notes.flatMap((note) => skippedBy(note, sources))]
  content = { ...content, skipped, timings: { ...content.timings, totalMs: elapsed() } }
  yield { type: 'summary-finished', content }
}

function loaded<T extends object>(lazy: Lazy<T>): Promise<T | undefined> {
  return typeof lazy === 'function' ? lazy() : Promise.resolve(lazy)
}

/** The citations of a note are numbered by themselves. */
function numbered(note: SectionNote): SectionNote {
  return { ...note, sentences: note.sentences.map(citationNumbers()) }
}

function stands(parts: readonly SummaryPart[]): boolean {
  return parts.some(({ sentences }) => sentences.some(({ shown }) => shown))
}

/** The pages of a section that could not be read. */
function skippedBy(
  { state, documentId, from, to, error }: SectionNote,
  sources: readonly SummarySource[],
): SkippedPages[] {
  if (state !== 'skipped') return []
  const title = sources.find(({ place }) => place.documentId === documentId)?.place.title ?? ''
  return [{ documentId, title, from, to, ...(error ? { error } : {}) }]
}
