import { type Ref, useMemo } from 'react'
import type { Span } from '../../../../api/span.ts'
import { useCall } from '../../../app/queries.ts'
import type { ReaderTarget } from '../../../app/reader-store.ts'
import type { MarkedPlace } from '../marked-places.ts'
import type { MarkPosition } from '../ticks.ts'
import type { ViewHandle } from '../view-handle.ts'
import type { Zoom } from '../zoom.ts'
import { unionBox } from './crop.ts'
import { foundOnPages, useFoundBoxes } from './found-on-page.ts'
import { fractionOf, marksOf, spansOf } from './page-marks.ts'
import type { PagedSource } from './paged-source.ts'
import { type PdfGoal, PdfView } from './pdf-view.tsx'

type PdfPaneProps = {
  source: PagedSource
  title: string
  target: ReaderTarget
  places: readonly MarkedPlace[]
  found: readonly Span[]
  foundIndex: number
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  onPage: (number: number) => void
  onPositions: (positions: readonly MarkPosition[]) => void
  ref: Ref<ViewHandle>
}

const NOT_MARKED: readonly never[] = []

/** A PDF or image with the boxes of its marked and found words, as the backend finds them on the pages. */
export function PdfPane({ target, places, found, foundIndex, ...view }: PdfPaneProps) {
  const { documentId } = target
  const spans = useMemo(() => spansOf(places), [places])
  const boxes = useCall('document.boxes', { documentId, spans }, { enabled: spans.length > 0 })
  const marks = useMemo(() => {
    if (boxes.data !== undefined) return marksOf(places, boxes.data)
    return spans.length === 0 || boxes.isError ? NOT_MARKED : undefined
  }, [boxes.data, boxes.isError, places, spans])

  const foundByPage = useMemo(() => foundOnPages(found, foundIndex), [found, foundIndex])
  const looked = foundByPage.get(found[foundIndex]?.page ?? 0)
  const lookedBoxes = useFoundBoxes(documentId, looked)
  const foundGoal = useMemo<PdfGoal | undefined>(() => {
    const answer = looked === undefined ? undefined : lookedBoxes?.[looked.current]
    return answer && { page: answer.page, box: unionBox(answer.boxes.map((box) => fractionOf(box, answer))) }
  }, [looked, lookedBoxes])

  return <PdfView {...view} target={target} marks={marks} found={foundByPage} foundGoal={foundGoal} />
}
