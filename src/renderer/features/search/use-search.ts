import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Scope } from '../../../api/document.ts'
import { useSearchStore } from '../../app/search-store.ts'
import { useClient } from '../../client.ts'

export const MOST_HITS = 60

/** The scope that stands on the search screen; `filter` is left out where it asks for nothing. */
export function useSearchScope(): Scope {
  const { collectionIds, filter } = useSearchStore()
  const filtered = Object.keys(filter).length > 0
  return { collectionIds: [...collectionIds], documentIds: [], ...(filtered ? { filter } : {}) }
}

/** The hits for what is typed: by words with each key, by meaning too once that was asked for. */
export function useSearch() {
  const client = useClient()
  const { text, sort } = useSearchStore()
  const scope = useSearchScope()
  const query = useDeferredValue(text.trim())
  const [deepened, setDeepened] = useState('')
  const mode = deepened === query ? ('hybrid' as const) : ('lexical' as const)
  const result = useQuery({
    queryKey: ['search.query', 'screen', query, scope, sort, mode],
    queryFn: ({ signal }) =>
      client.call(
        'search.query',
        { text: query, typing: mode === 'lexical', k: MOST_HITS, mode, scope, sort },
        { signal },
      ),
    enabled: query !== '',
    placeholderData: keepPreviousData,
  })
  return {
    query,
    scope,
    asked: mode,
    result: query === '' ? undefined : result.data,
    error: result.error ?? undefined,
    /** Searches by meaning too. */
    deepen: () => setDeepened(text.trim()),
  }
}
