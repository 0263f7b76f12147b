import { type CellObject, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate/browser'

/** The programs' formats that the parser can also write. */
export const formats = ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods'] as const
export type SheetFormat = (typeof formats)[number]

/** A cell of a fixture: a value, or a number or date with its format. */
export type TestCell = string | number | boolean | null | CellObject

/** A sheet of rows of cells. */
export function sheetOf(rows: readonly (readonly TestCell[])[]): WorkSheet {
  return utils.aoa_to_sheet(rows.map((row) => [...row]))
}

/** A file of sheets by name. `change` sees the workbook before it is written. */
export function workbookBytes(
  sheets: Readonly<Record<string, WorkSheet>>,
  format: SheetFormat = 'xlsx',
  change: (workbook: WorkBook) => void = () => {},
): Uint8Array {
  const workbook = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name)
  change(workbook)
  const bytes: ArrayBuffer = write(workbook, { type: 'array', bookType: format, compression: true })
  return format === 'ods' ? typeFirst(new Uint8Array(bytes)) : new Uint8Array(bytes)
}

/** An OpenDocument package as programs write it: its type first and uncompressed. */
function typeFirst(bytes: Uint8Array): Uint8Array {
  const { mimetype = new Uint8Array(), ...files } = unzipSync(bytes)
  return zipSync({ mimetype: [mimetype, { level: 0 }], ...files })
}

/** The same package with parts changed or added: `parts` maps a path to its text, made of the text that is there. */
export function withParts(bytes: Uint8Array, parts: Readonly<Record<string, (was: string) => string>>): Uint8Array {
  const files = unzipSync(bytes)
  for (const [path, make] of Object.entries(parts))
    files[path] = strToU8(make(strFromU8(files[path] ?? new Uint8Array())))
  return zipSync(files)
}
