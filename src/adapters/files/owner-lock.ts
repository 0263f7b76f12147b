import { mkdirSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** Who owns a data folder. `startedAt`: milliseconds since 1970. */
export type Owner = { pid: number; host: string; startedAt: number; program: string; version: string }

export type OwnerLock = { owned: true; owner: Owner; release(): void } | { owned: false; owner: Owner | undefined }

/**
 * Takes the owner lock of a data folder, or says who holds it.
 *
 * `owner.lock` is a one-row SQLite file on which the owner keeps an open write transaction. That is a lock of the
 * operating system (fcntl, LockFileEx): it ends with the process, however it ends, so a stale file is simply locked
 * again and no two processes can win. The row stays readable to others. Never open the file by other means in this
 * process: closing it would drop the lock (POSIX).
 */
export function acquireOwnerLock(folder: string, program: { program: string; version: string }): OwnerLock {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'owner.lock')
  const file = new Sqlite(path, { timeout: 0 })
  const owner: Owner = {
    pid: process.pid,
    host: hostname(),
    startedAt: Math.round(Date.now() - process.uptime() * 1000),
    ...program,
  }
  try {
    file.pragma('journal_mode = DELETE')
    file.exec('BEGIN IMMEDIATE')
    file.exec('CREATE TABLE IF NOT EXISTS owner (id INTEGER PRIMARY KEY CHECK (id = 1), value TEXT NOT NULL)')
    file.prepare('INSERT OR REPLACE INTO owner (id, value) VALUES (1, ?)').run(JSON.stringify(owner))
    file.exec('COMMIT')
    file.exec('BEGIN IMMEDIATE')
  } catch (error) {
    file.close()
    if (!isBusy(error)) throw error
    return { owned: false, owner: readOwner(folder) }
  }
  return {
    owned: true,
    owner,
    release() {
      if (file.open) file.close()
    },
  }
}

/** What stands in the lock file: the present owner, or the last one. */
export function readOwner(folder: string): Owner | undefined {
  try {
    using closing = closable(new Sqlite(join(folder, 'owner.lock'), { readonly: true, timeout: 2000 }))
    const value = closing.file.prepare('SELECT value FROM owner').pluck().get()
    return typeof value === 'string' ? (JSON.parse(value) as Owner) : undefined
  } catch {
    return undefined
  }
}

/** The owner in a few words, for the sentence of `library-in-use`. */
export function ownerName(owner: Owner | undefined): string {
  return owner ? `${owner.program} ${owner.version}, process ${owner.pid}` : '?'
}

function closable(file: Sqlite.Database): Disposable & { file: Sqlite.Database } {
  return { file, [Symbol.dispose]: () => void file.close() }
}

function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
