import { sep } from 'node:path'
import type { ErrorValue } from '../../api/error.ts'
import type { FolderRules } from '../../api/watched-folder.ts'
import type { FolderRecord, FolderStore, Stamp, StoredSource } from '../../core/library/watch/folder-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

type FolderRow = {
  id: string
  path: string
  rules: string
  collection_id: string | null
  paused: number
  synced_at: number | null
  error: string | null
}
type SourceRow = Omit<StoredSource, 'hidden' | 'watched' | 'error'> & {
  hidden: number
  watched: number
  error: string | null
}

/** Watched folders, and the sources, left out files and items of imports below them. */
export function createFolderStore(db: Database): FolderStore {
  const { sql } = db
  // An older library that is only read has no watched folders.
  if (db.schema < 3) return { ...noFolders, add: () => db.write(() => undefined) }
  const all = sql.prepare<[], FolderRow>('SELECT * FROM folders ORDER BY path')
  const byId = sql.prepare<[string], FolderRow>('SELECT * FROM folders WHERE id = ?')
  const below = (column: string) => `(${column} = @path OR (${column} >= @low AND ${column} < @high))`
  const sourceColumns = `s.path, s.document_id AS documentId, s.sha256, s.size, s.modified_at AS modifiedAt, d.title,
    d.removed_at IS NOT NULL AS hidden, s.watched, d.error
    FROM sources s JOIN documents d ON d.id = s.document_id WHERE s.member = 0`
  const sources = sql.prepare<object, SourceRow>(`SELECT ${sourceColumns} AND ${below('s.path')}`)
  const ofSizes = sql.prepare<[string], SourceRow>(
    `SELECT ${sourceColumns} AND s.size IN (SELECT value FROM json_each(?))`,
  )
  const documents = sql
    .prepare<object, string>(
      `SELECT DISTINCT s.document_id FROM sources s JOIN documents d ON d.id = s.document_id
       WHERE d.removed_at IS NULL AND ${below('s.path')}`,
    )
    .pluck()
  const count = sql.prepare<object, number>(
    `SELECT count(DISTINCT s.document_id) FROM sources s JOIN documents d ON d.id = s.document_id
     WHERE d.removed_at IS NULL AND ${below('s.path')}`,
  )
  const members = sql
    .prepare<[string], string>(
      `WITH RECURSIVE m (id) AS (
         SELECT id FROM documents WHERE parent_id IN (SELECT value FROM json_each(?))
         UNION SELECT d.id FROM documents d JOIN m ON d.parent_id = m.id)
       SELECT id FROM m`,
    )
    .pluck()
  const open = sql.prepare<object, Stamp & { path: string; status: string }>(
    `SELECT i.path, i.size, i.modified_at AS modifiedAt, i.status FROM jobs j JOIN job_items i ON i.job_id = j.id
     WHERE j.state IN ('running', 'paused') AND i.status IN ('queued', 'reading', 'indexing') AND ${below('i.path')}`,
  )
  const leftOut = sql.prepare<object, Stamp & { path: string }>(
    `SELECT path, size, modified_at AS modifiedAt FROM left_out
     WHERE extractor IN (0, @extractor) AND ${below('path')}`,
  )
  const leaveOut = sql.prepare(
    'INSERT OR REPLACE INTO left_out (path, size, modified_at, extractor) VALUES (?, ?, ?, ?)',
  )
  const inFolder = `EXISTS (SELECT 1 FROM folders f WHERE substr(s.path, 1, length(f.path) + 1) = f.path || @sep)`
  const ofDocuments = 'FROM sources s WHERE s.member = 0 AND s.document_id IN (SELECT value FROM json_each(@ids))'
  const path = sql.prepare('UPDATE sources SET path = ? WHERE path = ?')
  const memberPaths = sql.prepare<object>(
    `UPDATE sources SET path = @to || substr(path, length(@path) + 1) WHERE member = 1 AND path >= @low AND path < @high`,
  )
  const stamp = sql.prepare('UPDATE sources SET size = ?, modified_at = ? WHERE path = ?')
  const title = sql.prepare('UPDATE documents SET title = ? WHERE id = ?')
  // Their versions lie elsewhere now; `placeVersions` looks for them.
  const leaveVersions = `UPDATE documents SET version_key = 'moved' || char(10) || version_key
     WHERE version_key NOT LIKE 'moved' || char(10) || '%' AND id IN
       (SELECT document_id FROM sources WHERE path = @path OR (member = 1 AND path >= @low AND path < @high))`
  const moveOne = (from: string, to: string) => {
    sql.prepare<object>(leaveVersions).run(range(from))
    path.run(to, from)
    memberPaths.run({ ...range(from), to })
  }

  return {
    list: () => all.all().map(folderOf),
    folder(folderId) {
      const row = byId.get(folderId)
      return row && folderOf(row)
    },
    add: (folder) =>
      db.write(() => {
        sql
          .prepare('INSERT INTO folders (id, path, rules, collection_id, paused, synced_at) VALUES (?, ?, ?, ?, ?, ?)')
          .run(
            folder.id,
            folder.path,
            toJson(folder.rules),
            folder.collectionId ?? null,
            folder.paused ? 1 : 0,
            folder.syncedAt ?? null,
          )
      }),
    change: (folderId, change) =>
      db.write(() => {
        const set = (column: string, value: string | number | null) =>
          sql.prepare(`UPDATE folders SET ${column} = ? WHERE id = ?`).run(value, folderId)
        if (change.rules) set('rules', toJson(change.rules))
        if (change.paused !== undefined) set('paused', change.paused ? 1 : 0)
        if (change.syncedAt !== undefined) set('synced_at', change.syncedAt)
        if ('error' in change) set('error', change.error ? toJson(change.error) : null)
      }),
    remove: (folderId) =>
      db.write(() => {
        const folder = byId.get(folderId)
        if (!folder) return
        sql.prepare(`DELETE FROM left_out WHERE ${below('path')}`).run(range(folder.path))
        sql.prepare('DELETE FROM folders WHERE id = ?').run(folderId)
      }),
    documentsBelow: (at) => documents.all(range(at)),
    countBelow: (at) => count.pluck().get(range(at)) ?? 0,
    membersOf: (documentIds) => members.all(toJson(documentIds)),
    sourcesBelow: (at) => sources.all(range(at)).map(sourceOf),
    sourcesOfSizes: (sizes) => ofSizes.all(toJson(sizes)).map(sourceOf),
    openItems: (at) =>
      new Map(
        open
          .all(range(at))
          .map(({ path: item, status, ...rest }) => [item, { ...rest, queued: status === 'queued' }] as const),
      ),
    leftOutBelow: (at, extractor) =>
      new Map(leftOut.all({ ...range(at), extractor }).map(({ path: file, ...rest }) => [file, rest] as const)),
    leaveOut: (files) =>
      db.write(() => {
        for (const file of files) leaveOut.run(file.path, file.size, Math.round(file.modifiedAt), file.extractor)
      }),
    leaveOutDocuments: (documentIds) =>
      db.write(() => {
        sql
          .prepare(
            `INSERT OR REPLACE INTO left_out (path, size, modified_at, extractor)
             SELECT s.path, s.size, s.modified_at, 0 ${ofDocuments} AND ${inFolder}`,
          )
          .run({ ids: toJson(documentIds), sep })
      }),
    takeIn: (paths) =>
      db.write(() => {
        sql.prepare('DELETE FROM left_out WHERE path IN (SELECT value FROM json_each(?))').run(toJson(paths))
      }),
    takeInDocuments: (documentIds) =>
      db.write(() => {
        sql
          .prepare(`DELETE FROM left_out WHERE path IN (SELECT s.path ${ofDocuments})`)
          .run({ ids: toJson(documentIds) })
      }),
    move: (moves) =>
      db.write(() => {
        // By way of names that no file has: two files may have changed places.
        for (const [at, { from }] of moves.entries()) moveOne(from, wayName(at))
        for (const [at, { to, documentId, title: name, size, modifiedAt }] of moves.entries()) {
          moveOne(wayName(at), to)
          stamp.run(size, Math.round(modifiedAt), to)
          title.run(name, documentId)
        }
      }),
    restamp: (files) =>
      db.write(() => {
        for (const file of files) stamp.run(file.size, Math.round(file.modifiedAt), file.path)
      }),
  }
}

const noFolders: FolderStore = {
  list: () => [],
  folder: () => undefined,
  add() {},
  change() {},
  remove() {},
  documentsBelow: () => [],
  countBelow: () => 0,
  membersOf: () => [],
  sourcesBelow: () => [],
  sourcesOfSizes: () => [],
  openItems: () => new Map(),
  leftOutBelow: () => new Map(),
  leaveOut() {},
  leaveOutDocuments() {},
  takeIn() {},
  takeInDocuments() {},
  move() {},
  restamp() {},
}

const wayName = (at: number) => `\u0001${at}`

/** A path and the range of what lies below it, in the order of bytes that indices have. */
function range(path: string): { path: string; low: string; high: string } {
  const low = path.endsWith(sep) ? path : path + sep
  return { path, low, high: low.slice(0, -1) + String.fromCharCode(sep.charCodeAt(0) + 1) }
}

function folderOf(row: FolderRow): FolderRecord {
  return {
    id: row.id,
    path: row.path,
    rules: fromJson<FolderRules>(row.rules),
    collectionId: row.collection_id ?? undefined,
    paused: row.paused === 1,
    syncedAt: row.synced_at ?? undefined,
    error: row.error === null ? undefined : fromJson<ErrorValue>(row.error),
  }
}

function sourceOf({ hidden, watched, error, ...row }: SourceRow): StoredSource {
  const code = error === null ? undefined : fromJson<ErrorValue>(error).code
  return { ...row, hidden: hidden === 1, watched: watched === 1, error: code }
}
