import type { SharedColumnCode } from '../../api/comparison-table.ts'

/** Names of the columns in which German documents are compared. */
export const columns: Record<SharedColumnCode, string> = {
  parties: 'Beteiligte',
  date: 'Datum',
  amount: 'Betrag',
  term: 'Laufzeit',
  notice: 'Kündigung',
  law: 'Anwendbares Recht',
  liability: 'Haftung',
  aim: 'Ziel',
  result: 'Ergebnis',
  outlook: 'Kern',
}
