import { type RefObject, useEffect } from 'react'

/** The window is as high as its content, with the room around it that its shadow takes. */
export function useWindowHeight(content: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = content.current
    if (element === null) return
    let last = 0
    // Pixels of the window: its page is zoomed by its font size alone.
    const limit = () => element.style.setProperty('--quick-most', `${Math.floor(screen.availHeight * 0.6)}px`)
    limit()
    window.addEventListener('focus', limit)
    const observer = new ResizeObserver(() => {
      const height = Math.min(4000, Math.max(40, Math.ceil(element.getBoundingClientRect().height)))
      if (height === last) return
      last = height
      void window.carrel.call('quickAsk.resize', { height })
    })
    observer.observe(element)
    return () => {
      window.removeEventListener('focus', limit)
      observer.disconnect()
    }
  }, [content])
}
