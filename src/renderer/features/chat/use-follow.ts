import { type RefObject, useEffect, useRef } from 'react'

const MARGIN = 24

/**
 * Keeps the words being written in view: `changed` follows the answer's growth. Scrolling up stops it; scrolling back
 * to the end, or a new turn (`turnKey`), starts it again. A new turn is brought to the top.
 */
export function useFollow(
  scroller: RefObject<HTMLElement | null>,
  turnKey: string | undefined,
  changed: unknown,
): { onScroll: () => void } {
  const following = useRef(true)
  const last = useRef(0)
  const shown = useRef<string | undefined>(undefined)
  useEffect(() => {
    const box = scroller.current
    if (box === null || turnKey === shown.current) return
    shown.current = turnKey
    following.current = true
    const turn = box.querySelector('[data-turn]:last-of-type')
    if (turn instanceof HTMLElement) box.scrollTop = turn.offsetTop - MARGIN
    last.current = box.scrollTop
  }, [scroller, turnKey])
  useEffect(() => {
    const box = scroller.current
    const draft = box?.querySelector('[data-draft]')
    if (!following.current || box === null || !draft) return
    const hidden = draft.getBoundingClientRect().bottom + MARGIN - box.getBoundingClientRect().bottom
    if (hidden > 0) box.scrollTop += hidden
    last.current = box.scrollTop
  }, [scroller, changed])
  return {
    onScroll() {
      const box = scroller.current
      if (box === null) return
      if (box.scrollTop < last.current - 2) following.current = false
      else if (box.scrollTop + box.clientHeight >= box.scrollHeight - MARGIN) following.current = true
      last.current = box.scrollTop
    },
  }
}
