import type { KeptPassage } from '../../api/kept.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { KeptStore } from '../../core/ports/kept-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** How long a removed passage can come back, in milliseconds. */
const undoMs = 30_000
/** The schema that brought the table. */
const sinceSchema = 2

type KeptRow = Omit<KeptPassage, 'headingPath' | 'spans'> & { headingPath: string; spans: string }

/** Kept passages. Each row holds its words itself and refers to no other table. */
export function createKeptStore(db: Database, clock: Clock): KeptStore {
  const { sql } = db
  // A library that this process only reads may still have an older schema.
  const hasTable = db.schema >= sinceSchema
  const select = `SELECT id, kept_at AS keptAt, document_id AS documentId, revision_id AS revisionId, path, title,
    heading_path AS headingPath, spans, text FROM kept WHERE removed_at IS NULL`
  const one = (id: string): KeptPassage | undefined => {
    const row = sql.prepare<[string], KeptRow>(`${select} AND id = ?`).get(id)
    return row && passageOf(row)
  }
  const deleteExpired = () => sql.prepare<[number]>('DELETE FROM kept WHERE removed_at <= ?').run(clock.now() - undoMs)
  if (db.refusal === undefined) db.write(deleteExpired)

  return {
    list: () =>
      hasTable ? sql.prepare<[], KeptRow>(`${select} ORDER BY kept_at DESC, ordinal DESC`).all().map(passageOf) : [],
    add: (passage) =>
      db.write(() => {
        deleteExpired()
        const { id, keptAt, documentId, revisionId, path, title, headingPath, spans, text } = passage
        sql
          .prepare(
            `INSERT INTO kept (id, kept_at, document_id, revision_id, path, title, heading_path, spans, text)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          )
          .run(id, keptAt, documentId, revisionId, path, title, toJson(headingPath), toJson(spans), text)
      }),
    remove(id) {
      const isRemoved = db.write(
        () =>
          sql
            .prepare<[number, string]>('UPDATE kept SET removed_at = ? WHERE id = ? AND removed_at IS NULL')
            .run(clock.now(), id).changes > 0,
      )
      // What is still there when the library closes before is deleted at the next start.
      if (isRemoved) setTimeout(() => sql.open && db.write(deleteExpired), undoMs + 100).unref()
    },
    restore: (id) =>
      db.write(() => {
        deleteExpired()
        sql.prepare<[string]>('UPDATE kept SET removed_at = NULL WHERE id = ?').run(id)
        return one(id)
      }),
  }
}

function passageOf(row: KeptRow): KeptPassage {
  return { ...row, headingPath: fromJson(row.headingPath), spans: fromJson(row.spans) }
}
