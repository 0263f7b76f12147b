import { chunkPages } from '../../documents/chunk.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { ChunkDraft } from '../../ports/chunk.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { createSignatureMaker } from '../versions/signature.ts'
import type { ImportDeps } from './import-deps.ts'
import { segmentsOf } from './page-segments.ts'

/**
 * Chunks of some pages, `terms[i]` the analysed terms of `drafts[i]`, spaced; `last`: none follow. `signature`: of all terms
 * so far, where they are enough.
 */
export type ChunkedPages = { drafts: ChunkDraft[]; terms: string[]; last: boolean; signature: Uint32Array | undefined }

/**
 * Cuts pages into chunks, some pages at a time so that questions are answered in between. There is always at least one
 * piece, without chunks where there are no pages.
 */
export async function* chunksOf(
  deps: Pick<ImportDeps, 'models'>,
  language: string,
  pages: Iterable<ExtractedPage>,
  signal: AbortSignal,
): AsyncGenerator<ChunkedPages> {
  const tokenizer = await deps.models.tokenizer()
  const segments = segmentsOf(pages)
  const signature = createSignatureMaker()
  let ordinal = 0
  let next = segments.next()
  for (let first = true, last = false; !last; first = false) {
    const segment = next.done ? [] : next.value
    if (!first) await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    next = segments.next()
    last = next.done === true
    const drafts = chunkPages(segment, (text) => tokenizer.count(text)).map((draft) => ({
      ...draft,
      ordinal: ordinal++,
    }))
    const terms = drafts.map((draft) => {
      const found = termsOf(passageText(draft), language)
      signature.add(found)
      return found.join(' ')
    })
    yield { drafts, terms, last, signature: signature.signature() }
  }
}

/**
 * Cuts a read revision into chunks and stores them with their terms. `also` is written with the last ones; it gets the
 * number of chunks.
 */
export async function chunkRevision(
  deps: Pick<ImportDeps, 'store' | 'models'>,
  revision: { id: string; language: string },
  pages: Iterable<ExtractedPage>,
  signal: AbortSignal,
  also: (chunks: number) => void = () => {},
): Promise<void> {
  let stored = 0
  for await (const { drafts, terms, last, signature } of chunksOf(deps, revision.language, pages, signal)) {
    deps.store.transactionSoon(() => {
      if (stored === 0) deps.store.clearChunks(revision.id)
      deps.store.appendChunks(revision.id, drafts, terms)
      stored += drafts.length
      if (!last) return
      deps.store.finishChunks(revision.id, signature)
      also(stored)
    })
  }
}
