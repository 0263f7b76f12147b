import type { ExtractedPage } from '../../ports/extracted-page.ts'

/** Pages whose text is what they show. */
export function legiblePages(pages: readonly ExtractedPage[]): ExtractedPage[] {
  return pages.filter(({ source, text }) => source !== 'garbled' && text.trim() !== '')
}
