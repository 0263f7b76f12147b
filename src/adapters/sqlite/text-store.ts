import type { Block } from '../../api/document.ts'
import type { Chunk } from '../../core/ports/chunk.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import type { RevisionRecord, TextStore } from '../../core/ports/text-store.ts'
import { type ChunkRow, chunkOf } from './chunk-rows.ts'
import { columnSince, type Database, since } from './database.ts'
import { fromJson } from './json.ts'
import { createLatest } from './latest.ts'
import { createScopeQueries } from './scope-queries.ts'
import { decodeSpanMap } from './span-map-blob.ts'
import type { TermDictionary } from './term-dictionary.ts'
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

/** Three parameters as the query that it stands for, and no rows. */
const noTerms = 'SELECT term FROM terms WHERE term < ? AND term > ? AND 0 LIMIT ?'

/** Reading side of the library: chunks, pages, scopes and the term dictionary. */
export function createTextStore(db: Database, dictionary: TermDictionary): TextStore {
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
  const terms = sql
    .prepare<[string, string, number], string>(
      'SELECT term FROM terms WHERE term >= ? AND term < ? ORDER BY chunks DESC, term LIMIT ?',
    )
    .pluck()

  const compounds = sql
    .prepare<[string, string, number], string>(
      since(db, 3, 'SELECT term FROM terms WHERE tail > ? AND tail < ? ORDER BY chunks DESC, term LIMIT ?', noTerms),
    )
    .pluck()
  const termCount = sql.prepare<[string], number>('SELECT chunks FROM terms WHERE term = ?').pluck()
  const latest = createLatest(sql)
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
    ...createScopeQueries(db),
    termsWithPrefix(prefix, limit) {
      dictionary.count()
      return prefix === '' ? [] : terms.all(prefix, `${prefix}\u{10FFFF}`, limit)
    },
    termsWithEnd: (end, limit) => {
      dictionary.count()
      const tail = [...end].reverse().join('')
      return end === '' ? [] : compounds.all(tail, `${tail}\u{10FFFF}`, limit)
    },
    termCounts(wanted) {
      dictionary.count()
      const counts = new Map<string, number>()
      for (const term of wanted) {
        const count = termCount.get(term)
        if (count !== undefined) counts.set(term, count)
      }
      return { chunks: latest('chunks', () => allChunks.get() ?? 0), counts }
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
