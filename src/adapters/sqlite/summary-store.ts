import { AssistantError } from '../../api/error.ts'
import type { Summary, SummaryContent, SummaryVersion } from '../../api/summary.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { NewVersion, StoredNote, SummarisedDocuments, SummaryStore } from '../../core/ports/summary-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** How long a removed summary can be restored, in milliseconds. */
const undoMs = 30_000
/** The schema that brought the tables. */
const sinceSchema = 6

type Documents = readonly { id: string; title: string }[]
type SummaryRow = Omit<Summary, 'documentIds' | 'documentTitles'> & { documents: string }
type VersionRow = Omit<SummaryVersion, 'edited'> & { edited: number }

/** Kept summaries, their versions, and notes of sections. */
export function createSummaryStore(db: Database, clock: Clock): SummaryStore {
  const { sql } = db
  // A library that this process only reads may still have an older schema.
  const hasTables = db.schema >= sinceSchema
  const select = `SELECT s.id, s.title, s.documents, v.form, v.state, v.number AS versions,
      s.created_at AS createdAt, s.updated_at AS updatedAt
    FROM summaries s JOIN summary_versions v ON v.summary_id = s.id
      AND v.number = (SELECT max(number) FROM summary_versions WHERE summary_id = s.id)
    WHERE s.removed_at IS NULL`
  const versionColumns = 'id, summary_id AS summaryId, number, edited, created_at AS createdAt'
  const one = (summaryId: string): Summary | undefined => {
    const row = hasTables && sql.prepare<[string], SummaryRow>(`${select} AND s.id = ?`).get(summaryId)
    return row ? summaryOf(row) : undefined
  }
  const need = (summaryId: string) => {
    if (!one(summaryId)) throw new AssistantError('summary-not-found')
  }
  const deleteExpired = () =>
    sql.prepare<[number]>('DELETE FROM summaries WHERE removed_at <= ?').run(clock.now() - undoMs)
  const insertVersion = (summaryId: string, { content, edited }: NewVersion): SummaryVersion => {
    const last = sql
      .prepare<[string], { number: number | null }>(
        'SELECT max(number) AS number FROM summary_versions WHERE summary_id = ?',
      )
      .get(summaryId)
    const number = (last?.number ?? 0) + 1
    const version = { id: crypto.randomUUID(), summaryId, number, edited, createdAt: clock.now() }
    sql
      .prepare(
        `INSERT INTO summary_versions (id, summary_id, number, edited, form, state, content, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        version.id,
        summaryId,
        number,
        edited ? 1 : 0,
        content.choice.form,
        content.state,
        toJson(content),
        version.createdAt,
      )
    return version
  }
  const write = (versionId: string, content: SummaryContent) => {
    const changed = sql
      .prepare<[string, string, string, string]>(
        'UPDATE summary_versions SET content = ?, state = ?, form = ? WHERE id = ?',
      )
      .run(toJson(content), content.state, content.choice.form, versionId).changes
    if (changed === 0) throw new AssistantError('summary-not-found')
  }

  return {
    list: () =>
      hasTables
        ? sql
            .prepare<[], SummaryRow>(`${select} ORDER BY s.updated_at DESC, s.created_at DESC, s.id`)
            .all()
            .map(summaryOf)
        : [],
    get: one,
    create: ({ title, content, ...documents }) =>
      db.write(() => {
        deleteExpired()
        const id = crypto.randomUUID()
        const now = clock.now()
        sql
          .prepare('INSERT INTO summaries (id, title, documents, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
          .run(id, title, documentsJson(documents), now, now)
        return insertVersion(id, { content, edited: false })
      }),
    rename: (summaryId, title) =>
      db.write(() => {
        need(summaryId)
        sql.prepare('UPDATE summaries SET title = ?, updated_at = ? WHERE id = ?').run(title, clock.now(), summaryId)
      }),
    remove(summaryId) {
      db.write(() => {
        need(summaryId)
        sql.prepare('UPDATE summaries SET removed_at = ? WHERE id = ?').run(clock.now(), summaryId)
      })
      // What is still there when the library closes before is deleted at the next start.
      setTimeout(() => sql.open && db.write(deleteExpired), undoMs + 100).unref()
    },
    restore: (summaryId) =>
      db.write(() => {
        deleteExpired()
        if (sql.prepare('UPDATE summaries SET removed_at = NULL WHERE id = ?').run(summaryId).changes === 0) {
          throw new AssistantError('summary-not-found')
        }
      }),
    versions: (summaryId) =>
      hasTables
        ? sql
            .prepare<[string], VersionRow>(
              `SELECT ${versionColumns} FROM summary_versions WHERE summary_id = ? ORDER BY number DESC`,
            )
            .all(summaryId)
            .map((row) => ({ ...row, edited: row.edited === 1 }))
        : [],
    addVersion: (summaryId, version) =>
      db.write(() => {
        need(summaryId)
        sql.prepare('UPDATE summaries SET updated_at = ? WHERE id = ?').run(clock.now(), summaryId)
        if (version.documents) {
          sql
            .prepare('UPDATE summaries SET documents = ? WHERE id = ?')
            .run(documentsJson(version.documents), summaryId)
        }
        return insertVersion(summaryId, version)
      }),
    content(versionId) {
      const row =
        hasTables &&
        sql.prepare<[string], { content: string }>('SELECT content FROM summary_versions WHERE id = ?').get(versionId)
      return row ? fromJson<SummaryContent>(row.content) : undefined
    },
    saveContent: (versionId, content) => db.write(() => write(versionId, content)),
    interruptUnfinished: () =>
      db.write(() => {
        deleteExpired()
        const streaming = sql
          .prepare<[], { id: string; content: string }>(
            "SELECT id, content FROM summary_versions WHERE state = 'streaming'",
          )
          .all()
        for (const row of streaming) {
          write(row.id, { ...fromJson<SummaryContent>(row.content), state: 'interrupted' })
        }
      }),
    note(key) {
      const row =
        hasTables &&
        sql.prepare<[string], StoredNote>('SELECT key, note FROM section_notes WHERE key = ? LIMIT 1').get(key)
      return row || undefined
    },
    keepNotes: (revisionId, notes) =>
      db.write(() => {
        const insert = sql.prepare(
          `INSERT OR REPLACE INTO section_notes (revision, key, note, made_at)
           SELECT r.key, @key, @note, @now FROM revisions r
           WHERE r.id = @revisionId AND EXISTS (SELECT 1 FROM documents WHERE revision = r.key)`,
        )
        for (const { key, note } of notes) insert.run({ revisionId, key, note, now: clock.now() })
      }),
  }
}

function documentsJson({ documentIds, documentTitles }: SummarisedDocuments): string {
  return toJson(documentIds.map((id, index) => ({ id, title: documentTitles[index] ?? '' })) satisfies Documents)
}

function summaryOf({ documents, ...row }: SummaryRow): Summary {
  const own = fromJson<Documents>(documents)
  return { ...row, documentIds: own.map(({ id }) => id), documentTitles: own.map(({ title }) => title) }
}
