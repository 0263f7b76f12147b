import { Parser } from 'htmlparser2'
import { cleanLine, cleanText } from '../clean-text.ts'
import { openBudget } from './budget.ts'
import { type CellKind, kindOfText } from './cell-kind.ts'
import { emphasisedStyles } from './emphasised-styles.ts'
import { filteredRow } from './filtered-row.ts'
import type { Sheet, SheetCell, SheetComment, SheetRow } from './sheet.ts'

type Attributes = Readonly<Record<string, string>>
type OpenSheet = Sheet & { rows: SheetRow[]; comments: SheetComment[]; boxes: string[]; headerRows: Set<number> }
/** Where text goes: a cell's, a comment's or a box's own. */
type Sink = { text: string; author: string }

/** Copies that are made of a repeated cell or row with content. */
const mostCopies = 1_000
const longestText = 32_767

/**
 * Sheets of the `content.xml` of an OpenDocument spreadsheet, cells with the text that was shown when it was saved.
 * Read as a stream of tags, as a tree of it would take many times its size. Throws `document-too-hungry`.
 */
export function parseOpenTables(source: string): Sheet[] {
  const sheets: OpenSheet[] = []
  const budget = openBudget()
  const sinks: Sink[] = []
  let [tables, skipped, paragraphs] = [0, 0, 0]
  let [row, column, rowCopies] = [0, 0, 1]
  let [inHeader, inCreator] = [false, false]
  let cells: SheetCell[] = []
  let cell: Attributes = {}
  let emphasised = true
  const styles = emphasisedStyles()

  const closeCell = (covered: boolean): void => {
    const copies = repeats(cell, 'table:number-columns-repeated')
    const text = cleanLine(sinks.pop()?.text ?? '') || cleanLine(cell['office:string-value'] ?? '')
    if (text !== '' && !covered) {
      emphasised &&= styles.has(cell['table:style-name'] ?? '')
      const kind = kindOf(cell, text)
      for (let copy = 0; copy < Math.min(copies, mostCopies); copy += 1) {
        budget.take(text.length)
        cells.push({ column: column + copy, text, kind })
      }
    }
    column += copies
  }
  const closeRow = (): void => {
    const sheet = sheets.at(-1)
    if (sheet && cells.length > 0) {
      for (let copy = 0; copy < Math.min(rowCopies, mostCopies); copy += 1) {
        if (copy > 0) for (const { text } of cells) budget.take(text.length)
        sheet.rows.push({ number: row + copy, cells, emphasised })
      }
    }
    row += rowCopies
  }
  const append = (text: string): void => {
    const sink = sinks.at(-1)
    if (sink && sink.text.length < longestText) sink.text += text
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipped > 0 || leftOut.has(name)) {
          skipped += 1
          return
        }
        switch (name) {
          case 'table:table':
            tables += 1
            if (tables > 1) return
            row = 0
            inHeader = false
            sheets.push(openSheet(attributes['table:name'] ?? ''))
            return
          case 'table:table-header-rows':
            if (tables === 1 && !inHeader) sheets.at(-1)?.headerRows.add(row)
            inHeader = true
            return
          case 'table:table-row':
            if (tables > 1) return
            rowCopies = repeats(attributes, 'table:number-rows-repeated')
            column = 0
            cells = []
            emphasised = true
            return
          case 'table:table-cell':
          case 'table:covered-table-cell':
            if (tables > 1) return
            cell = attributes
            sinks.push({ text: '', author: '' })
            return
          case 'table:database-range': {
            const found = filteredRow(attributes)
            sheets.find((sheet) => sheet.name === found?.sheet)?.headerRows.add(found?.row ?? 0)
            return
          }
          case 'dc:creator':
            inCreator = true
            return
          case 'text:p':
          case 'text:h':
            paragraphs += 1
            if (sinks.at(-1)?.text !== '') append('\n')
            return
          case 'text:s':
            append(' ')
            return
          case 'text:tab':
          case 'text:line-break':
            append(name === 'text:tab' ? ' ' : '\n')
            return
          default:
            styles.open(name, attributes)
            if (isAside(name)) sinks.push({ text: '', author: '' })
        }
      },
      onclosetag(name) {
        if (skipped > 0) {
          skipped -= 1
          return
        }
        const sheet = sheets.at(-1)
        if (name === 'table:table') tables -= 1
        else if (name === 'table:table-header-rows') inHeader = false
        else if (name === 'dc:creator') inCreator = false
        else if (name === 'text:p' || name === 'text:h') paragraphs -= 1
        else if (tables === 1 && name === 'table:table-row') closeRow()
        else if (tables === 1 && name === 'table:table-cell') closeCell(false)
        else if (tables === 1 && name === 'table:covered-table-cell') closeCell(true)
        else if (isAside(name)) {
          const said = sinks.pop()
          const text = cleanText(said?.text ?? '').trim()
          if (sheet === undefined || text === '') return
          budget.take(text.length)
          if (name !== 'office:annotation') sheet.boxes.push(text)
          else sheet.comments.push({ row, column, author: cleanLine(said?.author ?? ''), text })
        }
      },
      ontext(text) {
        const sink = sinks.at(-1)
        if (skipped > 0 || sink === undefined) return
        if (inCreator) sink.author += text
        else if (paragraphs > 0) append(text)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(source)
  return sheets
}

/** Text that does not show: what was deleted, rules for input. */
const leftOut = new Set(['table:tracked-changes', 'table:content-validations'])

/** Elements whose text belongs to no cell: a comment, a drawn box. */
function isAside(name: string): boolean {
  return name === 'office:annotation' || name.startsWith('draw:')
}

function openSheet(name: string): OpenSheet {
  return { name: cleanLine(name), rows: [], comments: [], boxes: [], headerRows: new Set() }
}

function repeats(attributes: Attributes, name: string): number {
  const count = Number.parseInt(attributes[name] ?? '1', 10)
  return Number.isSafeInteger(count) && count > 0 && count <= 1_048_576 ? count : 1
}

function kindOf(attributes: Attributes, text: string): CellKind {
  if (attributes['calcext:value-type'] === 'error') return 'nothing'
  switch (attributes['office:value-type']) {
    case 'float':
    case 'percentage':
    case 'currency':
      return 'number'
    case 'date':
    case 'time':
      return 'date'
    case 'boolean':
      return 'boolean'
    default:
      return kindOfText(text)
  }
}
