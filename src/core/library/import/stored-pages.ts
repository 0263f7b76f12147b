import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { TextStore } from '../../ports/text-store.ts'

const pagesAtOnce = 64

/** The pages of a revision as they are stored, taken from the store as they are used. */
export function* storedPages(
  text: Pick<TextStore, 'pages'>,
  { id, pages }: { id: string; pages: number },
): Generator<ExtractedPage> {
  for (let from = 1; from <= pages; from += pagesAtOnce) {
    yield* text.pages(id, from, Math.min(pages, from + pagesAtOnce - 1))
  }
}
