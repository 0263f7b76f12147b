import { chunkPages } from '../../documents/chunk.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { ExtractedPage } from '../../ports.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { createSignatureMaker } from '../versions/signature.ts'
import type { ImportDeps } from './import-deps.ts'
import { segmentsOf } from './page-segments.ts'

/**
 * Cuts a read revision into chunks and stores them with their terms, some pages at a time so that questions are
 * answered in between. `also` is written with the last ones; it gets the number of chunks.
 */
export async function chunkRevision(
  deps: Pick<ImportDeps, 'store' | 'models'>,
  revision: { id: string; language: string },
  pages: Iterable<ExtractedPage>,
  signal: AbortSignal,
  also: (chunks: number) => void = () => {},
): Promise<void> {
  const tokenizer = await deps.models.tokenizer()
  const segments = segmentsOf(pages)
  const signature = createSignatureMaker()
  let ordinal = 0
  let next = segments.next()
  for (let isFirst = true, isLast = false; !isLast; isFirst = false) {
    const segment = next.done ? [] : next.value
    if (!isFirst) await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    next = segments.next()
    isLast = next.done === true
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
      if (isFirst) deps.store.clearChunks(revision.id)
      deps.store.appendChunks(revision.id, drafts, terms)
      if (!isLast) return
      deps.store.finishChunks(revision.id, signature.signature())
      also(ordinal)
    })
  }
}
