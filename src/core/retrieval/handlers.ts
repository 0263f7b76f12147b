import type { Handlers } from '../../api/handlers.ts'
import { searchEmbedder } from '../models/search-embedder.ts'
import type { ChunkIndex, Clock, Models, SettingsStore, TextStore } from '../ports.ts'
import { exactWordsOf, fitsExactly } from './exact-words.ts'
import { retrieve } from './retrieve.ts'

export type SearchDeps = { index: ChunkIndex; text: TextStore; models: Models; settings: SettingsStore; clock: Clock }

/** Handler of `search.query`. */
export function searchHandlers(deps: SearchDeps): Pick<Handlers, 'search.query'> {
  return {
    'search.query': async (input, signal) => {
      const started = deps.clock.now()
      const choice = searchEmbedder(deps.settings.get())
      const embedder = input.mode === 'lexical' ? undefined : await deps.models.embedder(choice, signal)
      const exact = exactWordsOf(input.text)
      const query = { ...input, text: exact.text, fits: fitsExactly(exact) }
      if (exact.text === '') return { hits: [], mode: input.mode, ms: deps.clock.now() - started }
      const { hits, mode } = await retrieve({ ...deps, embedder }, query, signal)
      return { hits, mode, ms: deps.clock.now() - started }
    },
  }
}
