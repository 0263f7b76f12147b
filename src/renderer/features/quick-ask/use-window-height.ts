import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

/** A window that did not follow by then is told again, once. Milliseconds. */
const lookAgainMs = 250

/** The window is as high as its content, with the room around it that its shadow takes. Call it where the content renders. */
export function useWindowHeight(content: RefObject<HTMLElement | null>): void {
  const last = useRef(0)
  const fit = () => {
    const element = content.current
    if (element === null) return
    const height = Math.min(4000, Math.max(40, Math.ceil(element.getBoundingClientRect().height)))
    if (height === last.current) return
    last.current = height
    resize(height)
    setTimeout(() => {
      if (last.current === height && window.innerHeight < height) resize(height)
    }, lookAgainMs)
  }
  // With what was just rendered, before it is drawn; later for faces that load and parts that unfold by themselves.
  useLayoutEffect(fit)
  const later = useRef(fit)
  later.current = fit
  useEffect(() => {
    const element = content.current
    if (element === null) return
    const observer = new ResizeObserver(() => later.current())
    observer.observe(element)
    // In pixels of the screen the window is on.
    const limit = () => element.style.setProperty('--quick-most', `${Math.floor(screen.availHeight * 0.6)}px`)
    limit()
    window.addEventListener('focus', limit)
    return () => {
      window.removeEventListener('focus', limit)
      observer.disconnect()
    }
  }, [content])
}

function resize(height: number): void {
  void window.carrel.call('quickAsk.resize', { height })
}
