import {
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ReaderTarget } from '../../../app/reader-store.ts'
import { useElementSize } from '../element-size.ts'
import type { MarkPosition } from '../ticks.ts'
import type { ViewHandle } from '../view-handle.ts'
import { PIXELS_PER_POINT, stepZoom, wheelZoom, type Zoom } from '../zoom.ts'
import { unionBox } from './crop.ts'
import type { FoundOnPage } from './found-on-page.ts'
import { type Anchor, anchorAt, heightOf, layOutPages, type PageLayout, type PageShape, pageAt } from './page-layout.ts'
import type { PageMark } from './page-marks.ts'
import type { PagedSource } from './paged-source.ts'
import { PdfPage } from './pdf-page.tsx'
import { turnedBox } from './turned.ts'
import { usePageShapes } from './use-page-shapes.ts'

/** A place to bring into view: a page, and the marked or found box on it (fractions of the page) if it is known. */
export type PdfGoal = { page: number; box: { x: number; y: number; width: number; height: number } | undefined }

export type PdfViewProps = {
  source: PagedSource
  title: string
  target: ReaderTarget
  /** Undefined until the boxes are known. */
  marks: readonly PageMark[] | undefined
  found: ReadonlyMap<number, FoundOnPage>
  foundGoal: PdfGoal | undefined
  zoom: Zoom
  onZoom: (zoom: Zoom) => void
  onPage: (number: number) => void
  onPositions: (positions: readonly MarkPosition[]) => void
  ref: Ref<ViewHandle>
}

/** Room at both sides of the pages together. */
const SIDES = 28
/** Where in the view what is looked for comes to stand, from its top. */
const EYE_LEVEL = 0.38
const EMPTY: readonly never[] = []

/** A PDF or image as a column of pages of which only those near the view exist. */
export function PdfView(props: PdfViewProps) {
  const { source, target, marks, found, foundGoal, zoom, onZoom, onPage, onPositions, ref } = props
  const scroller = useRef<HTMLElement>(null)
  const size = useElementSize(scroller)
  const [scrollTop, setScrollTop] = useState(0)
  const { shapes, typical, want } = usePageShapes(source, (target.spans[0]?.page ?? 1) - 1)
  const room = Math.max(120, size.width - SIDES)
  const layout = useMemo<PageLayout>(
    () => (typical === undefined || size.width === 0 ? NOTHING : layOutPages(shapes, typical, room, zoom)),
    [shapes, typical, room, zoom, size.width],
  )
  const anchor = useRef<(Anchor & { offset: number }) | undefined>(undefined)
  const goal = useRef<{ target: ReaderTarget; rough: boolean } | undefined>(undefined)

  const keepAnchor = useCallback((at: PageLayout, offset: number) => {
    const element = scroller.current
    if (element === null || at.pages.length === 0) return
    anchor.current = { ...anchorAt(at, element.scrollTop + offset), offset }
  }, [])
  const bringIntoView = useCallback(
    (at: PageLayout, { page, box }: PdfGoal) => {
      const element = scroller.current
      const placed = at.pages[page - 1]
      const shape = shapes[page - 1]
      if (element === null || placed === undefined) return
      if (box === undefined || shape === undefined) {
        element.scrollTop = placed.top - 8
      } else {
        const shown = turnedBox(box, shape.turn ?? 0)
        const middle = placed.top - placed.cropTop + (shown.y + shown.height / 2) * shape.height * placed.scale
        const left = placed.left - placed.cropLeft + shown.x * shape.width * placed.scale
        const width = shown.width * shape.width * placed.scale
        const top = middle - (shown.height * shape.height * placed.scale) / 2
        element.scrollTop = Math.min(middle - element.clientHeight * EYE_LEVEL, top - 24)
        if (left < element.scrollLeft || left + width > element.scrollLeft + element.clientWidth)
          element.scrollLeft = left - 24
      }
      keepAnchor(at, element.clientHeight * EYE_LEVEL)
      setScrollTop(element.scrollTop)
    },
    [shapes, keepAnchor],
  )

  // What stood at the anchor stays there while pages find their size or the zoom changes.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || layout.pages.length === 0 || anchor.current === undefined) return
    element.scrollTop = heightOf(layout, anchor.current) - anchor.current.offset
    setScrollTop(element.scrollTop)
  }, [layout])

  const activeGoal = useMemo(() => goalOf(target, marks), [target, marks])
  useEffect(() => {
    goal.current = { target, rough: false }
  }, [target])
  useEffect(() => {
    const wish = goal.current
    if (wish === undefined || layout.pages.length === 0) return
    if (activeGoal === undefined) {
      if (target.spans.length === 0) goal.current = undefined
      return
    }
    want([activeGoal.page - 1])
    const exact = activeGoal.box !== undefined && shapes[activeGoal.page - 1] !== undefined
    if (!exact && wish.rough) return
    bringIntoView(layout, activeGoal)
    goal.current = exact ? undefined : { ...wish, rough: true }
    // Without boxes in the answer nothing more exact will come.
    if (marks !== undefined && activeGoal.box === undefined) goal.current = undefined
  }, [target, activeGoal, layout, shapes, marks, want, bringIntoView])

  const shownFound = useRef<PdfGoal | undefined>(undefined)
  useEffect(() => {
    if (foundGoal === undefined || shownFound.current === foundGoal || layout.pages.length === 0) return
    want([foundGoal.page - 1])
    if (shapes[foundGoal.page - 1] !== undefined) shownFound.current = foundGoal
    bringIntoView(layout, foundGoal)
  }, [foundGoal, layout, shapes, want, bringIntoView])

  const first = Math.max(0, pageAt(layout, scrollTop) - 1)
  const last = Math.min(layout.pages.length - 1, pageAt(layout, scrollTop + size.height) + 1)
  const current = pageAt(layout, scrollTop + size.height * EYE_LEVEL)
  useEffect(() => want(indices(first - 1, last + 1)), [first, last, want])
  useEffect(() => {
    if (current >= 0) onPage(current + 1)
  }, [current, onPage])
  useEffect(() => {
    onPositions(
      positionsOf(
        layout,
        marks ?? EMPTY,
        shapes.map((shape) => shape ?? typical),
      ),
    )
  }, [layout, marks, shapes, typical, onPositions])

  const scale = (layout.pages[Math.max(0, current)]?.scale ?? PIXELS_PER_POINT) / PIXELS_PER_POINT
  useImperativeHandle(
    ref,
    () => ({
      goToPage: (number) =>
        bringIntoView(layout, { page: Math.min(Math.max(1, number), source.pages), box: undefined }),
      zoom: (by) => onZoom({ mode: 'scale', scale: stepZoom(scale, by) }),
      focus: () => scroller.current?.focus({ preventScroll: true }),
    }),
    [bringIntoView, layout, source, onZoom, scale],
  )
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      keepAnchor(layout, event.clientY - element.getBoundingClientRect().top)
      onZoom({ mode: 'scale', scale: wheelZoom(scale, event.deltaY) })
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  }, [layout, scale, onZoom, keepAnchor])

  return (
    <section
      ref={scroller}
      aria-label={props.title}
      tabIndex={0}
      className="selectable relative h-full overflow-auto outline-offset-[-2px]"
      onScroll={(event) => {
        setScrollTop(event.currentTarget.scrollTop)
        keepAnchor(layout, event.currentTarget.clientHeight * EYE_LEVEL)
      }}
    >
      <div className="relative mx-auto" style={{ width: layout.width, height: layout.height }}>
        {indices(first, last).map((index) => {
          const placed = layout.pages[index]
          const shape = shapes[index] ?? typical
          if (placed === undefined || shape === undefined) return null
          return (
            <PdfPage
              key={index}
              source={source}
              number={index + 1}
              shape={shape}
              placed={placed}
              marks={marksByPage(marks).get(index + 1) ?? EMPTY}
              documentId={target.documentId}
              found={found.get(index + 1)}
            />
          )
        })}
      </div>
    </section>
  )
}

const NOTHING: PageLayout = { pages: [], width: 0, height: 0 }

const grouped = new WeakMap<readonly PageMark[], ReadonlyMap<number, readonly PageMark[]>>()
const NO_MARKS: readonly PageMark[] = []

function marksByPage(marks: readonly PageMark[] = NO_MARKS): ReadonlyMap<number, readonly PageMark[]> {
  const known = grouped.get(marks) ?? Map.groupBy(marks, (mark) => mark.page)
  grouped.set(marks, known)
  return known
}

function indices(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step)
}

/** The page of the target's first words, and their box there once boxes are known. */
function goalOf(target: ReaderTarget, marks: readonly PageMark[] | undefined): PdfGoal | undefined {
  const page = target.spans[0]?.page
  if (page === undefined) return undefined
  const boxes = (marks ?? []).filter((mark) => mark.marking !== 'other' && mark.page === page).map((mark) => mark.box)
  return { page, box: unionBox(boxes) }
}

function positionsOf(
  layout: PageLayout,
  marks: readonly PageMark[],
  shapes: readonly (PageShape | undefined)[],
): MarkPosition[] {
  const firsts = new Map<string, PageMark>()
  for (const mark of marks) if (mark.marking !== 'unmarked' && !firsts.has(mark.key)) firsts.set(mark.key, mark)
  return [...firsts.values()].map(({ key, page, box }) => {
    const shape = shapes[page - 1]
    const shown = turnedBox(box, shape?.turn ?? 0)
    const y = (shown.y + shown.height / 2) * (shape?.height ?? 0)
    return { key, at: heightOf(layout, { index: page - 1, y }) / Math.max(1, layout.height) }
  })
}
