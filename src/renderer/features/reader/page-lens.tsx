import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { say } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { hideLens, type LensRequest, useReaderStore } from '../../app/reader-store.ts'
import { lensPlace } from './lens-place.ts'
import { PdfLens } from './pdf/pdf-lens.tsx'
import { TextLens } from './text/text-lens.tsx'
import { useLensesAhead } from './use-lenses-ahead.ts'

/** Width of the lens in CSS pixels, its border included. */
const LENS_WIDTH = 420
const PICTURE_WIDTH = LENS_WIDTH - 2

/** A look at the real page around a chip's, quote's or hit's words. Shown and taken away through the reader store. */
export function PageLens() {
  const lens = useReaderStore((state) => state.lens)
  useLensesAhead(PICTURE_WIDTH)
  useEffect(() => {
    if (lens === undefined) return
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      event.stopPropagation()
      hideLens()
    }
    window.addEventListener('keydown', key, { capture: true })
    window.addEventListener('wheel', hideLens, { passive: true })
    return () => {
      window.removeEventListener('keydown', key, { capture: true })
      window.removeEventListener('wheel', hideLens)
    }
  }, [lens])
  return lens === undefined || lens.place.spans.length === 0 ? null : createPortal(<Lens lens={lens} />, document.body)
}

function Lens({ lens: { anchor, place } }: { lens: LensRequest }) {
  const row = useCall('document.get', { documentId: place.documentId }).data
  if (row === undefined || row.revisionId !== place.revisionId) return null
  const { left, top, bottom } = lensPlace(anchor, LENS_WIDTH, {
    width: window.innerWidth,
    height: window.innerHeight,
  })
  const page = place.spans[0]?.page ?? 1
  return (
    <div
      role="tooltip"
      className="lens pointer-events-none fixed z-40 overflow-hidden rounded-float border border-line bg-paper shadow-float"
      style={{ left, top, bottom, width: LENS_WIDTH }}
    >
      <p className="truncate border-hair border-b px-3 py-1.5 text-label text-soft">
        {say('reader', 'lens', { title: row.title, page })}
      </p>
      {row.kind === 'pdf' ? (
        <PdfLens key={`${row.revisionId} ${page}`} place={place} pages={row.pages} width={PICTURE_WIDTH} />
      ) : (
        <TextLens place={place} pages={row.pages} />
      )}
    </div>
  )
}
