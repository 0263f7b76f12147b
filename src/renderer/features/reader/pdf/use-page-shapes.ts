import { useCallback, useEffect, useRef, useState } from 'react'
import type { PageShape } from './page-layout.ts'
import type { PagedSource } from './paged-source.ts'

/** Shapes of pages known so far (index 0: page 1); `typical` is that of the page first looked at. */
export type PageShapes = {
  shapes: readonly (PageShape | undefined)[]
  typical: PageShape | undefined
  /** Finds the shapes of these pages (indices). */
  want: (indices: readonly number[]) => void
}

/**
 * Finds the shapes of pages as they are needed, that of `first` (an index) before all others. Where the source changes, as when its
 * pages were recognised meanwhile and some lie turned, those that were found are found again.
 */
export function usePageShapes(source: PagedSource, first: number): PageShapes {
  const [shapes, setShapes] = useState<readonly (PageShape | undefined)[]>(() =>
    new Array(source.pages).fill(undefined),
  )
  const [typical, setTypical] = useState<PageShape>()
  const asked = useRef(new Set<number>())
  const newest = useRef(source)
  const start = useRef(Math.min(Math.max(first, 0), source.pages - 1))

  const want = useCallback(
    (indices: readonly number[]) => {
      for (const index of indices) {
        if (asked.current.has(index) || index < 0 || index >= source.pages) continue
        asked.current.add(index)
        source.shapeOf(index + 1).then(
          (shape) => {
            if (newest.current !== source) return
            setShapes((old) => old.with(index, shape))
            if (index === start.current) setTypical(shape)
          },
          () => {
            if (newest.current === source) asked.current.delete(index)
          },
        )
      }
    },
    [source],
  )
  useEffect(() => {
    const before = newest.current === source ? [] : [...asked.current]
    if (newest.current !== source) asked.current = new Set()
    newest.current = source
    want([start.current, ...before])
  }, [source, want])
  return { shapes, typical, want }
}
