import type { Block } from '../../api/document.ts'
import type {
  Chunk,
  DocumentBeingRead,
  DocumentRef,
  ExtractedPage,
  RevisionRecord,
  TextStore,
} from '../../core/ports.ts'
import { type ChunkRow, chunkOf } from './chunk-rows.ts'
import { columnSince, type Database } from './database.ts'
import { fromJson, toJson } from './json.ts'
import { inScope, type ScopeParameters, scopeParameters } from './scope-sql.ts'
import { decodeSpanMap } from './span-map-blob.ts'
import { decodeWordBoxes } from './word-boxes-blob.ts'

type PageRow = {
  number: number
  text: string
  source: ExtractedPage['source']
  width: number | null
  height: number | null
  map: Uint8Array | null
  label: string | null
  waiting: number | null
  confidence: number | null
  words: Uint8Array | null
}
type BlockRow = {
  page: number
  kind: Block['kind']
  start: number
  end: number
  level: number | null
  heading_path: string
  header: string | null
}

/** Reading side of the library: chunks, pages, scopes and the term dictionary. */
export function createTextStore(db: Database): TextStore {
  const { sql } = db
  const header = columnSince(db, 2, 'c.header')
  const chunkColumns = `r.id AS revision_id, c.ordinal, c.tokens, c.heading_path, ${header}, c.spans, c.text`
  const chunkById = sql.prepare<[string, number], ChunkRow>(
    `SELECT ${chunkColumns} FROM revisions r JOIN chunks c ON c.revision = r.key WHERE r.id = ? AND c.ordinal = ?`,
  )
  const chunkRange = sql.prepare<[string, number, number], ChunkRow>(
    `SELECT ${chunkColumns} FROM revisions r JOIN chunks c ON c.revision = r.key
     WHERE r.id = ? AND c.ordinal BETWEEN ? AND ? ORDER BY c.ordinal`,
  )
  const pages = sql.prepare<[string, number, number], PageRow>(
    `SELECT number, text, source, width, height, map, ${columnSince(db, 2, 'label')}, ${columnSince(db, 3, 'waiting')},
       ${columnSince(db, 3, 'confidence')}, ${columnSince(db, 3, 'words')} FROM pages
     WHERE revision = (SELECT key FROM revisions WHERE id = ?) AND number BETWEEN ? AND ? ORDER BY number`,
  )
  const blocks = sql.prepare<[string, number, number], BlockRow>(
    `SELECT page, kind, start, "end", level, heading_path, ${columnSince(db, 2, 'header')} FROM blocks
     WHERE revision = (SELECT key FROM revisions WHERE id = ?) AND page BETWEEN ? AND ? ORDER BY page, ordinal`,
  )
  const outline = sql.prepare<[string], { page: number; label: string }>(
    `SELECT page, label FROM (
       SELECT number AS page, label, lag(label) OVER (ORDER BY number) AS before FROM
         (SELECT number, ${columnSince(db, 2, 'label')} FROM pages WHERE revision = (SELECT key FROM revisions WHERE id = ?)))
     WHERE label IS NOT NULL AND label IS NOT before ORDER BY page`,
  )
  const revision = sql.prepare<[string], RevisionRecord>(
    'SELECT id, sha256, kind, title, language, pages, pages_read AS pagesRead, stage, chunks FROM revisions WHERE id = ?',
  )
  const scoped = sql
    .prepare<ScopeParameters, string>(
      `SELECT DISTINCT r.id FROM documents d JOIN revisions r ON r.key = d.revision
       WHERE r.stage = 'lexical' AND ${inScope}`,
    )
    .pluck()
  const anyHidden = sql.prepare('SELECT 1 FROM documents WHERE removed_at IS NOT NULL LIMIT 1').pluck()
  const refs = sql.prepare<ScopeParameters & { revisions: string }, DocumentRef>(
    `SELECT d.id AS documentId, r.id AS revisionId, coalesce(s.path, '') AS path, d.title, d.added_at AS addedAt
     FROM revisions r JOIN documents d ON d.revision = r.key LEFT JOIN sources s ON s.document_id = d.id
     WHERE r.id IN (SELECT value FROM json_each(@revisions)) AND r.stage = 'lexical' AND ${inScope}
     ORDER BY d.added_at, d.id`,
  )
  // From the revisions: nearly always none is being read, and the documents are not looked at.
  const beingRead = sql.prepare<ScopeParameters, DocumentBeingRead>(
    `SELECT d.id AS documentId, r.id AS revisionId, coalesce(s.path, '') AS path, d.title, d.added_at AS addedAt,
       r.pages_read AS pagesRead
     FROM revisions r CROSS JOIN documents d ON d.revision = r.key LEFT JOIN sources s ON s.document_id = d.id
     WHERE r.stage <> 'lexical' AND r.pages_read > 0 AND ${inScope}
     ORDER BY r.key DESC LIMIT 64`,
  )
  const coverage = sql.prepare<ScopeParameters, { documents: number; unread: number | null; partly: number | null }>(
    `SELECT count(*) AS documents, sum(r.stage IS NULL OR r.stage <> 'lexical') AS unread,
       sum(r.stage <> 'lexical' AND r.pages_read > 0) AS partly
     FROM documents d LEFT JOIN revisions r ON r.key = d.revision WHERE ${inScope}`,
  )
  const collectionNames = sql
    .prepare<[string], string>(
      `SELECT DISTINCT c.name FROM collection_documents m JOIN collections c ON c.id = m.collection_id
       WHERE m.document_id IN (SELECT value FROM json_each(?)) ORDER BY c.name`,
    )
    .pluck()
  const terms = sql
    .prepare<[string, string, number], string>(
      'SELECT term FROM terms WHERE term >= ? AND term < ? ORDER BY chunks DESC, term LIMIT ?',
    )
    .pluck()

  const termCount = sql.prepare<[string], number>('SELECT chunks FROM terms WHERE term = ?').pluck()
  const allChunks = sql.prepare<[], number>('SELECT coalesce(sum(chunks), 0) FROM revisions').pluck()

  const readPages = (revisionId: string, from: number, to: number): ExtractedPage[] => {
    const byPage = Map.groupBy(blocks.all(revisionId, from, to), (row) => row.page)
    return pages.all(revisionId, from, to).map((row) => ({
      number: row.number,
      text: row.text,
      source: row.source,
      blocks: (byPage.get(row.number) ?? []).map(blockOf),
      ...(row.width === null ? {} : { width: row.width }),
      ...(row.height === null ? {} : { height: row.height }),
      ...(row.map === null ? {} : { map: decodeSpanMap(row.map) }),
      ...(row.label === null ? {} : { label: row.label }),
      ...(row.words === null ? {} : { words: decodeWordBoxes(row.words) }),
      ...(row.confidence === null ? {} : { confidence: row.confidence }),
      ...(row.waiting === 1 ? { waiting: true as const } : {}),
    }))
  }

  return {
    chunks: (ids) => ids.flatMap((id) => chunkWithId(id, chunkById.get.bind(chunkById))),
    chunkRange: (revisionId, from, to) => chunkRange.all(revisionId, from, to).map(chunkOf),
    page: (revisionId, number) => readPages(revisionId, number, number)[0],
    pages: readPages,
    revision: (revisionId) => revision.get(revisionId),
    outline: (revisionId) => outline.all(revisionId),
    scopeRevisions(scope) {
      const parameters = scopeParameters(scope)
      if (parameters.everything === 1 && anyHidden.get() === undefined) return undefined
      return new Set(scoped.all(parameters))
    },
    documentsOf(revisionIds, scope) {
      const rows = refs.all({ ...scopeParameters(scope), revisions: toJson(revisionIds) })
      return new Map(rows.map((row) => [row.revisionId, row]))
    },
    documentsBeingRead: (scope) => beingRead.all(scopeParameters(scope)),
    coverage(scope) {
      const row = coverage.get(scopeParameters(scope))
      const partly = row?.partly ?? 0
      return { documents: row?.documents ?? 0, unread: row?.unread ?? 0, ...(partly > 0 ? { partly } : {}) }
    },
    collectionNames: (documentIds) => collectionNames.all(toJson(documentIds)),
    termsWithPrefix: (prefix, limit) => (prefix === '' ? [] : terms.all(prefix, `${prefix}\u{10FFFF}`, limit)),
    termCounts(wanted) {
      const counts = new Map<string, number>()
      for (const term of wanted) {
        const count = termCount.get(term)
        if (count !== undefined) counts.set(term, count)
      }
      return { chunks: allChunks.get() ?? 0, counts }
    },
  }
}

function chunkWithId(id: string, get: (revisionId: string, ordinal: number) => ChunkRow | undefined): Chunk[] {
  const colon = id.lastIndexOf(':')
  const row = get(id.slice(0, colon), Number(id.slice(colon + 1)))
  return row ? [chunkOf(row)] : []
}

function blockOf(row: BlockRow): Block {
  return {
    kind: row.kind,
    start: row.start,
    end: row.end,
    ...(row.level === null ? {} : { level: row.level }),
    headingPath: fromJson<string[]>(row.heading_path),
    ...(row.header === null ? {} : { header: row.header }),
  }
}
