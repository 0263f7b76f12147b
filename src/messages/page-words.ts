import type { DocumentKind } from '../api/document-kind.ts'
import type { Span } from '../api/span.ts'
import { say } from './say.ts'

/** Where words stand, as far as their page is named. */
export type PagePlace = {
  kind?: DocumentKind | undefined
  pageLabel?: string | undefined
  spans: readonly Pick<Span, 'page'>[]
}

/** The pages of a place by what they are: "page 5", "slide 3", "sheet Costs 2025"; `short`: "p. 5", "pp. 5, 6". '' without spans. */
export function pageWords({ kind, pageLabel, spans }: PagePlace, length: 'long' | 'short' = 'long'): string {
  const pages = [...new Set(spans.map(({ page }) => page))]
  const shown = { pages: pages.join(', '), count: pages.length }
  if (pages.length === 0) return ''
  switch (kind) {
    case 'pptx':
    case 'odp':
      return say('places', 'slide', shown)
    case 'sheet':
      return pageLabel === undefined || pages.length > 1
        ? say('places', 'sheet', shown)
        : say('places', 'namedSheet', { name: pageLabel })
    case 'epub':
      return pageLabel === undefined || pages.length > 1
        ? say('places', 'chapter', shown)
        : say('places', 'namedChapter', { name: pageLabel })
    default:
      return say('places', length === 'short' ? 'pageShort' : 'page', shown)
  }
}
