import type { LedgerEntry } from '../../api/settings.ts'
import { Settings, StoredSettings } from '../../api/settings.ts'
import type { SettingsStore } from '../../core/ports/settings-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

/** Settings, one row a key that was ever set; a value that this program does not understand falls back to its default. */
export function createSettingsStore(db: Database): SettingsStore {
  const { sql } = db
  const rows = sql.prepare<[], { key: string; value: string }>('SELECT key, value FROM settings')
  const put = sql.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  const ledger = sql.prepare<[], LedgerEntry>('SELECT at, host, reason, bytes FROM ledger ORDER BY ordinal DESC')
  const get = (): Settings => {
    const stored: Record<string, unknown> = {}
    for (const { key, value } of rows.all()) {
      const parsed = StoredSettings.safeParse({ [key]: fromJson<unknown>(value) })
      if (parsed.success && parsed.data.searchEmbedder !== null) Object.assign(stored, parsed.data)
    }
    return Settings.parse(stored)
  }
  return {
    get,
    set: (change) =>
      db.write(() => {
        for (const [key, value] of Object.entries(change)) if (value !== undefined) put.run(key, toJson(value))
        return get()
      }),
    ledger: () => ledger.all(),
  }
}
