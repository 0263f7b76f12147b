import { detectLanguage } from '../documents/detect-language.ts'
import type { Chunk } from '../ports/chunk.ts'
import type { ChunkSearch } from '../ports/chunk-index.ts'
import type { ExtractedPage } from '../ports/extracted-page.ts'
import type { TextStore } from '../ports/text-store.ts'
import { termsOf } from '../retrieval/analyse.ts'
import { piecesOf } from './pieces.ts'

/** A text the user gave, as something to search and read. Nothing of it is stored. */
export type GivenSource = { text: TextStore; index: ChunkSearch; language: string }

const revisionId = ''

/** A given text as page 1 of a document without id, searched by words; pieces that share none come last, in their order. */
export async function givenSource(text: string): Promise<GivenSource> {
  const language = await detectLanguage(text)
  const chunks = piecesOf(text).map(({ start, end }, ordinal): Chunk => {
    const own = text.slice(start, end)
    const spans = [{ page: 1, start, end, text: own }]
    return { id: `:${ordinal}`, revisionId, ordinal, headingPath: [], spans, text: own, tokens: 0 }
  })
  const terms = new Map(chunks.map((chunk) => [chunk.id, new Set(termsOf(chunk.text, language))]))
  const index: ChunkSearch = {
    searchTerms: async (wanted, k) =>
      chunks
        .map(({ id }) => ({ id, revisionId, score: wanted.filter((term) => terms.get(id)?.has(term)).length }))
        .sort((one, other) => other.score - one.score)
        .slice(0, k),
    searchVector: async () => [],
    vectors: async () => new Map(),
  }
  return { text: storeOf(text, language, chunks, terms), index, language }
}

/** The one page of a given text, as the check and key sentences read pages. */
export function givenPage(text: string): ExtractedPage {
  const block = { kind: 'paragraph' as const, start: 0, end: text.length, headingPath: [] }
  return { number: 1, text, source: 'text', blocks: [block] }
}

function storeOf(
  text: string,
  language: string,
  chunks: readonly Chunk[],
  terms: ReadonlyMap<string, ReadonlySet<string>>,
): TextStore {
  const page = givenPage(text)
  const ref = { documentId: '', revisionId, path: '', title: '', kind: 'text' as const, addedAt: 0 }
  return {
    chunks: (ids) => chunks.filter(({ id }) => ids.includes(id)),
    chunkRange: (_, from, to) => chunks.slice(from, to + 1),
    page: (_, number) => (number === 1 ? page : undefined),
    pages: () => [page],
    revision: () => ({
      id: revisionId,
      sha256: '',
      kind: 'text',
      title: '',
      language,
      pages: 1,
      pagesRead: 1,
      // As while it is read: what is remembered of finished revisions is remembered by id, and this has none.
      stage: 'read',
      chunks: chunks.length,
    }),
    outline: () => [],
    scopeRevisions: () => undefined,
    scopeDocuments: () => [{ ...ref, pages: 1, characters: text.length }],
    unreadDocuments: () => [],
    documentsOf: (ids) => new Map(ids.map((id) => [id, ref])),
    documentsBeingRead: () => [],
    coverage: () => ({ documents: 1, unread: 0 }),
    collectionNames: () => [],
    foundDocuments: () => [],
    languages: () => [{ language, documents: 1 }],
    termsWithPrefix: () => [],
    termsWithEnd: () => [],
    termCounts: (wanted) => ({
      chunks: chunks.length,
      counts: new Map(
        wanted.flatMap((term) => {
          const count = chunks.filter(({ id }) => terms.get(id)?.has(term)).length
          return count === 0 ? [] : [[term, count] as const]
        }),
      ),
    }),
  }
}
