import { countTerms } from './count-terms.ts'
import { type Database, since } from './database.ts'
import { tailOf } from './text-functions.ts'

/** Revisions whose terms are counted together: most of them share most of their terms. */
const countedTogether = 256

/**
 * In how many chunks each term stands. The chunks of a revision are counted when all are stored, with those of some
 * others; until then the revision is marked, so that an interruption forgets none.
 */
export type TermDictionary = {
  /** All chunks of a revision are stored. To be called in the transaction that stores the last one. */
  finished(revision: number): void
  /** Takes the terms of a revision's chunks away, where they were counted. */
  take(revision: number): void
  /** Counts what is not counted yet. */
  count(): void
  /** Counts everything anew. */
  rebuild(): void
}

/** The dictionary of a library; nothing is counted where it may only be read. */
export function createTermDictionary(db: Database): TermDictionary {
  const { sql } = db
  let waiting = countedTogether
  let due = true
  const termsOf = sql.prepare<[number], string>('SELECT terms FROM chunks WHERE revision = ?').pluck()
  const uncounted = sql
    .prepare<[], number>(`SELECT key FROM revisions WHERE ${since(db, 3, 'counted = 0 AND chunks > 0', '0')}`)
    .pluck()
  const mark = (revision: number, counted: 0 | 1) =>
    sql.prepare('UPDATE revisions SET counted = ? WHERE key = ?').run(counted, revision)
  const add = (counts: ReadonlyMap<string, number>) => {
    const put = sql.prepare<[string, number, string | null]>(
      `INSERT INTO terms (term, chunks, tail) VALUES (?, ?, ?)
       ON CONFLICT (term) DO UPDATE SET chunks = chunks + excluded.chunks`,
    )
    for (const [term, chunks] of counts) put.run(term, chunks, tailOf(term))
  }
  const count = () => {
    if (db.refusal || !due) return
    const revisions = uncounted.all()
    due = sql.inTransaction
    if (revisions.length === 0) return
    db.writeSoon(() => {
      add(countTerms(revisions.flatMap((revision) => termsOf.all(revision))))
      for (const revision of revisions) mark(revision, 1)
    })
  }
  return {
    finished(revision) {
      mark(revision, 0)
      due = true
      waiting -= 1
      if (waiting > 0) return
      waiting = countedTogether
      count()
    },
    take(revision) {
      const counted = sql.prepare<[number], number>('SELECT counted FROM revisions WHERE key = ?').pluck().get(revision)
      if (counted === 1) {
        const less = sql.prepare<[number, string]>('UPDATE terms SET chunks = chunks - ? WHERE term = ?')
        const drop = sql.prepare<[string]>('DELETE FROM terms WHERE term = ? AND chunks <= 0')
        for (const [term, chunks] of countTerms(termsOf.all(revision))) {
          less.run(chunks, term)
          drop.run(term)
        }
      }
      mark(revision, 0)
    },
    count,
    rebuild: () =>
      db.write(() => {
        const stored = sql
          .prepare<[], string>(
            'SELECT terms FROM chunks WHERE revision IN (SELECT key FROM revisions WHERE chunks > 0)',
          )
          .pluck()
        const counts = countTerms(stored.iterate())
        sql.prepare('DELETE FROM terms').run()
        add(counts)
        sql.prepare('UPDATE revisions SET counted = (chunks > 0)').run()
      }),
  }
}
