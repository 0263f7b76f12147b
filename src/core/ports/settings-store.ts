import type { LedgerEntry, Settings, StoredSettings } from '../../api/settings.ts'

/** The settings as they stand, and the ledger of what left the machine. */
export type SettingsStore = { get(): Settings; set(change: StoredSettings): Settings; ledger(): LedgerEntry[] }
