import { chunkPages } from '../../documents/chunk.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { ExtractedPage } from '../../ports.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import type { ImportDeps } from './import-deps.ts'
import { pageSegments } from './page-segments.ts'

/**
 * Cuts a read revision into chunks and stores them with their terms, some pages at a time so that questions are
 * answered in between.
 */
export async function chunkRevision(
  deps: Pick<ImportDeps, 'store' | 'models'>,
  revision: { id: string; language: string },
  pages: readonly ExtractedPage[],
  signal: AbortSignal,
): Promise<void> {
  const tokenizer = await deps.models.tokenizer()
  deps.store.clearChunks(revision.id)
  let ordinal = 0
  for (const segment of pageSegments(pages)) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
    const drafts = chunkPages(segment, (text) => tokenizer.count(text)).map((draft) => ({
      ...draft,
      ordinal: ordinal++,
    }))
    const terms = drafts.map((draft) => termsOf(passageText(draft), revision.language).join(' '))
    deps.store.appendChunks(revision.id, drafts, terms)
  }
  deps.store.finishChunks(revision.id)
}
