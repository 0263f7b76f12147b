import type Sqlite from 'better-sqlite3'

/**
 * Keeps what was last computed by key, until anything is written to the database, by this connection or another;
 * inside a transaction nothing is kept.
 */
export function createLatest(sql: Sqlite.Database, most = 16): <T>(key: string, compute: () => T) => T {
  const changes = sql.prepare<[], number>('SELECT total_changes()').pluck()
  const kept = new Map<string, unknown>()
  let version = ''
  return <T>(key: string, compute: () => T): T => {
    if (sql.inTransaction) return compute()
    const now = `${String(sql.pragma('data_version', { simple: true }))} ${changes.get() ?? 0}`
    if (now !== version) kept.clear()
    version = now
    if (kept.has(key)) return kept.get(key) as T
    if (kept.size >= most) kept.clear()
    const value = compute()
    kept.set(key, value)
    return value
  }
}
