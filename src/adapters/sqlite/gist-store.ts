import type { Gist } from '../../api/gist.ts'
import type { GistStore } from '../../core/ports/gist-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** The schema that brought the table. */
const sinceSchema = 7

/** Kept gists. A process that only reads a library finds those that its owner kept. */
export function createGistStore(db: Database): GistStore {
  const { sql } = db
  const hasTable = db.schema >= sinceSchema
  return {
    textVersion(revisionId) {
      if (!hasTable || db.refusal) return undefined
      const row = sql
        .prepare<[string], { version: number }>('SELECT text_version AS version FROM revisions WHERE id = ?')
        .get(revisionId)
      return row?.version
    },
    gist(revisionId, key) {
      if (!hasTable) return undefined
      const row = sql
        .prepare<[string, string], { gist: string }>(
          `SELECT g.gist FROM revisions r JOIN gists g ON g.revision = r.key AND g.text_version = r.text_version
           WHERE r.id = ? AND g.key = ?`,
        )
        .get(revisionId, key)
      return row && fromJson<Gist>(row.gist)
    },
    keepGist: (revisionId, { key, textVersion, gist }) =>
      db.writeSoon(
        () =>
          void sql
            .prepare(
              `INSERT OR REPLACE INTO gists (revision, key, text_version, gist)
               SELECT r.key, @key, @textVersion, @gist FROM revisions r
               WHERE r.id = @revisionId AND r.text_version = @textVersion AND r.stage <> 'reading'
                 AND EXISTS (SELECT 1 FROM documents WHERE revision = r.key)`,
            )
            .run({ revisionId, key, textVersion, gist: toJson(gist) }),
      ),
  }
}
