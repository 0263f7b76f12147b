import type { Scope } from '../../../api/document.ts'
import type { Chunk } from '../../ports/chunk.ts'
import type { DocumentBeingRead } from '../../ports/document-ref.ts'
import type { Models } from '../../ports/models.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { undetermined } from '../analyse.ts'
import { weighTerms } from '../weigh-terms.ts'
import { countPages, findInRuns, type PageCounts } from './find-in-runs.ts'
import { addPages, noPages, type PageRuns } from './page-runs.ts'

export type ReadingDeps = { text: TextStore; models: Pick<Models, 'tokenizer'> }
/**
 * What was found in pages that are being read: chunks that may hold query terms, and the store as it is with them.
 * `revisions`: those that only these chunks stand for.
 */
export type FoundInReading = { chunks: readonly Chunk[]; text: TextStore; revisions: ReadonlySet<string> }
export type SearchReading = (terms: readonly string[]) => Promise<FoundInReading>

/**
 * Work for one question, so that its quotes are not late: pages fetched, characters cut into chunks, and chunks
 * analysed, beside the embedding of the question. The next question goes on. `pagesHeld` bounds the memory.
 */
const limits = { pagesFetched: 400, charactersCut: 60_000, chunks: 24, pagesHeld: 6_000 }
const pagesAtOnce = 100

const caches = new WeakMap<TextStore, Map<string, PageRuns>>()

/**
 * A search of the stored pages of a scope's documents that are still being read; undefined where none is. It cuts them
 * into chunks in memory, which are kept until the revision is in the index.
 */
export function searchReading(deps: ReadingDeps, scope: Scope): SearchReading | undefined {
  const { text } = deps
  const documents = new Map<string, DocumentBeingRead>()
  for (const each of text.documentsBeingRead(scope)) {
    if (!documents.has(each.revisionId)) documents.set(each.revisionId, each)
  }
  const held = caches.get(text) ?? new Map<string, PageRuns>()
  for (const id of held.keys()) if (!documents.has(id) && hasEnded(text, id)) held.delete(id)
  if (documents.size === 0) return undefined
  caches.set(text, held)
  return async (terms) => {
    const tokenizer = await deps.models.tokenizer()
    // What else the question waits for is computed outside this thread and starts first.
    await new Promise((resolve) => setTimeout(resolve, 0))
    fetchPages(text, held, documents)
    const runs = [...documents.keys()].flatMap((id) => held.get(id) ?? [])
    const counted = countPages(runs, terms)
    const view = withReading(text, documents, held, counted)
    const chunks = findInRuns(runs, weighTerms(terms, view), (piece) => tokenizer.count(piece), limits)
    return { chunks, text: view, revisions: new Set(documents.keys()) }
  }
}

function hasEnded(text: TextStore, revisionId: string): boolean {
  const stage = text.revision(revisionId)?.stage
  return stage === undefined || stage === 'lexical'
}

/** Takes in pages that were stored since, those of the first documents first. */
function fetchPages(
  text: TextStore,
  held: Map<string, PageRuns>,
  documents: ReadonlyMap<string, DocumentBeingRead>,
): void {
  let left = limits.pagesHeld
  for (const runs of held.values()) left -= runs.pages
  left = Math.min(left, limits.pagesFetched)
  for (const { revisionId, pagesRead } of documents.values()) {
    let runs = held.get(revisionId)
    // Pages were dropped and are being read again.
    if (!runs || runs.pages > pagesRead) runs = noPages(revisionId)
    while (left > 0 && runs.pages < pagesRead) {
      const to = Math.min(pagesRead, runs.pages + Math.min(left, pagesAtOnce))
      const next = text.pages(revisionId, runs.pages + 1, to)
      if (next.length === 0) break
      left -= next.length
      runs = addPages(runs, next)
    }
    held.set(revisionId, runs)
  }
}

/** The store, with held pages' words counted and their documents and chunks known as others are. */
function withReading(
  text: TextStore,
  documents: ReadonlyMap<string, DocumentBeingRead>,
  held: ReadonlyMap<string, PageRuns>,
  counted: PageCounts,
): TextStore {
  return {
    ...text,
    revision(id) {
      const record = text.revision(id)
      return record && documents.has(id) ? { ...record, language: record.language || undetermined } : record
    },
    documentsOf(ids, scope) {
      const reading = ids.flatMap((id) => documents.get(id) ?? [])
      return new Map([...text.documentsOf(ids, scope), ...reading.map((each) => [each.revisionId, each] as const)])
    },
    chunkRange(id, from, to) {
      if (!documents.has(id)) return text.chunkRange(id, from, to)
      const chunks = held.get(id)?.segments.flatMap((runs) => runs.flatMap((run) => run.chunks ?? [])) ?? []
      return chunks.map(({ chunk }) => chunk).filter(({ ordinal }) => ordinal >= from && ordinal <= to)
    },
    termCounts(terms) {
      const { chunks, counts } = text.termCounts(terms)
      const both = new Map(counts)
      for (const term of terms) {
        const pages = counted.counts.get(term)
        if (pages !== undefined) both.set(term, (both.get(term) ?? 0) + pages)
      }
      return { chunks: chunks + counted.pages, counts: both }
    },
  }
}
