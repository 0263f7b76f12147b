import type { ErrorCode } from '../../../api/error.ts'
import type { SkippedPages } from '../../../api/gist.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { SummarySource } from '../summary-source.ts'

/**
 * Runs of pages that no summary knows: still to be recognised (`pages-waiting {pages}`), `pages-unreadable`, `pages-garbled`,
 * or, without an error, without text.
 */
export function skippedPages({ place, pages }: SummarySource): SkippedPages[] {
  const runs: { from: number; to: number; why: ErrorCode | 'empty' }[] = []
  for (const page of pages) {
    const why = whyOf(page)
    const last = runs.at(-1)
    if (why === undefined) continue
    if (last?.why === why && last.to === page.number - 1) last.to = page.number
    else runs.push({ from: page.number, to: page.number, why })
  }
  return runs.map(({ from, to, why }) => {
    const named = { documentId: place.documentId, title: place.title, from, to }
    const range = from === to ? String(from) : `${from}–${to}`
    return why === 'empty' ? named : { ...named, error: { code: why, parameters: { pages: range } } }
  })
}

function whyOf({ source, text, waiting }: ExtractedPage): ErrorCode | 'empty' | undefined {
  if (waiting) return 'pages-waiting'
  if (source === 'garbled') return 'pages-garbled'
  if (source === 'unreadable') return 'pages-unreadable'
  return text.trim() === '' ? 'empty' : undefined
}
