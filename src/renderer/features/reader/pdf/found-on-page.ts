import type { Span, SpanBoxes } from '../../../../api/span.ts'
import { useCall } from '../../../app/queries.ts'

/** Places found on one page; `current` is the index of the one looked at, -1 where it is on another page. */
export type FoundOnPage = { spans: readonly Span[]; current: number }

/** Found places by page. `index` is that of the place looked at. */
export function foundOnPages(found: readonly Span[], index: number): ReadonlyMap<number, FoundOnPage> {
  const looked = found[index]
  return new Map(
    [...Map.groupBy(found, ({ page }) => page)].map(([page, spans]) => [
      page,
      { spans, current: looked === undefined ? -1 : spans.indexOf(looked) },
    ]),
  )
}

/** The boxes of the places found on a page, in their order; asked for only where the page is shown. */
export function useFoundBoxes(documentId: string, found: FoundOnPage | undefined): readonly SpanBoxes[] | undefined {
  const spans = [...(found?.spans ?? [])]
  return useCall('document.boxes', { documentId, spans }, { enabled: spans.length > 0 }).data
}
