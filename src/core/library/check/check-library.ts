import type { CheckName, Finding, LibraryCheck } from '../../../api/library-check.ts'
import { pageProblems } from '../../documents/page-problems.ts'
import type { Chunk } from '../../ports/chunk.ts'
import type { ChunkIndex } from '../../ports/chunk-index.ts'
import type { MemberFiles } from '../../ports/members.ts'
import type { TextStore } from '../../ports/text-store.ts'
import type { WarmFiles, WarmStore } from '../../ports/warm-memory.ts'
import type { LibraryStore } from '../library-store.ts'
import type { CheckedRevision, StoreCheck } from './store-check.ts'

export type CheckDeps = {
  store: Pick<LibraryStore, 'chunksWithTerms' | 'vectorRevisions' | 'pendingVectors' | 'unusedMembers'>
  text: Pick<TextStore, 'pages'>
  index: Pick<ChunkIndex, 'rowIds'>
  check: StoreCheck
  members: Pick<MemberFiles, 'list'>
  warm: Pick<WarmStore, 'list'>
  warmFiles: Pick<WarmFiles, 'list'>
}

/** A check, and the revisions that a repair makes again. */
export type CheckedLibrary = LibraryCheck & {
  /** To be cut into chunks again. */
  rechunk: ReadonlySet<string>
  /** To be indexed again. */
  reindex: ReadonlySet<string>
  /** Whose vectors are to be made again, by embedder. */
  reembed: ReadonlyMap<string, ReadonlySet<string>>
}

const pagesAtATime = 50
const mostExamples = 5

/**
 * Checks what the stores promise each other: rows refer to rows that are there, counts are true, the words of each
 * chunk stand on its page, the term dictionary counts what the chunks hold, and the index has each chunk and vector once.
 * Reads everything; changes nothing.
 */
export async function checkLibrary(deps: CheckDeps, signal: AbortSignal): Promise<CheckedLibrary> {
  const { check, index } = deps
  const found = new Map<CheckName, string[]>()
  const say = (name: CheckName, ...examples: readonly string[]): void => {
    const known = found.get(name) ?? []
    found.set(name, known)
    for (const example of examples) known.push(example)
  }
  say('damaged-database', ...check.damage())
  say('broken-reference', ...check.brokenReferences())
  say('document-without-text', ...check.documentsWithoutText())

  const revisions = check.revisions()
  const pathOf = new Map(revisions.map(({ id, paths }) => [id, paths[0] ?? id]))
  const rechunk = new Set<string>()
  const reindex = new Set<string>()
  const indexed = await index.rowIds('chunks')
  const terms = new Map<string, number>()
  let [pages, chunks] = [0, 0]
  for (const revision of revisions) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    signal.throwIfAborted()
    const path = pathOf.get(revision.id) ?? revision.id
    if (revision.paths.length === 0) say('revision-without-document', revision.id)
    const stored = deps.store.chunksWithTerms(revision.id)
    if (revision.chunks > 0) for (const one of stored) countInto(terms, one.terms)
    pages += revision.storedPages
    chunks += stored.length
    const texts = readPages(deps.text, revision)
    if (texts === undefined) say('damaged-page', path)
    const isRead = revision.stage !== 'reading'
    const whole = stored.every(({ chunk }) => standsOnItsPages(chunk, texts ?? new Map()))
    if (isRead && texts && (!whole || (revision.stage === 'lexical' && revision.chunks !== stored.length))) {
      say('wrong-chunks', path)
      rechunk.add(revision.id)
    }
    const rows = indexed.get(revision.id) ?? []
    indexed.delete(revision.id)
    const wanted = revision.stage === 'lexical' ? stored.map(({ chunk }) => chunk.id) : []
    if (!sameIds(rows, wanted)) {
      say('wrong-index', path)
      reindex.add(revision.id)
    }
  }
  say('wrong-index', ...indexed.keys())
  if (!sameCounts(terms, check.terms())) say('wrong-terms', 'terms')

  const files = await deps.members.list()
  const present = new Set(files)
  say('file-without-member', ...deps.store.unusedMembers(files))
  say(
    'member-without-file',
    ...check.memberDocuments().flatMap(({ path, sha256 }) => (present.has(sha256) ? [] : [path])),
  )

  // One that is being written now has no record yet.
  const kept = (await deps.warmFiles.list()).filter(({ key }) => !key.endsWith('.part'))
  const records = new Map(deps.warm.list().map(({ key, bytes }) => [key, bytes]))
  say('file-without-state', ...kept.flatMap(({ key }) => (records.has(key) ? [] : [key])))
  for (const { key, bytes } of kept) if (records.get(key) === bytes) records.delete(key)
  say('state-without-file', ...[...records.keys()])

  const vectors = await checkVectors(deps, revisions, (id) => say('wrong-vectors', pathOf.get(id) ?? id))
  return {
    documents: check.documents(),
    pages,
    chunks,
    vectors: vectors.rows,
    findings: [...found].flatMap(([name, examples]): Finding[] =>
      examples.length === 0 ? [] : [{ check: name, count: examples.length, examples: examples.slice(0, mostExamples) }],
    ),
    rechunk,
    reindex,
    reembed: vectors.reembed,
  }
}

/** Texts of the revision's pages by number; undefined where one is missing or breaks a promise of stored pages. */
function readPages(text: Pick<TextStore, 'pages'>, revision: CheckedRevision): Map<number, string> | undefined {
  const texts = new Map<number, string>()
  for (let from = 1; from <= revision.pagesRead; from += pagesAtATime) {
    for (const page of text.pages(revision.id, from, from + pagesAtATime - 1)) {
      if (pageProblems(page).length > 0) return undefined
      texts.set(page.number, page.text)
    }
  }
  return texts.size === revision.pagesRead && texts.size === revision.storedPages ? texts : undefined
}

function standsOnItsPages({ spans, text }: Chunk, texts: ReadonlyMap<number, string>): boolean {
  const words = spans.every((span) => texts.get(span.page)?.slice(span.start, span.end) === span.text)
  return words && spans.length > 0 && (spans.length > 1 || spans[0]?.text === text)
}

async function checkVectors(deps: CheckDeps, revisions: readonly CheckedRevision[], say: (id: string) => void) {
  const reembed = new Map<string, ReadonlySet<string>>()
  const byId = new Map(revisions.map((revision) => [revision.id, revision]))
  let rows = 0
  for (const [embedderId, stages] of Map.groupBy(deps.store.vectorRevisions(), (stage) => stage.embedderId)) {
    const present = await deps.index.rowIds({ embedderId })
    const wrong = new Set<string>()
    for (const { revisionId } of stages) {
      const ids = present.get(revisionId) ?? []
      present.delete(revisionId)
      rows += ids.length
      const pending = deps.store.pendingVectors(revisionId, embedderId).length
      const chunks = byId.get(revisionId)?.storedChunks ?? 0
      if (new Set(ids).size !== ids.length || ids.length !== chunks || pending > 0) wrong.add(revisionId)
    }
    for (const revisionId of present.keys()) wrong.add(revisionId)
    for (const id of wrong) say(id)
    if (wrong.size > 0) reembed.set(embedderId, wrong)
  }
  return { rows, reembed }
}

function sameIds(rows: readonly string[], wanted: readonly string[]): boolean {
  const present = new Set(rows)
  return rows.length === wanted.length && present.size === rows.length && wanted.every((id) => present.has(id))
}

function countInto(counts: Map<string, number>, terms: string): void {
  for (const term of new Set(terms.split(' '))) if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1)
}

function sameCounts(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): boolean {
  return left.size === right.size && [...left].every(([term, count]) => right.get(term) === count)
}
