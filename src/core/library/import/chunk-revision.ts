import { chunkPages } from '../../documents/chunk.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { ExtractedPage } from '../../ports.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { createSignatureMaker } from '../versions/signature.ts'
import type { ImportDeps } from './import-deps.ts'
import { pageSegments } from './page-segments.ts'

/**
 * Cuts a read revision into chunks and stores them with their terms, some pages at a time so that questions are
 * answered in between. `also` is written with the last ones; it gets the number of chunks.
 */
export async function chunkRevision(
  deps: Pick<ImportDeps, 'store' | 'models'>,
  revision: { id: string; language: string },
  pages: readonly ExtractedPage[],
  signal: AbortSignal,
  also: (chunks: number) => void = () => {},
): Promise<void> {
  const tokenizer = await deps.models.tokenizer()
  const segments = pageSegments(pages)
  const signature = createSignatureMaker()
  let ordinal = 0
  for (const [index, segment] of [...segments.entries(), ...(segments.length === 0 ? ([[0, []]] as const) : [])]) {
    if (index > 0) await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    const drafts = chunkPages(segment, (text) => tokenizer.count(text)).map((draft) => ({
      ...draft,
      ordinal: ordinal++,
    }))
    const terms = drafts.map((draft) => {
      const found = termsOf(passageText(draft), revision.language)
      signature.add(found)
      return found.join(' ')
    })
    deps.store.transactionSoon(() => {
      if (index === 0) deps.store.clearChunks(revision.id)
      deps.store.appendChunks(revision.id, drafts, terms)
      if (index + 1 < segments.length) return
      deps.store.finishChunks(revision.id, signature.signature())
      also(ordinal)
    })
  }
}
