import { useLayoutEffect, useRef } from 'react'
import { useCall } from '../../../app/queries.ts'
import type { ReaderPlace } from '../../../app/reader-store.ts'
import { batchOf } from './page-batches.ts'
import type { MarkedSpan } from './pieces.ts'
import { TextPage } from './text-page.tsx'

/** The blocks around words of a text document, the words filled and in the middle. */
export function TextLens({ place, pages }: { place: ReaderPlace; pages: number }) {
  const view = useRef<HTMLDivElement>(null)
  const number = place.spans[0]?.page ?? 1
  const batch = useCall('document.pages', batchOf(place.documentId, number, pages)).data
  const page = batch?.find((one) => one.number === number)
  const marked = place.spans
    .filter((span) => span.page === number)
    .map((span): MarkedSpan => ({ span, marking: 'active' }))
  useLayoutEffect(() => {
    const element = view.current
    const words = element?.querySelector('[data-marking="active"]')?.getBoundingClientRect()
    if (element === null || words === undefined) return
    element.scrollTop += words.top - element.getBoundingClientRect().top - 40
  }, [page])
  return (
    <div ref={view} className="book-page max-h-60 overflow-hidden px-4 py-3 text-quote">
      {page === undefined ? <div className="h-40" /> : <TextPage page={page} marked={marked} />}
    </div>
  )
}
