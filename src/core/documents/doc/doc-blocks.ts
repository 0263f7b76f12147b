import { cleanLine } from '../clean-text.ts'
import type { NumberingCounter } from '../docx/numbering.ts'
import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'
import { type DocParagraph, isOn } from './doc-paragraphs.ts'
import type { DocStyle } from './doc-styles.ts'
import { property } from './properties.ts'

type Row = { cells: string[]; isHeader: boolean; isBold: boolean; asides: FlowBlock[] }
type Deps = {
  styles: readonly DocStyle[]
  counter: NumberingCounter
  notesOf(paragraph: DocParagraph): FlowBlock[]
}

/** Blocks of paragraphs: rows of tables are put together from their cells (MS-DOC 2.4.3). */
export function* docBlocks(paragraphs: Iterable<DocParagraph>, deps: Deps): Generator<FlowBlock> {
  let table: Row[] = []
  let row: Row | undefined
  let cell: string[] = []
  for (const paragraph of paragraphs) {
    const { properties } = paragraph
    const isRowEnd = isOn(properties, property.rowEnd)
    if (!isOn(properties, property.inTable) && !isRowEnd && paragraph.end !== 'cell') {
      // A row that was not ended is a row all the same.
      if (row || cell.length > 0) table.push(closed(row, cell))
      row = undefined
      cell = []
      yield* writeTable(table)
      table = []
      yield* writeParagraph(paragraph, deps)
      continue
    }
    row ??= { cells: [], isHeader: false, isBold: true, asides: [] }
    if (isRowEnd) {
      row.isHeader = isOn(properties, property.headerRow)
      table.push(closed(row, cell))
      row = undefined
      cell = []
      continue
    }
    const isInnerRowEnd = isOn(properties, property.innerRowEnd)
    const [own, ...notes] = isInnerRowEnd ? [] : [...writeParagraph(paragraph, deps)]
    if (own) {
      cell.push(own.text)
      if (!paragraph.isBold) row.isBold = false
    }
    row.asides.push(...notes)
    if (paragraph.end !== 'cell') continue
    row.cells.push(cleanLine(cell.join(' ')))
    cell = []
  }
  if (row || cell.length > 0) table.push(closed(row, cell))
  yield* writeTable(table)
}

function closed(row: Row | undefined, cell: readonly string[]): Row {
  const whole = row ?? { cells: [], isHeader: false, isBold: false, asides: [] }
  const rest = cleanLine(cell.join(' '))
  return rest === '' ? whole : { ...whole, cells: [...whole.cells, rest] }
}

function* writeTable(rows: readonly Row[]): Generator<FlowBlock> {
  const unmarked = rows.findIndex((row) => !row.isHeader)
  const [first, second] = rows
  const looksSo = first && second && first.cells.length > 1 && first.isBold && !second.isBold ? 1 : 0
  const heading = unmarked > 0 ? unmarked : looksSo
  const header = headerOf(rows.slice(0, heading).flatMap((row) => row.cells))
  for (const { cells, asides } of rows) {
    if (cells.some((text) => text !== '')) {
      const text = cells.join(cellBreak)
      yield { kind: 'table-row', text, ...(header === undefined ? {} : { header }) }
    }
    yield* asides
  }
}

function* writeParagraph(paragraph: DocParagraph, deps: Deps): Generator<FlowBlock> {
  const { properties } = paragraph
  const style = deps.styles[paragraph.style] ?? {}
  const list = properties.get(property.list) ?? style.list ?? 0
  const level = properties.get(property.listLevel) ?? style.listLevel
  const listed = list > 0 && list < 0xf801 ? deps.counter.next(String(list), { own: level }) : undefined
  const text = paragraph.text.trim()
  const after = deps.notesOf(paragraph)
  const outline = properties.get(property.outlineLevel)
  const headingLevel = outline === undefined ? style.headingLevel : outline < 9 ? outline : undefined
  const label = listed?.type === 'number' ? listed.label.trim() : ''
  const labelled = label === '' ? text : `${label} ${text}`
  if (text === '') yield* after
  else if (headingLevel !== undefined) {
    yield { kind: 'heading', text: cleanLine(labelled), level: headingLevel + 1 }
    yield* after
  } else {
    const shown = listed?.type === 'bullet' ? `- ${text}` : labelled
    yield { kind: listed ? 'list-item' : 'paragraph', text: shown }
    yield* after
  }
}
