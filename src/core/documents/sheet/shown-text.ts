import { type CellObject, SSF } from '@e965/xlsx'
import { cleanLine } from '../clean-text.ts'
import { type CellKind, kindOfText } from './cell-kind.ts'

/** The short date of the system, which differs by country, is written so. */
export const shortDate = 'yyyy-mm-dd'
/** Number format 22 (ECMA-376 part 1, 18.8.30): the system's short date with the time. */
const shortDateTime = 'm/d/yy h:mm'
/** More characters than a cell can hold (ECMA-376 part 1, 18.3.1.96). */
const longestText = 32_767

/**
 * A cell as the program shows it, on one line; '' where it shows nothing. Whole numbers without a format of their own
 * are written in full, so that a long article number is found, and what a format hides is shown.
 */
export function shownText(cell: CellObject): string {
  const { t: type, v: value, w: formatted, z: format } = cell
  if (type === 'z' || value === undefined || value === null) return ''
  if (type === 'n' && typeof value === 'number') {
    if (format === shortDateTime) return String(SSF.format(`${shortDate} h:mm`, value))
    if ((format === undefined || format === 'General') && Number.isSafeInteger(value)) return String(value)
    const shown = cleanLine(formatted ?? '')
    return shown === '' && value !== 0 ? String(value) : shown
  }
  if (type === 'b' && formatted === undefined) return value ? 'TRUE' : 'FALSE'
  const raw = value instanceof Date ? value.toISOString() : String(value)
  return cleanLine((formatted ?? raw).slice(0, longestText)) || cleanLine(raw.slice(0, longestText))
}

/** The kind of a cell: numbers by their format, texts by their look. */
export function kindOfCell({ t: type, z: format }: CellObject, text: string): CellKind {
  if (type === 'b') return 'boolean'
  if (type === 'd') return 'date'
  if (type === 'e') return 'nothing'
  if (type === 'n') return format !== undefined && SSF.is_date(format) === true ? 'date' : 'number'
  return kindOfText(text)
}
