import type { DocumentRow } from '../../api/document.ts'
import type { DocumentKind } from '../../api/document-kind.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { PageHealth, PageSource } from '../../api/page-health.ts'
import type { Version } from '../../api/version.ts'
import type { StoredDocument } from '../../core/library/library-store.ts'
import { type Database, since } from './database.ts'
import { fromJson } from './json.ts'
import { ofCopies } from './version-store.ts'

/** Columns of a library row; `d`, `s` and `r` are documents, sources and revisions. */
export function rowColumns(db: Pick<Database, 'schema'>): string {
  const own = since(db, 3, ownColumns, noOwnColumns)
  return `${columns}, ${own}, ${since(db, 4, copied, 'NULL AS copied')}, ${versionColumns(db)}`
}

/** Where a document stands in its family, and how many that has; nulls where it is alone. */
export function versionColumns(db: Pick<Database, 'schema'>): string {
  const ofFamily = '(SELECT count(*) FROM documents v WHERE v.family = d.family AND v.removed_at IS NULL'
  return since(
    db,
    4,
    `CASE WHEN d.family IS NOT NULL THEN ${ofFamily} AND v.version <= d.version) END AS version_number,
     CASE WHEN d.family IS NOT NULL THEN ${ofFamily}) END AS versions, d.family LIKE '${ofCopies}%' AS copies`,
    'NULL AS version_number, NULL AS versions, NULL AS copies',
  )
}

/** The version of a row with `versionColumns`. */
export function versionOf(row: VersionRow): { version?: Version } {
  const { version_number: number, versions: of, copies } = row
  if (number === null || of === null || of < 2) return {}
  return { version: { number, of, ...(copies === 1 ? { copies: true } : {}) } }
}

export type VersionRow = { version_number: number | null; versions: number | null; copies: number | null }

const columns = `d.id, r.id AS revision_id, d.title, coalesce(s.path, '') AS path, d.kind, d.error,
  coalesce(r.pages, 0) AS pages, coalesce(r.pages_read, 0) AS pages_read, coalesce(r.chunks, 0) AS chunks, r.stage, coalesce(r.language, '') AS language,
  coalesce(s.size, 0) AS size, d.added_at, coalesce(s.sha256, '') AS sha256, coalesce(s.modified_at, 0) AS modified_at, coalesce(r.warnings, '[]') AS warnings,
  d.removed_at,
  (SELECT json_group_array(collection_id) FROM collection_documents WHERE document_id = d.id) AS collections,
  EXISTS (SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
    WHERE i.revision_id = r.id AND j.state = 'running' AND j.embedder <> 'none' AND i.chunks_embedded < i.chunks) AS embedding`

/** The title of the archive whose copy this is, of which only the first was unpacked; with schema 4. */
const copied = '(SELECT title FROM documents o WHERE o.id = d.copy_of) AS copied'

/** Columns that came with schema 3. */
const ownColumns = `d.parent_id, (SELECT title FROM documents p WHERE p.id = d.parent_id) AS parent_title, r.sender, r.sent_at, coalesce(s.member, 0) AS member,
  (SELECT count(*) FROM documents m WHERE m.parent_id = d.id AND m.removed_at IS NULL) AS members,
  (SELECT json_group_object(source, pages) FROM
    (SELECT source, count(*) AS pages FROM pages WHERE revision = r.key AND source <> 'text' GROUP BY source)) AS health,
  (SELECT count(*) FROM pages WHERE revision = r.key AND waiting = 1) AS waiting,
  (SELECT max(i.recognised) FROM job_items i JOIN jobs j ON j.id = i.job_id
    WHERE i.revision_id = r.id AND j.state = 'running') AS under_way`
const noOwnColumns =
  "NULL AS parent_id, NULL AS parent_title, NULL AS sender, NULL AS sent_at, 0 AS member, 0 AS members, '{}' AS health, 0 AS waiting, NULL AS under_way"

export const rowTables = `documents d LEFT JOIN sources s ON s.document_id = d.id LEFT JOIN revisions r ON r.key = d.revision`

/** Revisions that were read with warnings, or have pages whose text is not known. */
export function flawedRevisions(db: Pick<Database, 'schema'>): string {
  const unread = " UNION SELECT revision FROM pages WHERE source IN ('garbled', 'unreadable') AND waiting = 0"
  return `SELECT key FROM revisions WHERE warnings <> '[]'${since(db, 3, unread, '')}`
}

/** Ids of documents of such revisions, and those that have a note of their own. */
export function flawedDocuments(db: Pick<Database, 'schema'>): string {
  const noted = since(db, 4, ' UNION SELECT id FROM documents WHERE copy_of IS NOT NULL', '')
  return `SELECT d.id FROM (${flawedRevisions(db)}) f CROSS JOIN documents d ON d.revision = f.key${noted}`
}

/** Documents with an error, a warning or a kind of page, as a condition on `documents d`; `reason`: a parameter's name. */
export function hasReason(db: Pick<Database, 'schema'>, reason: string): string {
  const pages = `d.revision IN (SELECT revision FROM pages WHERE source <> 'text' AND waiting = 0 AND source = ${reason})`
  return `(d.error ->> 'code' = ${reason}
    OR d.revision IN (SELECT r.key FROM revisions r, json_each(r.warnings) w
      WHERE r.warnings <> '[]' AND w.value ->> 'code' = ${reason})
    OR ${since(db, 4, `(d.copy_of IS NOT NULL AND ${reason} = 'archive-copy')`, '0')}
    OR ${since(db, 3, pages, '0')})`
}

export type LibraryRow = VersionRow & {
  id: string
  revision_id: string | null
  title: string
  path: string
  kind: DocumentKind
  error: string | null
  pages: number
  pages_read: number
  chunks: number
  stage: 'reading' | 'read' | 'lexical' | null
  size: number
  added_at: number
  modified_at: number
  removed_at: number | null
  warnings: string
  collections: string
  embedding: number
  language: string
  sha256: string
  parent_id: string | null
  parent_title: string | null
  sender: string | null
  sent_at: number | null
  member: number
  members: number
  health: string
  waiting: number
  /** Pages that running imports have recognised; null where none has it. */
  under_way: number | null
  copied: string | null
}

/** A library row as the contract shows it. An error of a later reading stands beside the text of the earlier one. */
export function documentRow(row: LibraryRow): DocumentRow {
  const error = row.error === null ? undefined : fromJson<ErrorValue>(row.error)
  return {
    id: row.id,
    revisionId: row.revision_id ?? '',
    title: row.title,
    path: row.path,
    kind: row.kind,
    status: statusOf(row),
    pages: row.pages,
    pagesRead: row.pages_read,
    chunks: row.chunks,
    size: row.size,
    addedAt: row.added_at,
    modifiedAt: row.modified_at,
    collectionIds: fromJson<string[]>(row.collections),
    language: row.language,
    ...(row.parent_id === null ? {} : { parentId: row.parent_id }),
    ...(row.parent_title === null ? {} : { parentTitle: row.parent_title }),
    ...(row.members === 0 ? {} : { members: row.members }),
    ...versionOf(row),
    ...healthOf(row),
    ...(row.waiting > 0 && row.under_way !== null && row.stage === 'lexical'
      ? { recognising: { done: row.under_way, pages: row.under_way + row.waiting } }
      : {}),
    ...(row.sender === null
      ? {}
      : { mail: { from: row.sender, ...(row.sent_at === null ? {} : { sentAt: row.sent_at }) } }),
    warnings: warningsOf(row),
    ...(error ? { error } : {}),
  }
}

function warningsOf({ warnings, title, copied }: LibraryRow): ErrorValue[] {
  const ofRevision = fromJson<ErrorValue[]>(warnings)
  return copied === null
    ? ofRevision
    : [...ofRevision, { code: 'archive-copy', parameters: { name: title, other: copied } }]
}

/** Counts of the pages, where not every one of them is text of the file. */
function healthOf(row: LibraryRow): { health?: PageHealth } {
  const counts = fromJson<Partial<Record<PageSource, number>>>(row.health)
  const other = Object.values(counts).reduce((sum, pages) => sum + pages, 0)
  if (other === 0 && row.waiting === 0) return {}
  const { recognised = 0, garbled = 0, empty = 0, unreadable = 0 } = counts
  return {
    health: { text: row.pages_read - other, recognised, garbled, empty, unreadable, waiting: row.waiting },
  }
}

function statusOf(row: LibraryRow): DocumentRow['status'] {
  switch (row.stage) {
    case 'lexical':
      if (row.waiting > 0 && row.under_way !== null) return 'recognising'
      return row.embedding === 1 ? 'embedding' : 'ready'
    case 'read':
      return 'indexing'
    case 'reading':
      return row.error === null ? 'reading' : 'failed'
    case null:
      return row.error === null ? 'queued' : 'failed'
  }
}

export type StoredRow = Pick<
  LibraryRow,
  | 'id'
  | 'revision_id'
  | 'title'
  | 'path'
  | 'kind'
  | 'size'
  | 'added_at'
  | 'modified_at'
  | 'removed_at'
  | 'sha256'
  | 'member'
  | 'parent_id'
>

/** Columns of a document as core sees it. */
export function storedColumns(db: Pick<Database, 'schema'>): string {
  const own = since(db, 3, 'coalesce(s.member, 0) AS member, d.parent_id', '0 AS member, NULL AS parent_id')
  return `d.id, r.id AS revision_id, d.title, coalesce(s.path, '') AS path, d.kind, coalesce(s.size, 0) AS size, d.added_at,
    coalesce(s.modified_at, 0) AS modified_at, d.removed_at, coalesce(s.sha256, '') AS sha256, ${own}`
}

/** A document as core sees it. */
export function storedDocument(row: StoredRow): StoredDocument {
  return {
    id: row.id,
    path: row.path,
    kind: row.kind,
    title: row.title,
    revisionId: row.revision_id ?? undefined,
    size: row.size,
    modifiedAt: row.modified_at,
    addedAt: row.added_at,
    removedAt: row.removed_at ?? undefined,
    sha256: row.sha256,
    isMember: row.member === 1,
    parentId: row.parent_id ?? undefined,
  }
}
