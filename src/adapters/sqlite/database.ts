import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { AssistantError } from '../../api/error.ts'
import { migrations, schemaVersion } from './schema.ts'
import { foldCase, tailOf } from './text-functions.ts'

/** An open `carrel.db`. `refusal` is what writing calls throw where this process may only read. */
export type Database = {
  sql: Sqlite.Database
  refusal: AssistantError | undefined
  /** Of the file: below this program's where a library is only read that an older program owns. */
  schema: number
  /** Runs `work` in one transaction (nested calls join it). Disk and damage errors become `AssistantError`. */
  write<T>(work: () => T): T
  /**
   * The same without waiting for the disk: a kill loses nothing, a power cut may lose the last ones. For what an
   * import can do again from the original; a later `write` makes it safe too.
   */
  writeSoon<T>(work: () => T): T
  close(): void
}

/**
 * Opens the database of a data folder, brings it to this program's schema, and tunes it: WAL with a sync at each
 * commit that is the user's own (threads, settings, collections), foreign keys, deleted text overwritten. `readOnly` names
 * the owner for the sentence of a refused write. A newer schema opens read-only.
 * Errors: `library-damaged`, `disk-full`, `file-not-found` (reading a folder without a library).
 */
export function openDatabase(folder: string, readOnly?: { owner: string }): Database {
  const path = join(folder, 'carrel.db')
  try {
    if (readOnly) {
      const refusal = new AssistantError('library-in-use', { owner: readOnly.owner })
      return database(new Sqlite(path, { readonly: true, timeout: 5000 }), refusal)
    }
    mkdirSync(folder, { recursive: true })
    const sql = new Sqlite(path, { timeout: 5000 })
    if (versionOf(sql) > schemaVersion) {
      sql.close()
      return database(new Sqlite(path, { readonly: true, timeout: 5000 }), new AssistantError('library-too-new'))
    }
    for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON', 'cache_size = -32000']) {
      sql.pragma(pragma)
    }
    // 32 MB of log: a checkpoint waits for the disk, and an import of small files would run one every 30 files.
    sql.pragma('wal_autocheckpoint = 8000')
    // A table that is made anew must not take along the rows that refer to it: sqlite.org/lang_altertable.html, 7.
    sql.pragma('foreign_keys = OFF')
    addFunctions(sql)
    sql.transaction(() => {
      for (let version = versionOf(sql); version < schemaVersion; version++) sql.exec(migrations[version] ?? '')
      sql.pragma(`user_version = ${schemaVersion}`)
    })()
    sql.pragma('foreign_keys = ON')
    return database(sql, undefined)
  } catch (error) {
    throw storageError(error, folder)
  }
}

function versionOf(sql: Sqlite.Database): number {
  return Number(sql.pragma('user_version', { simple: true }))
}

/** `fold_case` and `tail_of`, for statements and migrations. */
function addFunctions(sql: Sqlite.Database): void {
  const onText = (work: (text: string) => string | null) => (value: unknown) =>
    typeof value === 'string' ? work(value) : null
  sql.function('fold_case', { deterministic: true }, onText(foldCase))
  sql.function('tail_of', { deterministic: true }, onText(tailOf))
}

const mostPrepared = 500

/**
 * Makes `prepare` give the same statement for the same text: to prepare one takes longer than most take to run. Where one
 * text is plucked it must be so everywhere.
 */
function prepareOnce(sql: Sqlite.Database): void {
  const prepare = sql.prepare.bind(sql)
  const prepared = new Map<string, Sqlite.Statement>()
  sql.prepare = ((text: string) => {
    const known = prepared.get(text)
    if (known && !known.busy) return known
    if (prepared.size >= mostPrepared) prepared.clear()
    const made = prepare(text)
    prepared.set(text, made)
    return made
  }) as typeof sql.prepare
}

function database(sql: Sqlite.Database, refusal: AssistantError | undefined): Database {
  addFunctions(sql)
  prepareOnce(sql)
  let waits: boolean | undefined
  /** Whether a commit waits until the disk has it. */
  const wait = (disk: boolean): void => {
    if (refusal || waits === disk || sql.inTransaction) return
    sql.pragma(`synchronous = ${disk ? 'FULL' : 'NORMAL'}`)
    waits = disk
  }
  const write = <T>(work: () => T): T => {
    if (refusal) throw new AssistantError(refusal.code, refusal.parameters)
    try {
      return sql.inTransaction ? work() : sql.transaction(work).immediate()
    } catch (error) {
      throw storageError(error, sql.name)
    }
  }
  return {
    sql,
    refusal,
    schema: versionOf(sql),
    write(work) {
      wait(true)
      return write(work)
    },
    writeSoon(work) {
      wait(false)
      return write(work)
    },
    close() {
      sql.close()
    },
  }
}

/** A column as a query may name it: null where the file's schema is older than the column. */
export function columnSince({ schema }: Pick<Database, 'schema'>, since: number, column: string): string {
  return schema >= since ? column : `NULL AS ${column.split('.').at(-1)}`
}

/** An expression on columns that came with a schema; `otherwise` where the file's schema is older. */
export function since({ schema }: Pick<Database, 'schema'>, version: number, expression: string, otherwise = 'NULL') {
  return schema >= version ? expression : otherwise
}

function storageError(error: unknown, path: string): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error
  if (error.code === 'SQLITE_FULL') return new AssistantError('disk-full', {}, { cause: error })
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB') {
    return new AssistantError('library-damaged', { path }, { cause: error })
  }
  if (error.code.startsWith('SQLITE_CANTOPEN')) {
    return new AssistantError('file-not-found', { name: path }, { cause: error })
  }
  return error
}
