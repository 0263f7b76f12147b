import type { WarmRecord, WarmStore } from '../../core/ports/warm-memory.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** The schema that brought the tables. */
const sinceSchema = 5

type WarmRow = Omit<WarmRecord, 'revisionIds'> & { revisionIds: string }

/**
 * What models remember, and which documents are kept ready. A state goes with the first of its revisions, a pin with its
 * document; the files are deleted by whoever deletes those.
 */
export function createWarmStore(db: Database): WarmStore {
  const { sql } = db
  // A library that this process only reads may still have an older schema.
  const hasTables = db.schema >= sinceSchema
  const revisionsOf = (key: string): string[] =>
    sql
      .prepare<[string], string>(
        'SELECT r.id FROM warm_revisions w JOIN revisions r ON r.key = w.revision WHERE w.state = ? ORDER BY w.ordinal',
      )
      .pluck()
      .all(key)
  const insert = ({ revisionIds, ...record }: WarmRecord): boolean => {
    const present = sql
      .prepare<[string], { id: string; key: number }>(
        `SELECT r.id, r.key FROM revisions r WHERE r.id IN (SELECT value FROM json_each(?))
         AND EXISTS (SELECT 1 FROM documents d WHERE d.revision = r.key)`,
      )
      .all(toJson(revisionIds))
    const keys = new Map(present.map(({ id, key }) => [id, key]))
    if (revisionIds.length === 0 || revisionIds.some((id) => !keys.has(id))) return false
    const former = record.kind === 'tokens' ? revisionsOf(record.key).filter((id) => !keys.has(id)) : []
    const others = former.map((id) =>
      sql.prepare<[string], number>('SELECT key FROM revisions WHERE id = ?').pluck().get(id),
    )
    // The rows of its revisions go first: through them the trigger would take the new one along.
    sql.prepare('DELETE FROM warm_states WHERE key = ?').run(record.key)
    sql
      .prepare(
        `INSERT INTO warm_states (key, kind, model_id, engine, prefix, tokens, bytes, checksum, saved_at, used_at)
         VALUES (@key, @kind, @modelId, @engine, @prefix, @tokens, @bytes, @checksum, @savedAt, @usedAt)`,
      )
      .run(record)
    const add = sql.prepare('INSERT INTO warm_revisions (state, ordinal, revision) VALUES (?, ?, ?)')
    const all = [...revisionIds.map((id) => keys.get(id)), ...others]
    for (const [ordinal, revision] of all.entries()) add.run(record.key, ordinal, revision)
    return true
  }

  return {
    list: () =>
      hasTables
        ? sql
            .prepare<[], WarmRow>(
              `SELECT s.key, s.kind, s.model_id AS modelId, s.engine, s.prefix, s.tokens, s.bytes, s.checksum,
                 s.saved_at AS savedAt, s.used_at AS usedAt,
                 (SELECT json_group_array(id) FROM (SELECT r.id FROM warm_revisions w
                    JOIN revisions r ON r.key = w.revision WHERE w.state = s.key ORDER BY w.ordinal)) AS revisionIds
               FROM warm_states s ORDER BY s.used_at DESC, s.key`,
            )
            .all()
            .map((row) => ({ ...row, revisionIds: fromJson<string[]>(row.revisionIds) }))
        : [],
    add: (record) => db.refusal === undefined && db.write(() => insert(record)),
    touch(keys, usedAt) {
      if (db.refusal !== undefined) return
      db.writeSoon(() =>
        sql
          .prepare('UPDATE warm_states SET used_at = ? WHERE key IN (SELECT value FROM json_each(?))')
          .run(usedAt, toJson(keys)),
      )
    },
    remove: (keys) =>
      db.write(() => {
        sql.prepare('DELETE FROM warm_states WHERE key IN (SELECT value FROM json_each(?))').run(toJson(keys))
      }),
    pinned: () =>
      hasTables
        ? sql
            .prepare<[], string>(
              `SELECT p.document_id FROM pinned_documents p JOIN documents d ON d.id = p.document_id
               WHERE d.removed_at IS NULL ORDER BY p.ordinal`,
            )
            .pluck()
            .all()
        : [],
    pin: (documentIds, pinned) =>
      db.write(() => {
        const one = pinned
          ? sql.prepare(
              'INSERT OR IGNORE INTO pinned_documents (document_id) SELECT id FROM documents WHERE id = ? AND removed_at IS NULL',
            )
          : sql.prepare('DELETE FROM pinned_documents WHERE document_id = ?')
        for (const id of documentIds) one.run(id)
      }),
  }
}
