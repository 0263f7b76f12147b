import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { TextStore } from '../ports/text-store.ts'

/** Characters of text that are held at once: about four hundred pages. A longer document is held while nothing else is asked for. */
const mostHeld = 1_000_000

/** Pages of revisions, read when they are asked for; the last ones are held for when they are asked for again. */
export function heldPages(
  text: Pick<TextStore, 'pages'>,
  most = mostHeld,
): (revisionId: string) => readonly ExtractedPage[] {
  const held = new Map<string, { pages: readonly ExtractedPage[]; characters: number }>()
  let whole = 0
  return (revisionId) => {
    const known = held.get(revisionId)
    if (known) {
      held.delete(revisionId)
      held.set(revisionId, known)
      return known.pages
    }
    const pages = text.pages(revisionId, 1, Number.MAX_SAFE_INTEGER)
    const characters = pages.reduce((sum, page) => sum + page.text.length, 0)
    held.set(revisionId, { pages, characters })
    whole += characters
    for (const [other, { characters: own }] of held) {
      if (whole <= most || other === revisionId) break
      held.delete(other)
      whole -= own
    }
    return pages
  }
}
