import { type CellObject, SSF } from '@e965/xlsx'
import { cleanLine } from '../clean-text.ts'
import { type CellKind, kindOfText } from './cell-kind.ts'

/** The system's short date, alone (number format 14) and with the time (22; ECMA-376 part 1, 18.8.30). */
const systemDates: ReadonlyMap<unknown, string> = new Map([
  ['m/d/yy', 'yyyy-mm-dd'],
  ['m/d/yy h:mm', 'yyyy-mm-dd h:mm'],
])
/** Characters that a cell can hold (ECMA-376 part 1, 18.3.1.96). */
const longestText = 32_767

/**
 * A cell as the program shows it, on one line; '' where it shows nothing. Dates in the system's own format, which
 * differs by country, are written year first. Whole numbers without a format are written in full, so that a long
 * article number is found, and what a format hides is shown. `date1904`: the workbook counts days from 1904.
 */
export function shownText(cell: CellObject, date1904: boolean): string {
  const { t: type, v: value, w: formatted, z: format } = cell
  if (type === 'z' || value === undefined || value === null) return ''
  if (type === 'n' && typeof value === 'number') {
    const system = systemDates.get(format)
    if (system !== undefined) return formatNumber(system, value, date1904) ?? String(value)
    if ((format === undefined || format === 'General') && Number.isSafeInteger(value)) return String(value)
    const shown = cleanLine(formatted ?? reformat(String(format), value, date1904) ?? '')
    return shown === '' && value !== 0 ? String(value) : shown
  }
  if (type === 'b' && formatted === undefined) return value ? 'TRUE' : 'FALSE'
  const raw = value instanceof Date ? value.toISOString() : String(value)
  return cleanLine((formatted ?? raw).slice(0, longestText)) || cleanLine(raw.slice(0, longestText))
}

/** A format that the parser gave up: with its points and letters taken as they stand, else year first for a date. */
function reformat(format: string, value: number, date1904: boolean): string | undefined {
  const plain = format.replace(/"[^"]*"|\\.|\.(?!0)|[^\u0020-\u007e]/gu, (found) =>
    /^["\\]/.test(found) ? found : `\\${found}`,
  )
  const shown = formatNumber(plain, value, date1904)
  if (shown !== undefined || !isDate(format)) return shown
  return formatNumber(Number.isInteger(value) ? 'yyyy-mm-dd' : 'yyyy-mm-dd h:mm', value, date1904)
}

function formatNumber(format: string, value: number, date1904: boolean): string | undefined {
  try {
    return String(SSF.format(format, value, { date1904 }))
  } catch {
    return undefined
  }
}

function isDate(format: unknown): boolean {
  return format !== undefined && SSF.is_date(format) === true
}

/** The kind of a cell: numbers by their format, texts by their look. */
export function kindOfCell({ t: type, z: format }: CellObject, text: string): CellKind {
  if (type === 'b') return 'boolean'
  if (type === 'd') return 'date'
  if (type === 'e') return 'nothing'
  if (type === 'n') return isDate(format) ? 'date' : 'number'
  return kindOfText(text)
}
