import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import type { MethodArgument } from '../../../api/methods.ts'
import { useClient } from '../../client.ts'

const PAGE = 200
/** Pages that were only passed by are not read. */
const PAUSE_MS = 70

export type RowQuery = Omit<MethodArgument<'library.list'>, 'offset' | 'limit'>

/** Pages of the table (indexes from 0), both included. */
export type PageRange = { first: number; last: number }

/** The pages that rows `from` to `to` stand on. */
export function pagesOf(from: number, to: number): PageRange {
  return { first: Math.floor(Math.max(0, from) / PAGE), last: Math.floor(Math.max(0, to) / PAGE) }
}

/** The rows of a table by index: the pages of `range` are read, the others stay unknown. */
export function useRows(query: RowQuery, range: PageRange) {
  const client = useClient()
  const { first, last } = useSettled(range)
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const results = useQueries({
    queries: pages.map((page) => ({
      queryKey: ['library.list', 'table', query, page],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        client.call('library.list', { ...query, offset: page * PAGE, limit: PAGE }, { signal }),
      placeholderData: keepPreviousData,
      gcTime: 60_000,
    })),
  })
  const data = results.find((result) => result.data !== undefined)?.data
  const counted = data?.total
  // While pages far away are read nothing is known of them; a table that lost its rows would jump to its top.
  const [total, setTotal] = useState(counted)
  if (counted !== undefined && counted !== total) setTotal(counted)
  const rowAt = (index: number): DocumentRow | undefined => {
    const page = Math.floor(index / PAGE)
    const result = results[page - first]
    return result === undefined || result.isPlaceholderData ? undefined : result.data?.documents[index - page * PAGE]
  }
  /** Ids of the rows from `from` to `to`, both included, in the table's order, whether they were read or not. */
  const idsBetween = (from: number, to: number): Promise<string[]> =>
    client.call('library.ids', { ...query, offset: from, limit: to - from + 1 })
  /** Ids of all rows of the table, in its order. */
  const allIds = (): Promise<string[]> => client.call('library.ids', query)
  return {
    total,
    /** Documents behind the rows. */
    older: data?.older ?? 0,
    rowAt,
    idsBetween,
    allIds,
    error: results.find((result) => result.error !== null)?.error ?? undefined,
  }
}

/** The range where scrolling came to rest; the first one, and each next to the one before, at once. */
function useSettled(range: PageRange): PageRange {
  const { first, last } = range
  const [settled, setSettled] = useState(range)
  const near = Math.abs(first - settled.first) <= 1
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ first, last }), near ? 0 : PAUSE_MS)
    return () => clearTimeout(timer)
  }, [first, last, near])
  return settled
}
