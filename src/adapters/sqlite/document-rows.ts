import type { DocumentKind, DocumentRow } from '../../api/document.ts'
import type { ErrorValue } from '../../api/error.ts'
import type { StoredDocument } from '../../core/library/library-store.ts'
import { fromJson } from './json.ts'

/** Columns of a library row; `d`, `s` and `r` are documents, sources and revisions. */
export const rowColumns = `d.id, r.id AS revision_id, d.title, coalesce(s.path, '') AS path, d.kind, d.error,
  coalesce(r.pages, 0) AS pages, coalesce(r.pages_read, 0) AS pages_read, coalesce(r.chunks, 0) AS chunks, r.stage,
  coalesce(s.size, 0) AS size, d.added_at, coalesce(s.modified_at, 0) AS modified_at, coalesce(r.warnings, '[]') AS warnings,
  d.removed_at,
  (SELECT json_group_array(collection_id) FROM collection_documents WHERE document_id = d.id) AS collections,
  EXISTS (SELECT 1 FROM job_items i JOIN jobs j ON j.id = i.job_id
    WHERE i.revision_id = r.id AND j.state = 'running' AND j.embedder <> 'none' AND i.chunks_embedded < i.chunks) AS embedding`
export const rowTables = `documents d LEFT JOIN sources s ON s.document_id = d.id LEFT JOIN revisions r ON r.key = d.revision`
/** Documents that failed or were read with warnings. */
export const needsALook = `(d.error IS NOT NULL OR r.warnings <> '[]')`

export type LibraryRow = {
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
    warnings: fromJson<ErrorValue[]>(row.warnings),
    ...(error ? { error } : {}),
  }
}

function statusOf(row: LibraryRow): DocumentRow['status'] {
  switch (row.stage) {
    case 'lexical':
      return row.embedding === 1 ? 'embedding' : 'ready'
    case 'read':
      return 'indexing'
    case 'reading':
      return row.error === null ? 'reading' : 'failed'
    case null:
      return row.error === null ? 'queued' : 'failed'
  }
}

/** A library row as core sees it. */
export function storedDocument(row: LibraryRow): StoredDocument {
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
  }
}
