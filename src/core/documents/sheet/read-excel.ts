import { type CellObject, read, set_cptable, utils, type WorkSheet } from '@e965/xlsx'
import { zipSync } from 'fflate/browser'
import iconv from 'iconv-lite'
import { AssistantError } from '../../../api/error.ts'
import { cleanLine, cleanText } from '../clean-text.ts'
import type { ZipPackage } from '../zip-package.ts'
import { type Budget, openBudget } from './budget.ts'
import { type MergedAnchors, mergedAnchors } from './merged-cells.ts'
import type { Sheet, SheetCell, SheetComment, SheetRow, Workbook } from './sheet.ts'
import { type SheetExtras, sheetExtras } from './sheet-extras.ts'
import { kindOfCell, shownText } from './shown-text.ts'

type Grid = readonly (readonly (CellObject | undefined)[] | undefined)[]

/** Parts that hold text of the sheets, or say how it is shown. */
const wanted = /\.(?:xml|rels|bin)$/i
/** Parts without text of the sheets: pictures, macros, and copies of data for pivot tables. */
const leftOut =
  /(?:^|\/)(?:media|embeddings|pivotCache|externalLinks|printerSettings|activeX|ctrlProps)\/|vba|Thumbnails/i

/** Reads an XLSX, XLSM or XLSB package. Errors as `readExcelFile`. */
export function readExcelPackage(zip: ZipPackage): Workbook {
  const paths = zip.paths.filter((path) => wanted.test(path) && !leftOut.test(path))
  // The library gets what was unpacked within bounds, not the file, which may be a bomb.
  const files = Object.fromEntries(paths.map((path) => [path, zip.bytes(path) ?? new Uint8Array()]))
  return readWorkbook(zipSync(files, { level: 0 }), sheetExtras(zip, files))
}

/**
 * Reads an XLS file, or Excel's XML of 2003. Throws `document-encrypted`, `document-damaged` and, while rows are taken,
 * `document-too-hungry`.
 */
export function readExcelFile(bytes: Uint8Array): Workbook {
  return readWorkbook(bytes, new Map())
}

function readWorkbook(bytes: Uint8Array, extras: ReadonlyMap<string, SheetExtras>): Workbook {
  const workbook = parse(bytes)
  const shared = { date1904: workbook.Workbook?.WBProps?.date1904 === true, budget: openBudget() }
  const sheets = workbook.SheetNames.flatMap((name, index): Sheet[] => {
    const sheet = workbook.Sheets[name]
    const id = (workbook.Workbook?.Sheets?.[index] as { id?: string } | undefined)?.id
    return sheet === undefined ? [] : [readSheet(name, sheet, extras.get(id ?? ''), shared)]
  })
  if (sheets.length === 0) throw new AssistantError('document-damaged', {}, { cause: 'no sheet could be read' })
  return { title: workbook.Props?.Title, sheets }
}

function parse(bytes: Uint8Array) {
  set_cptable(codePages)
  try {
    return read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
    })
  } catch (error) {
    const encrypted = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new AssistantError(encrypted ? 'document-encrypted' : 'document-damaged', {}, { cause: error })
  }
}

/** Old files name a code page; the parser asks for its text here. */
const codePages = {
  utils: {
    decode: (page: number, bytes: Uint8Array | readonly number[]): string =>
      iconv.decode(Buffer.from(bytes), encodingOf(page)),
    encode: (page: number, text: string): Uint8Array => iconv.encode(text, encodingOf(page)),
    hascp: (page: number): boolean => iconv.encodingExists(encodingOf(page)),
  },
}

function encodingOf(page: number): string {
  if (page === 65_001) return 'utf8'
  if (page === 1_200) return 'utf16le'
  const name = page === 10_000 ? 'macintosh' : `cp${page}`
  return iconv.encodingExists(name) ? name : 'cp1252'
}

function readSheet(
  name: string,
  sheet: WorkSheet,
  extras: SheetExtras | undefined,
  { date1904, budget }: { date1904: boolean; budget: Budget },
): Sheet {
  const grid = (sheet['!data'] ?? []) as Grid
  const filter = sheet['!autofilter']?.ref
  const headerRows = new Set([...(extras?.headerRows ?? []), ...(filter ? [utils.decode_range(filter).s.r] : [])])
  const textOf = (cell: CellObject): string => shownText(cell, date1904)
  const rows = function* (): Generator<SheetRow> {
    const anchors = mergedAnchors(sheet['!merges'] ?? [])
    // `for in` passes over the holes of a sheet that claims a far row.
    for (const key in grid) {
      const number = Number(key)
      const cells = rowCells(grid, number, anchors, textOf)
      for (const { text } of cells) budget.take(text.length)
      if (cells.length > 0) yield { number, cells, emphasised: extras?.emphasised.has(number) ?? false }
    }
  }
  return {
    name: cleanLine(name),
    rows: { [Symbol.iterator]: rows },
    comments: commentsOf(grid, budget),
    boxes: extras?.boxes ?? [],
    headerRows,
  }
}

/** Cells of a row that show something; what merged cells cover is not said again. */
function rowCells(
  grid: Grid,
  number: number,
  anchors: MergedAnchors,
  textOf: (cell: CellObject) => string,
): SheetCell[] {
  const cells: SheetCell[] = []
  for (const key in grid[number]) {
    const column = Number(key)
    const cell = grid[number]?.[column]
    const text = cell === undefined ? '' : textOf(cell)
    if (cell === undefined || text === '') continue
    const anchor = anchors.of(number, column)
    const over = anchor && grid[anchor.r]?.[anchor.c]
    if (over === undefined || textOf(over) !== text) cells.push({ column, text, kind: kindOfCell(cell, text) })
  }
  return cells
}

function commentsOf(grid: Grid, budget: Budget): SheetComment[] {
  const comments: SheetComment[] = []
  for (const row in grid) {
    for (const column in grid[Number(row)]) {
      for (const { a: author, t: text } of grid[Number(row)]?.[Number(column)]?.c ?? []) {
        budget.take(text.length)
        const said = cleanText(text).trim()
        if (said === '') continue
        comments.push({ row: Number(row), column: Number(column), author: cleanLine(author ?? ''), text: said })
      }
    }
  }
  return comments
}
