import type { Scope } from '../../api/document.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import type { Hit, SearchMode } from '../../api/search.ts'
import type { Span } from '../../api/span.ts'
import { joinSpans } from '../documents/join-spans.ts'
import { sentencesOf } from '../documents/sentences.ts'
import type { Chunk } from '../ports/chunk.ts'
import type { ChunkSearch, IndexHit } from '../ports/chunk-index.ts'
import type { DocumentRef } from '../ports/document-ref.ts'
import type { Embedder } from '../ports/embedder.ts'
import type { Models } from '../ports/models.ts'
import type { TextStore } from '../ports/text-store.ts'
import { expandLastWord, undetermined } from './analyse.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { Evidence } from './evidence.ts'
import { preferNewest, type Versioned } from './prefer-newest.ts'
import { analysersOf, type QueryTerms, queryWordsOf, termsOfWords, weighWords } from './query-words.ts'
import { type Ranking, rankCandidates, type Weights, weightIn } from './rank-candidates.ts'
import { type FoundInReading, searchReading } from './reading/search-reading.ts'
import { shapeSpans } from './shape-hits.ts'
import { weighTerms } from './weigh-terms.ts'

export type RetrieveDeps = {
  index: ChunkSearch
  text: TextStore
  models: Pick<Models, 'tokenizer'>
  embedder: Embedder | undefined
}
/**
 * `typing`: the last word may be unfinished and is continued from the index's terms. `fits`: which passages may be
 * found, by their text.
 */
export type Query = {
  text: string
  k: number
  mode: SearchMode
  scope: Scope
  typing?: boolean
  fits?: ((text: string) => boolean) | undefined
}
/** An embedder with a query's vector, so that the query is embedded once. */
export type Meaning = { embedder: Embedder; query: Float32Array }
/**
 * `mode` is what was really done; `meaning` is left out where words alone were searched; `families`: by the ids of the hits'
 * documents that have other versions.
 */
export type Retrieved = {
  hits: Hit[]
  families: ReadonlyMap<string, string>
  mode: SearchMode
  evidence: Evidence
  meaning: Meaning | undefined
}

/** Candidates asked of each side before they are scored together; fewer for each key while one types, more where only some may be found. */
const candidatesPerSide = 100
const candidatesTyping = 40
const candidatesToSift = 1000
/** Of a document whose language is not known. */
const usualLanguage = 'en'

/**
 * Finds the chunks of a scope that match a query, best first. Both sides propose candidates; every candidate is then
 * scored by both in the same way, and the normalised scores are added. Chunks in a language that the embedder does not
 * know are scored by words alone, and so are those of pages that are still being read.
 */
export async function retrieve(deps: RetrieveDeps, query: Query, signal: AbortSignal): Promise<Retrieved> {
  signal.throwIfAborted()
  const revisions = deps.text.scopeRevisions(query.scope)
  const embedder = query.mode === 'lexical' ? undefined : deps.embedder
  const mode = embedder ? query.mode : 'lexical'
  const proposals = query.typing ? candidatesTyping : candidatesPerSide
  const depth = query.fits ? candidatesToSift : Math.max(proposals, query.k * 2)
  const words = queryWordsOf(query.text, analysersOf(deps.text.languages().map(({ language }) => language)), deps.text)
  const continued = query.typing ? expandLastWord(query.text, deps.text) : []
  const asked = [...new Set([...termsOfWords(words), ...continued])]
  const inReading = mode === 'semantic' ? undefined : searchReading(deps, query.scope)
  const meant = async (of: Embedder) => {
    const vector = await of.embedQuery(query.text, signal)
    return { vector, hits: await deps.index.searchVector(of.id, vector, depth, revisions, signal) }
  }
  const [byWords, { vector, hits: byMeaning }, reading] = await Promise.all([
    mode === 'semantic' ? [] : deps.index.searchTerms(asked, depth, revisions, signal),
    embedder ? meant(embedder) : { vector: undefined, hits: [] },
    inReading?.(asked),
  ])
  signal.throwIfAborted()
  const text = reading?.text ?? deps.text
  const terms = weighWords(words, continued, text)
  const { weights } = terms
  const proposed = withoutRevisions([...byWords, ...byMeaning], reading?.revisions)
  const stored = await gather(deps, embedder, query.fits ? fitting(deps.text, proposed, query.fits) : proposed)
  const fresh = reading ? readingCandidates(reading, weights) : []
  const candidates = [...stored, ...(query.fits ? fresh.filter(({ chunk }) => query.fits?.(chunk.text)) : fresh)]
  const sides = { weights: mode === 'semantic' ? undefined : weights, vector }
  const ranking = rankCandidates(candidates, sides, (learnt) => weighTerms(learnt, text))
  const { hits, families } = toHits(text, candidates, ranking, query, sides.weights)
  const meaning = embedder && vector && { embedder, query: vector }
  const evidence = evidenceOf(hits, candidates, ranking, terms, text, reading?.revisions)
  return { hits, families, mode, evidence, meaning }
}

/** Chunks of pages being read that hold a query term. */
function readingCandidates({ chunks, text }: FoundInReading, weights: Weights): Candidate[] {
  return candidatesOf(chunks, new Map(), text).filter(({ terms }) => terms.some((term) => weights.has(term)))
}

/** Ids of the proposed chunks, once each, without those of revisions whose rows may be coming into the index just now. */
function withoutRevisions(proposed: readonly IndexHit[], reading: ReadonlySet<string> | undefined): string[] {
  return [...new Set(proposed.flatMap((hit) => (reading?.has(hit.revisionId) ? [] : hit.id)))]
}

/** Sifted before anything is made of them: most of many proposals go. */
function fitting(text: TextStore, ids: readonly string[], fits: (text: string) => boolean): string[] {
  return text.chunks(ids).flatMap((chunk) => (fits(chunk.text) ? chunk.id : []))
}

/** Chunks with their stored vectors, where the embedder knows their language. */
async function gather(
  deps: RetrieveDeps,
  embedder: Embedder | undefined,
  ids: readonly string[],
): Promise<Candidate[]> {
  const stored = embedder ? deps.index.vectors(embedder.id, ids) : new Map<string, Float32Array>()
  const chunks = deps.text.chunks(ids)
  const candidates = candidatesOf(chunks, await stored, deps.text)
  if (!embedder) return candidates
  const known = new Set(embedder.languages)
  return candidates.map((candidate) => {
    const language = deps.text.revision(candidate.chunk.revisionId)?.language
    return language === undefined || language === undetermined || known.has(language)
      ? candidate
      : { ...candidate, vector: undefined }
  })
}

/** The first `k` as hits, the newest versions of files first; a revision that no document in scope has is left out. */
function toHits(
  text: TextStore,
  candidates: readonly Candidate[],
  ranking: Ranking,
  query: Query,
  weights: Weights | undefined,
): Pick<Retrieved, 'hits' | 'families'> {
  const chunks = new Map(candidates.map(({ chunk }) => [chunk.id, chunk]))
  const documents = text.documentsOf([...new Set(candidates.map(({ chunk }) => chunk.revisionId))], query.scope)
  const found = ranking.order.flatMap(({ id, score }) => {
    const chunk = chunks.get(id)
    const document = chunk && documents.get(chunk.revisionId)
    return chunk && document ? [{ chunk, document, score }] : []
  })
  const shown = preferNewest(found, ({ chunk, document }) => versioned(chunk, document)).slice(0, query.k)
  // What came up from below stands at the score of its new place.
  for (let at = shown.length - 2; at >= 0; at--) {
    const [one, next] = [shown[at], shown[at + 1]]
    if (one && next) one.score = Math.max(one.score, next.score)
  }
  const taken = new Set(shown.map(({ chunk }) => chunk.id))
  const families = new Map(
    shown.flatMap(({ document }) => (document.family === undefined ? [] : [[document.documentId, document.family]])),
  )
  const hits = shown.map(({ chunk, document, score }, rank) => {
    const language = text.revision(chunk.revisionId)?.language ?? usualLanguage
    const shaped = shapeSpans(text, chunk, rank, { weights, language }, taken)
    const spans = query.fits && !query.fits(joinSpans(shaped)) ? [...chunk.spans] : shaped
    return {
      rank: rank + 1,
      score,
      chunkId: chunk.id,
      documentId: document.documentId,
      revisionId: chunk.revisionId,
      path: document.path,
      title: document.title,
      kind: document.kind,
      ...pageLabel(text, document, spans),
      ...(document.version ? { version: document.version } : {}),
      headingPath: [...chunk.headingPath],
      spans,
      text: joinSpans(spans),
    }
  })
  return { hits, families }
}

/** A chunk as a passage of a version, where its document has others. */
function versioned(chunk: Chunk, { family, version }: DocumentRef): Versioned | undefined {
  if (family === undefined || !version) return undefined
  const sentences = chunk.spans.flatMap(({ text }) => sentencesOf(text).map(({ start, end }) => text.slice(start, end)))
  return { family, number: version.number, sentences }
}

const labelled: ReadonlySet<DocumentKind> = new Set(['sheet', 'epub'])

/** What the page is called on which the words begin, where it has a name that people know. */
function pageLabel(text: TextStore, { kind, revisionId }: DocumentRef, spans: readonly Span[]): { pageLabel?: string } {
  const [first] = spans
  const label = first && labelled.has(kind) ? text.page(revisionId, first.page)?.label : undefined
  return label === undefined ? {} : { pageLabel: label }
}

function evidenceOf(
  hits: readonly Hit[],
  candidates: readonly Candidate[],
  ranking: Ranking,
  { weights, total: whole }: QueryTerms,
  text: TextStore,
  reading: ReadonlySet<string> | undefined,
): Evidence {
  const total = whole || 1
  const { counts } = text.termCounts([...weights.keys()])
  const held = new Map(candidates.map(({ chunk, terms }) => [chunk.id, weightIn(new Set(terms), weights) / total]))
  const unread = candidates.flatMap(({ chunk }) =>
    reading?.has(chunk.revisionId) ? (ranking.lexical.get(chunk.id) ?? 0) : [],
  )
  return {
    terms: [...weights].map(([term, weight]) => ({ term, weight, chunks: counts.get(term) ?? 0 })),
    hits: hits.map(({ chunkId }) => ({ cosine: ranking.cosines.get(chunkId), coverage: held.get(chunkId) ?? 0 })),
    bestCosine: ranking.cosines.size > 0 ? Math.max(...ranking.cosines.values()) : undefined,
    bestLexical: Math.max(0, ...ranking.lexical.values()) / total,
    ...(unread.length > 0 ? { bestReading: Math.max(...unread) / total } : {}),
  }
}
