import type { Handlers } from '../../api/handlers.ts'
import type { FoundDocument, Hit, SearchMode } from '../../api/search.ts'
import { searchEmbedder } from '../models/search-embedder.ts'
import type { ChunkIndex } from '../ports/chunk-index.ts'
import type { Clock } from '../ports/clock.ts'
import type { Models } from '../ports/models.ts'
import type { SettingsStore } from '../ports/settings-store.ts'
import type { TextStore } from '../ports/text-store.ts'
import { exactWordsOf, fitsExactly } from './exact-words.ts'
import { retrieve } from './retrieve.ts'

export type SearchDeps = { index: ChunkIndex; text: TextStore; models: Models; settings: SettingsStore; clock: Clock }

/** How many of the best hits are put in the order of their dates. */
const sortedByDate = 100

/** Handler of `search.query`. */
export function searchHandlers(deps: SearchDeps): Pick<Handlers, 'search.query'> {
  return {
    'search.query': async (input, signal) => {
      const started = deps.clock.now()
      const choice = searchEmbedder(deps.settings.get())
      const embedder = input.mode === 'lexical' ? undefined : await deps.models.embedder(choice, signal)
      const exact = exactWordsOf(input.text)
      const fits = fitsExactly(exact)
      const done = (hits: Hit[], mode: SearchMode) => {
        const documents = deps.text.foundDocuments([...new Set(hits.map(({ documentId }) => documentId))])
        const ordered = input.sort === 'date' ? byDate(hits, documents).slice(0, input.k) : hits
        const shown = new Set(ordered.map(({ documentId }) => documentId))
        return {
          hits: ordered,
          documents: documents.filter(({ documentId }) => shown.has(documentId)),
          mode,
          ms: deps.clock.now() - started,
        }
      }
      if (exact.text === '') return done([], input.mode)
      const k = input.sort === 'date' ? Math.max(input.k, sortedByDate) : input.k
      const { hits, mode } = await retrieve({ ...deps, embedder }, { ...input, k, text: exact.text, fits }, signal)
      return done(hits, mode)
    },
  }
}

/** The newest documents' hits first; those of a document as they were. Ranks are counted again. */
function byDate(hits: readonly Hit[], documents: readonly FoundDocument[]): Hit[] {
  const dates = new Map(documents.map(({ documentId, date }) => [documentId, date]))
  const dateOf = ({ documentId }: Hit) => dates.get(documentId) ?? 0
  return hits.toSorted((left, right) => dateOf(right) - dateOf(left)).map((hit, index) => ({ ...hit, rank: index + 1 }))
}
