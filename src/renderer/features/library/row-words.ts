import type { DocumentRow } from '../../../api/document.ts'
import { say, sayError } from '../../../messages/say.ts'

/** The status of a document in one word or two, or what is wrong with it. */
export function statusWords(row: Pick<DocumentRow, 'status' | 'pages' | 'pagesRead' | 'error' | 'warnings'>): string {
  if (row.error !== undefined) return sayError(row.error)
  const warning = row.warnings[0]
  if (row.status === 'reading' && row.pages > 0)
    return say('library', 'readingPages', { read: row.pagesRead, pages: row.pages })
  if (row.status === 'ready' && warning !== undefined) return sayError(warning)
  return say('library', `status-${row.status}`)
}

/** Whether a row has something the user should look at. */
export function needsALook(row: Pick<DocumentRow, 'error' | 'warnings' | 'status'>): boolean {
  return row.status === 'failed' || row.error !== undefined || row.warnings.length > 0
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** Bytes in decimal units: "812 kB", "3.4 MB". */
export function sizeWords(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const digits = unit > 0 && value < 9.95 ? 1 : 0
  return `${value.toFixed(digits)} ${UNITS[unit]}`
}
