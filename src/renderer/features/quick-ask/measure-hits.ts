import { useLayoutEffect } from 'react'
import type { QuickState } from './quick-store.ts'

/** Measures that are kept to be looked at. */
const measuresKept = 200

/**
 * Measures `quick-hits`: from a key to its hits in the page, laid out. `searchMs` of it were the search itself, after
 * `replyMs` the hits had come.
 */
export function useMeasuredHits({ typedAt, repliedAt, result }: NonNullable<QuickState['found']>): void {
  useLayoutEffect(() => {
    if (performance.getEntriesByName('quick-hits').length >= measuresKept) performance.clearMeasures('quick-hits')
    const detail = { searchMs: result.ms, replyMs: repliedAt - typedAt }
    performance.measure('quick-hits', { start: typedAt, end: performance.now(), detail })
  }, [typedAt, repliedAt, result])
}
