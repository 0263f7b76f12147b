import { chunkPages } from '../../documents/chunk.ts'
import { passageText } from '../../documents/passage-text.ts'
import type { ChunkDraft, ExtractedPage } from '../../ports.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import type { ImportDeps } from './import-deps.ts'
import { pageSegments } from './page-segments.ts'

/** Chunks of some pages, `terms[i]` the analysed terms of `drafts[i]`, spaced; `last`: none follow. */
export type ChunkedPages = { drafts: ChunkDraft[]; terms: string[]; last: boolean }

/**
 * Cuts pages into chunks, some pages at a time so that questions are answered in between. There is always at least one
 * piece, without chunks where there are no pages.
 */
export async function* chunksOf(
  deps: Pick<ImportDeps, 'models'>,
  language: string,
  pages: readonly ExtractedPage[],
  signal: AbortSignal,
): AsyncGenerator<ChunkedPages> {
  const tokenizer = await deps.models.tokenizer()
  const segments = pageSegments(pages)
  let ordinal = 0
  for (const [index, segment] of [...segments.entries(), ...(segments.length === 0 ? ([[0, []]] as const) : [])]) {
    if (index > 0) await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    const drafts = chunkPages(segment, (text) => tokenizer.count(text)).map((draft) => ({
      ...draft,
      ordinal: ordinal++,
    }))
    const terms = drafts.map((draft) => termsOf(passageText(draft), language).join(' '))
    yield { drafts, terms, last: index + 1 >= segments.length }
  }
}

/**
 * Cuts a read revision into chunks and stores them with their terms. `also` is written with the last ones; it gets the
 * number of chunks.
 */
export async function chunkRevision(
  deps: Pick<ImportDeps, 'store' | 'models'>,
  revision: { id: string; language: string },
  pages: readonly ExtractedPage[],
  signal: AbortSignal,
  also: (chunks: number) => void = () => {},
): Promise<void> {
  let stored = 0
  for await (const { drafts, terms, last } of chunksOf(deps, revision.language, pages, signal)) {
    deps.store.transactionSoon(() => {
      if (stored === 0) deps.store.clearChunks(revision.id)
      deps.store.appendChunks(revision.id, drafts, terms)
      stored += drafts.length
      if (!last) return
      deps.store.finishChunks(revision.id)
      also(stored)
    })
  }
}
