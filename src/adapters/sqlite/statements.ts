import type Sqlite from 'better-sqlite3'

/** Prepared statements by their text, for SQL that is put together at run time. */
export type Statements = <P extends object, R>(text: string) => Sqlite.Statement<[P], R>

const mostKept = 200

/** Keeps statements that were prepared once; all go when there are too many. */
export function createStatements(sql: Sqlite.Database): Statements {
  const kept = new Map<string, Sqlite.Statement<[object], unknown>>()
  return <P extends object, R>(text: string) => {
    let statement = kept.get(text)
    if (!statement) {
      if (kept.size >= mostKept) kept.clear()
      statement = sql.prepare<[object], unknown>(text)
      kept.set(text, statement)
    }
    return statement as unknown as Sqlite.Statement<[P], R>
  }
}
