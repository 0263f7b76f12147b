import { useSyncExternalStore } from 'react'

function listen(changed: () => void): () => void {
  window.addEventListener('resize', changed)
  return () => window.removeEventListener('resize', changed)
}

/** The window's width in CSS pixels, kept up to date. */
export function useWindowWidth(): number {
  return useSyncExternalStore(listen, () => window.innerWidth)
}
