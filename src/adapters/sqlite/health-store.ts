import type { ErrorCode } from '../../api/error.ts'
import type { PageSource } from '../../api/page-health.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'
import { rowTables } from './document-rows.ts'

const shown = 'd.removed_at IS NULL'

/** Counts of what could be read of the documents in the library. */
export function createHealthStore(db: Pick<Database, 'sql' | 'schema'>): Pick<LibraryStore, 'health'> {
  const { sql, schema } = db
  const all = sql.prepare<[], { documents: number; pages: number; failed: number }>(
    `SELECT count(*) AS documents, coalesce(sum(r.pages_read), 0) AS pages,
       coalesce(sum(d.error IS NOT NULL AND coalesce(r.stage, 'reading') = 'reading'), 0) AS failed
     FROM ${rowTables} WHERE ${shown}`,
  )
  const copies =
    schema >= 4
      ? ` UNION ALL SELECT d.id, 'archive-copy' FROM documents d WHERE ${shown} AND d.copy_of IS NOT NULL`
      : ''
  const reasons = sql.prepare<[], { code: ErrorCode; count: number }>(
    `SELECT code, count(DISTINCT id) AS count FROM (
       SELECT d.id, json_extract(d.error, '$.code') AS code FROM documents d WHERE ${shown} AND d.error IS NOT NULL
       UNION ALL
       SELECT d.id, json_extract(w.value, '$.code') FROM documents d JOIN revisions r ON r.key = d.revision,
         json_each(r.warnings) w WHERE ${shown} AND r.warnings <> '[]'${copies})
     GROUP BY code ORDER BY count DESC, code`,
  )
  const waiting = schema >= 3 ? 'p.waiting' : '0'
  const others = sql.prepare<[], { source: PageSource; waiting: 0 | 1; pages: number }>(
    `SELECT p.source, ${waiting} AS waiting, count(*) AS pages FROM pages p JOIN documents d ON d.revision = p.revision
     WHERE p.source <> 'text' AND ${shown} GROUP BY 1, 2`,
  )
  return {
    health() {
      const { documents, pages, failed } = all.get() ?? { documents: 0, pages: 0, failed: 0 }
      const health = { text: pages, recognised: 0, garbled: 0, empty: 0, unreadable: 0, waiting: 0 }
      for (const group of others.all()) {
        health[group.source] += group.pages
        health.text -= group.pages
        if (group.waiting === 1) health.waiting += group.pages
      }
      return { documents, pages: health, failed, byReason: reasons.all() }
    },
  }
}
