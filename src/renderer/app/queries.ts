import { QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CallName, MethodArgument } from '../../api/methods.ts'
import { useClient } from '../client.ts'

/** Nothing here depends on a network, so nothing ever waits for one. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** The key of a call's result: its name, then its input. */
export function keyOf<N extends CallName>(name: N, input: MethodArgument<N>) {
  return [name, input] as const
}

/** The result of a call, kept until a change event makes it stale. */
export function useCall<N extends CallName>(
  name: N,
  input: MethodArgument<N>,
  options: { enabled?: boolean; refetchInterval?: number } = {},
) {
  const client = useClient()
  return useQuery({
    queryKey: keyOf(name, input),
    queryFn: ({ signal }) => client.call(name, input, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval ?? false,
  })
}

const LIBRARY_PAUSE_MS = 400
/** What is asked of one document and grows while it is read: stale at once, lists after the pause. */
const OF_ONE_DOCUMENT = [
  'document.get',
  'document.members',
  'document.containers',
  'document.membersLeftOut',
  'document.pages',
  'document.firstFacts',
] as const satisfies CallName[]

function isOfDocuments([name, input]: readonly unknown[], documentIds: ReadonlySet<string>): boolean {
  const known = OF_ONE_DOCUMENT.some((one) => one === name)
  return known && documentIds.has((input as { documentId: string }).documentId)
}

/** Turns the backend's change events into stale results. Used once, by the app. */
export function useChangeEvents(): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => {
    const stale = (...names: CallName[]) => {
      for (const name of names) void queries.invalidateQueries({ queryKey: [name] })
    }
    let libraryTimer: ReturnType<typeof setTimeout> | undefined
    const libraryChanged = () => {
      libraryTimer ??= setTimeout(() => {
        libraryTimer = undefined
        stale(
          'library.overview',
          'library.list',
          'library.versions',
          'library.facets',
          'library.health',
          'search.query',
          'document.get',
          'document.members',
          'document.membersLeftOut',
          'answer.plan',
          'warm.list',
          'folder.list',
          'language.list',
        )
      }, LIBRARY_PAUSE_MS)
    }
    const documentsChanged = (documentIds: readonly string[]) => {
      const changed = new Set(documentIds)
      void queries.invalidateQueries({ predicate: ({ queryKey }) => isOfDocuments(queryKey, changed) })
    }
    const threadsChanged = (threadId?: string) => {
      stale('thread.list')
      const key = threadId === undefined ? ['thread.get'] : keyOf('thread.get', { threadId })
      void queries.invalidateQueries({ queryKey: key })
    }
    const jobsChanged = (jobId?: string) => {
      stale('import.list')
      const key = jobId === undefined ? ['import.items'] : keyOf('import.items', { jobId })
      void queries.invalidateQueries({ queryKey: key })
    }
    const ends = [
      client.subscribe(
        'library',
        (event) => {
          if (event.type === 'kept-changed') return stale('kept.list')
          if (event.type === 'languages-changed') return stale('language.list')
          if (event.type === 'receipts-changed') return stale('receipt.list')
          if (event.type === 'folders-changed' || event.type === 'folder-synced')
            return stale('folder.list', 'folder.preview')
          if (event.type === 'documents-changed') documentsChanged(event.documentIds)
          libraryChanged()
        },
        () => {
          stale(...OF_ONE_DOCUMENT, 'kept.list')
          libraryChanged()
        },
      ),
      client.subscribe(
        'threads',
        (event) => threadsChanged(event.threadId),
        () => threadsChanged(),
      ),
      client.subscribe(
        'summaries',
        () => stale('summary.list', 'summary.get'),
        () => stale('summary.list', 'summary.get', 'summary.gist'),
      ),
      client.subscribe(
        'jobs',
        ({ job }) => {
          jobsChanged(job.id)
          if (job.folderId !== undefined) stale('folder.list')
        },
        () => jobsChanged(),
      ),
      client.subscribe(
        'models',
        ({ type }) =>
          type === 'warm-changed'
            ? stale('warm.list', 'answer.plan')
            : stale('model.list', 'model.memory', 'warm.list', 'answer.plan'),
        () => stale('model.list', 'model.memory', 'warm.list', 'answer.plan'),
      ),
      client.subscribe(
        'settings',
        () => stale('settings.get', 'model.memory', 'warm.list', 'answer.plan'),
        () => void queries.invalidateQueries(),
      ),
    ]
    return () => {
      clearTimeout(libraryTimer)
      for (const end of ends) end()
    }
  }, [client, queries])
}
