import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { CallName, MethodArgument, MethodOutput } from '../../../api/methods.ts'
import type { Client } from '../../../rpc/types.ts'
import { keyOf } from '../../app/queries.ts'
import { type ReaderPlace, useReaderStore } from '../../app/reader-store.ts'
import { useClient } from '../../client.ts'
import { lensPicture } from './pdf/lens-picture.ts'
import { batchOf } from './text/page-batches.ts'

/** Nothing is drawn ahead until the window has been quiet for so long. */
const QUIET_MS = 350

/** Draws the lenses of the places on screen ahead, one after the other while nothing else happens, newest first. */
export function useLensesAhead(width: number): void {
  const client = useClient()
  const queries = useQueryClient()
  useEffect(() => {
    const done = new WeakSet<ReaderPlace>()
    let ended = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => requestIdleCallback(() => void next(), { timeout: 2000 }), QUIET_MS)
    }
    const next = async () => {
      const place = useReaderStore.getState().lensPlaces.findLast((one) => !done.has(one))
      if (place === undefined || ended) return
      done.add(place)
      await drawAhead(client, queries, place, width).catch(() => undefined)
      if (!ended) requestIdleCallback(() => void next(), { timeout: 2000 })
    }
    const unsubscribe = useReaderStore.subscribe((state, before) => {
      if (state.lensPlaces !== before.lensPlaces) later()
    })
    later()
    return () => {
      ended = true
      clearTimeout(timer)
      unsubscribe()
    }
  }, [client, queries, width])
}

async function drawAhead(client: Client, queries: QueryClient, place: ReaderPlace, width: number): Promise<void> {
  const page = place.spans[0]?.page
  if (page === undefined) return
  const known = <N extends CallName>(name: N, input: MethodArgument<N>): Promise<MethodOutput<N>> =>
    queries.fetchQuery({
      queryKey: keyOf(name, input),
      queryFn: ({ signal }) => client.call(name, input, { signal }),
      staleTime: Number.POSITIVE_INFINITY,
    })
  const row = await known('document.get', { documentId: place.documentId })
  if (row.revisionId !== place.revisionId) return
  if (row.kind === 'pdf') await lensPicture(client, place, width)
  else await known('document.pages', batchOf(row.id, page, row.pages))
}
