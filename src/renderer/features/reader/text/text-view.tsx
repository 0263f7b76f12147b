import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { DocumentRow } from '../../../../api/document.ts'
import type { Span } from '../../../../api/span.ts'
import { say } from '../../../../messages/say.ts'
import { useCall } from '../../../app/queries.ts'
import type { ReaderTarget } from '../../../app/reader-store.ts'
import { classes } from '../../../components/classes.ts'
import { useElementSize } from '../element-size.ts'
import type { MarkedPlace } from '../marked-places.ts'
import type { MarkPosition } from '../ticks.ts'
import type { ViewHandle } from '../view-handle.ts'
import { stepZoom } from '../zoom.ts'
import { type SheetWidths, tableEm, useSheetWidths } from './column-widths.ts'
import { batchOf } from './page-batches.ts'
import { PageBody } from './page-body.tsx'
import { PageNote } from './page-note.tsx'
import type { MarkedSpan } from './pieces.ts'

export type TextViewProps = {
  row: Pick<DocumentRow, 'id' | 'kind'>
  title: string
  pages: number
  target: ReaderTarget
  places: readonly MarkedPlace[]
  found: readonly Span[]
  /** Index in `found` of the place looked at; -1: none. */
  foundIndex: number
  zoom: number
  onZoom: (zoom: number) => void
  onPage: (number: number) => void
  onPositions: (positions: readonly MarkPosition[]) => void
  ref: Ref<ViewHandle>
}

const TEXT_STEPS = [0.9, 1, 1.1, 1.2, 1.35, 1.5] as const
const LOOKED_AT = '[data-marking="active"], [data-marking="unmarked"]'
const EYE_LEVEL = 0.38
/** How far below the top of the view the sheet looked at begins at most, in CSS pixels. */
const SHEET_TOP = 60
/** Room left beside words that were brought into view from the side, in CSS pixels. */
const BESIDE = 24
/** Characters that a page of text has about, for places on pages that are not loaded. */
const USUAL_LENGTH = 3000
/** Frames in which pages above the goal may still find their height. */
const SETTLE_FRAMES = 40

/** A document's stored text as one sheet of paper; only the pages near the view exist. */
export function TextView(props: TextViewProps) {
  const { row, pages, target, places, found, foundIndex, zoom, onZoom, onPage, onPositions, ref } = props
  const scroller = useRef<HTMLElement>(null)
  const widths = useSheetWidths()
  const sheets = isSheet(row.kind)
  const { height } = useElementSize(scroller)
  const [eye, setEye] = useState(0)
  const virtual = useVirtualizer({
    count: pages,
    getScrollElement: () => scroller.current,
    estimateSize: () => 900 * zoom,
    overscan: 1,
    paddingStart: 24,
    // Every sheet can be scrolled to the top, as the tab that led to it is the one that counts.
    paddingEnd: sheets ? Math.max(48, height - SHEET_TOP) : 48,
    gap: 16,
  })
  const marked = useMemo(() => markedByPage(places, found, foundIndex), [places, found, foundIndex])

  const run = useRef(0)
  const lookAt = (page: number, selector: string | undefined) => {
    const turn = ++run.current
    virtual.scrollToIndex(Math.min(Math.max(1, page), pages) - 1, { align: 'start' })
    if (scroller.current !== null) scroller.current.scrollLeft = 0
    if (selector === undefined) return
    let frames = 0
    let steady = 0
    const settle = () => {
      const element = scroller.current
      if (turn !== run.current || element === null || frames++ > SETTLE_FRAMES || steady > 4) return
      const mark = element.querySelector(selector)
      const words = mark?.getBoundingClientRect()
      if (mark && words !== undefined) {
        bringAcross(element, mark, words)
        const wanted = element.getBoundingClientRect().top + element.clientHeight * EYE_LEVEL
        const off = Math.min(
          words.top + words.height / 2 - wanted,
          words.top - element.getBoundingClientRect().top - 24,
        )
        steady = Math.abs(off) < 2 ? steady + 1 : 0
        if (steady === 0) element.scrollTop += off
      }
      requestAnimationFrame(settle)
    }
    requestAnimationFrame(settle)
  }

  const goal = useRef(lookAt)
  goal.current = lookAt
  useEffect(() => {
    const page = target.spans[0]?.page
    if (page !== undefined) goal.current(page, LOOKED_AT)
  }, [target])
  useEffect(() => {
    const page = found[foundIndex]?.page
    if (page !== undefined) goal.current(page, '[data-current]')
  }, [found, foundIndex])
  useEffect(() => virtual.measure(), [virtual, zoom])

  const items = virtual.getVirtualItems()
  const current = items.findLast((item) => item.start <= eye) ?? items[0]
  const currentPage = (current?.index ?? 0) + 1
  useEffect(() => onPage(currentPage), [currentPage, onPage])
  const total = virtual.getTotalSize()
  const measured = virtual.measurementsCache
  useEffect(() => {
    onPositions(
      places.flatMap(({ key, marking, spans: [span] }) => {
        const page = span === undefined ? undefined : measured[span.page - 1]
        if (span === undefined || page === undefined || marking === 'unmarked') return []
        const within = Math.min(1, (span.start + span.end) / 2 / USUAL_LENGTH)
        return [{ key, at: (page.start + page.size * within) / Math.max(1, total) }]
      }),
    )
  }, [places, measured, total, onPositions])

  useImperativeHandle(ref, () => ({
    goToPage: (number) => lookAt(number, undefined),
    zoom: (by) => onZoom(stepZoom(zoom, by, TEXT_STEPS)),
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }))

  return (
    <section
      ref={scroller}
      aria-label={props.title}
      tabIndex={0}
      className="selectable relative h-full overflow-auto px-4 py-3 outline-offset-[-2px]"
      onScroll={({ currentTarget: { scrollTop, clientHeight } }) =>
        setEye(scrollTop + (sheets ? SHEET_TOP : clientHeight * EYE_LEVEL))
      }
    >
      <div
        className={classes('book-page relative mx-auto', sheets && 'book-sheet')}
        style={
          {
            height: total,
            fontSize: `${zoom}rem`,
            lineHeight: `${zoom * 1.625}rem`,
            '--sheet-width': tableEm(widths.widest),
          } as CSSProperties
        }
      >
        {items.map((item) => (
          <div
            key={item.key}
            ref={virtual.measureElement}
            data-index={item.index}
            className="absolute inset-x-0"
            // No transform: what is sticky within would be placed without it.
            style={{ top: item.start }}
          >
            <LoadedPage {...{ row, pages, marked, widths }} number={item.index + 1} />
          </div>
        ))}
      </div>
    </section>
  )
}

/** Scrolls a wide table sideways so that words beyond its edge come out beside the first column, which stays. */
function bringAcross(element: HTMLElement, mark: Element, words: DOMRect): void {
  const view = element.getBoundingClientRect()
  const first = mark.closest('.sheet-page tr')?.firstElementChild
  if (!first || first.contains(mark) || words.right <= view.right - BESIDE) return
  element.scrollLeft += Math.min(words.right - view.right, words.left - first.getBoundingClientRect().right) + BESIDE
}

function isSheet(kind: DocumentRow['kind']): boolean {
  return kind === 'sheet' || kind === 'csv'
}

type LoadedPageProps = {
  row: Pick<DocumentRow, 'id' | 'kind'>
  widths: SheetWidths
  number: number
  pages: number
  marked: ReadonlyMap<number, readonly MarkedSpan[]>
}

function LoadedPage({ row, number, pages, marked, widths }: LoadedPageProps) {
  const batch = useCall('document.pages', batchOf(row.id, number, pages))
  const page = batch.data?.find((one) => one.number === number)
  return (
    <div className="px-6.5">
      {(number > 1 || page?.label !== undefined) && row.kind !== 'pptx' && row.kind !== 'odp' ? (
        <div className="book-break">{pageName(number, page?.label)}</div>
      ) : null}
      {page !== undefined ? (
        <>
          <PageNote page={page} row={row} className="mb-2" />
          <PageBody {...{ page, row, pages, widths }} marked={marked.get(number) ?? NOTHING} />
        </>
      ) : batch.isPending ? (
        <div className="h-200" />
      ) : (
        <p className="font-plain text-label text-soft">{say('reader', 'notRead', { page: number })}</p>
      )}
    </div>
  )
}

const NOTHING: readonly MarkedSpan[] = []

function pageName(number: number, label: string | undefined): string {
  return label === undefined
    ? say('reader', 'pageLabel', { page: number })
    : say('reader', 'pageCalled', { page: number, label })
}

function markedByPage(
  places: readonly MarkedPlace[],
  found: readonly Span[],
  foundIndex: number,
): ReadonlyMap<number, readonly MarkedSpan[]> {
  const marked: MarkedSpan[] = [
    ...places.flatMap(({ key, marking, spans }) => spans.map((span) => ({ key, marking, span }))),
    ...found.map((span, index): MarkedSpan => ({ span, marking: index === foundIndex ? 'found-current' : 'found' })),
  ]
  return Map.groupBy(marked, ({ span }) => span.page)
}
