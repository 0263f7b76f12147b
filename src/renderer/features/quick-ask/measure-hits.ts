import { useLayoutEffect } from 'react'

/** Measures that are kept to be looked at. */
const measuresKept = 200

/** Measures `quick-hits`: from a key to its hits in the page, laid out; `searchMs` of it were the search itself. */
export function useMeasuredHits(typedAt: number, searchMs: number): void {
  useLayoutEffect(() => {
    if (performance.getEntriesByName('quick-hits').length >= measuresKept) performance.clearMeasures('quick-hits')
    performance.measure('quick-hits', { start: typedAt, end: performance.now(), detail: { searchMs } })
  }, [typedAt, searchMs])
}
