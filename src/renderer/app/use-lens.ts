import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react'
import { hideLens, prepareLens, type ReaderPlace, sameWords, showLens } from './reader-store.ts'

const HOVER_MS = 250

/** Handlers that show the page lens after a moment's hover or on Space, and take it away on leaving or Escape. */
export function useLens(place: ReaderPlace) {
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const prepared = useRef<ReaderPlace | undefined>(undefined)
  useEffect(() => {
    if (prepared.current !== undefined && sameWords(prepared.current, place)) return
    prepared.current = place
    prepareLens(place)
  }, [place])
  const show = (element: Element) => showLens({ anchor: element.getBoundingClientRect(), place })
  const leave = () => {
    clearTimeout(timer.current)
    timer.current = undefined
    hideLens()
  }
  const arm = (element: Element) => {
    timer.current ??= window.setTimeout(() => show(element), HOVER_MS)
  }
  return {
    // A page that moves under a still pointer is no hover.
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (event.movementX !== 0 || event.movementY !== 0) arm(event.currentTarget)
    },
    onPointerLeave: leave,
    onPointerDown: () => {
      leave()
      // Armed again only by leaving and coming back.
      timer.current = 0
    },
    onBlur: leave,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === ' ') {
        event.preventDefault()
        show(event.currentTarget)
      }
      if (event.key === 'Escape') hideLens()
    },
  }
}
