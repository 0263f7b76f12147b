import { keepPreviousData, useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import type { MemberRow } from '../../api/document.ts'
import { useClient } from '../client.ts'

const PAGE = 200

/** Rows (indexes from 0), both included. */
export type MemberRange = { first: number; last: number }

/**
 * The documents within a document by index, those of `range` read in pages; `text`: what title, sender or path holds.
 * `total` is undefined until the first page is there.
 */
export function useMembers(documentId: string, text: string, range: MemberRange) {
  const client = useClient()
  const [first, last] = [Math.floor(range.first / PAGE), Math.floor(Math.max(range.first, range.last) / PAGE)]
  const pages = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const results = useQueries({
    queries: pages.map((page) => {
      const input = { documentId, offset: page * PAGE, limit: PAGE, ...(text === '' ? {} : { text }) }
      return {
        queryKey: ['document.members', input],
        queryFn: ({ signal }: { signal: AbortSignal }) => client.call('document.members', input, { signal }),
        placeholderData: keepPreviousData,
        gcTime: 60_000,
      }
    }),
  })
  const counted = results.find(({ data }) => data !== undefined)?.data?.total
  // While pages far away are read the list keeps its length, or it would jump to its top.
  const [known, setKnown] = useState(counted)
  if (counted !== undefined && counted !== known) setKnown(counted)
  return {
    total: counted ?? known,
    rowAt(index: number): MemberRow | undefined {
      const page = Math.floor(index / PAGE)
      const result = results[page - first]
      return result === undefined || result.isPlaceholderData ? undefined : result.data?.members[index - page * PAGE]
    },
    error: results.find(({ error }) => error !== null)?.error ?? undefined,
  }
}
