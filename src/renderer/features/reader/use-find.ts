import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Span } from '../../../api/span.ts'
import { keyOf } from '../../app/queries.ts'
import { useReaderStore } from '../../app/reader-store.ts'
import { useClient } from '../../client.ts'

/** Places that `document.find` gives at most. */
const MOST_FOUND = 500
const PAUSE_MS = 120
const NONE: readonly Span[] = []

/** A search in the shown document. `index` is the place looked at, -1 for none; `complete` is false where more exist. */
export type Finding = {
  isOpen: boolean
  requests: number
  text: string
  setText: (text: string) => void
  found: readonly Span[]
  index: number
  complete: boolean
  isSearching: boolean
  step: (by: -1 | 1) => void
  close: () => void
}

/** Searches in a document as the user types, from `page` on. Opens with each wish of the reader store, if it `listens`. */
export function useFind(documentId: string, page: number, listens: boolean, onClose: () => void): Finding {
  const client = useClient()
  const requests = useReaderStore((state) => state.findRequests)
  const seen = useRef(requests)
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [wanted, setWanted] = useState('')
  const [index, setIndex] = useState(-1)
  useEffect(() => {
    if (seen.current === requests) return
    seen.current = requests
    setOpen((open) => open || listens)
  }, [requests, listens])
  useEffect(() => {
    const timer = setTimeout(() => setWanted(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])

  const active = isOpen && wanted !== ''
  const input = { documentId, text: wanted }
  const query = useQuery({
    queryKey: keyOf('document.find', input),
    queryFn: ({ signal }) => client.call('document.find', input, { signal }),
    enabled: active,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  const found = active ? (query.data ?? NONE) : NONE
  const from = useRef(page)
  from.current = page
  useEffect(() => {
    const next = found.findIndex((span) => span.page >= from.current)
    setIndex(found.length === 0 ? -1 : Math.max(0, next))
  }, [found])

  return {
    isOpen,
    requests,
    text,
    setText,
    found,
    index: Math.min(index, found.length - 1),
    complete: found.length < MOST_FOUND,
    isSearching: active && query.isFetching,
    step: (by) => setIndex((old) => (found.length === 0 ? -1 : (old + by + found.length) % found.length)),
    close() {
      setOpen(false)
      setText('')
      setWanted('')
      onClose()
    },
  }
}
