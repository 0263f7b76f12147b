import { type RefObject, useEffect, useState } from 'react'
import type { Span } from '../../../api/span.ts'
import type { Client } from '../../../rpc/types.ts'
import { type ReaderPlace, setReaderSelection } from '../../app/reader-store.ts'
import { useClient } from '../../client.ts'
import { batchOf } from './text/page-batches.ts'

/**
 * Words selected in the reader: where they stand on screen, and their place in the document as far as it is known.
 * `locating`: their exact place is being looked up.
 */
export type PageSelection = { text: string; place: ReaderPlace; range: Range; locating: boolean }

const PAUSE_MS = 160
const LONGEST_LOOK_UP = 2000

type Shown = Pick<ReaderPlace, 'documentId' | 'revisionId' | 'title' | 'path'> & { pages: number }

/** What is selected inside `area`; the reader store learns it too. */
export function useSelection(area: RefObject<HTMLElement | null>, shown: Shown | undefined): PageSelection | undefined {
  const client = useClient()
  const [selection, setSelection] = useState<PageSelection>()
  useEffect(() => {
    if (shown === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let looking = new AbortController()
    // Another document beside this one may hold the selection that the store knows.
    let isOurs = false
    const forget = () => {
      setSelection(undefined)
      if (isOurs) setReaderSelection(undefined)
      isOurs = false
    }
    const read = () => {
      looking.abort()
      looking = new AbortController()
      const found = selectedIn(area.current)
      if (found === undefined) return forget()
      const { pages: _, ...document } = shown
      const rough: Span = { page: found.page, start: 0, end: 0, text: '' }
      const place: ReaderPlace = { ...document, headingPath: [], spans: [rough] }
      setSelection({ text: found.text, place, range: found.range, locating: true })
      isOurs = true
      setReaderSelection({ text: found.text, place })
      const { signal } = looking
      locate(client, shown, found, signal).then(
        (exact) => {
          if (signal.aborted) return
          const known = { ...place, ...exact }
          setSelection({ text: found.text, place: known, range: found.range, locating: false })
          setReaderSelection({ text: found.text, place: known })
        },
        () => signal.aborted || setSelection({ text: found.text, place, range: found.range, locating: false }),
      )
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(read, PAUSE_MS)
    }
    document.addEventListener('selectionchange', later)
    return () => {
      document.removeEventListener('selectionchange', later)
      clearTimeout(timer)
      looking.abort()
      forget()
    }
  }, [area, client, shown])
  return selection
}

/** `earlier`: how many times the same words stand before these on their page. */
type Selected = { text: string; page: number; earlier: number; range: Range }

function selectedIn(area: HTMLElement | null): Selected | undefined {
  const selection = document.getSelection()
  if (area === null || selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  const element = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement
  const page = element?.closest<HTMLElement>('[data-page]')
  const text = selection.toString().replace(/\s+/g, ' ').trim()
  if (page === null || page === undefined || !area.contains(page) || text === '') return undefined
  const before = document.createRange()
  before.setStart(page, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const above = before.cloneContents()
  // What stands on the page without being its text is not counted.
  for (const aside of above.querySelectorAll('[data-aside]')) aside.remove()
  const earlier = folded(above.textContent).split(folded(text)).length - 1
  return { text, page: Number(page.dataset['page']), earlier, range }
}

function folded(text: string): string {
  return text.replace(/\s+/g, '').toLowerCase()
}

/** The stored span of the selected words and the headings above it; undefined where the stored text reads otherwise. */
async function locate(client: Client, shown: Shown, selected: Selected, signal: AbortSignal) {
  if (selected.text.length > LONGEST_LOOK_UP) return undefined
  const { documentId, pages } = shown
  const { text, page, earlier } = selected
  const spans = await client.call('document.find', { documentId, text, page }, { signal })
  const span = spans[earlier] ?? spans.at(-1)
  if (span === undefined) return undefined
  const batch = await client.call('document.pages', batchOf(documentId, span.page, pages), { signal })
  const block = batch.find((page) => page.number === span.page)?.blocks.find(({ end }) => end > span.start)
  return { spans: [span], headingPath: block?.headingPath ?? [] }
}
