import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import type { DocumentRow } from '../../../api/document.ts'
import type { MethodArgument } from '../../../api/methods.ts'
import { useClient } from '../../client.ts'

const PAGE = 200

export type RowQuery = Omit<MethodArgument<'library.list'>, 'offset' | 'limit'>

/** The rows of a table by index: the pages that `from`-`to` touch are read, the others stay unknown. */
export function useRows(query: RowQuery, from: number, to: number) {
  const client = useClient()
  const queries = useQueryClient()
  const first = Math.floor(Math.max(0, from) / PAGE)
  const last = Math.floor(Math.max(0, to) / PAGE)
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const pageOptions = (page: number) => ({
    queryKey: ['library.list', 'table', query, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      client.call('library.list', { ...query, offset: page * PAGE, limit: PAGE }, { signal }),
    placeholderData: keepPreviousData,
  })
  const results = useQueries({ queries: pages.map(pageOptions) })
  const total = results.find((result) => result.data !== undefined)?.data?.total
  const rowAt = (index: number): DocumentRow | undefined => {
    const page = Math.floor(index / PAGE)
    const result = results[page - first]
    return result === undefined || result.isPlaceholderData ? undefined : result.data?.documents[index - page * PAGE]
  }
  /** Ids of all rows of the table, in its order. */
  const allIds = async (): Promise<string[]> => {
    const ids: string[] = []
    for (let page = 0; ; page += 1) {
      const { queryKey, queryFn } = pageOptions(page)
      const read = await queries.fetchQuery({ queryKey, queryFn })
      ids.push(...read.documents.map((row) => row.id))
      if (read.documents.length === 0 || ids.length >= read.total) return ids
    }
  }
  return { total, rowAt, allIds, error: results.find((result) => result.error !== null)?.error ?? undefined }
}
