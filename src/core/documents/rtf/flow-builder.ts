import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { above, type TableCell, tableRows } from '../table-rows.ts'

/** What a paragraph is. `level`: of a heading, from 0, -1 for the title; `label`: what a list prints before it. */
export type ParagraphKind = { level: number | undefined; label: string | undefined; inTable: boolean }

/** Gathers paragraphs, cells and rows into blocks, in the order in which RTF ends them. */
export type FlowBuilder = {
  add(text: string): void
  endParagraph(kind: ParagraphKind): void
  /** A cell ends; within a nested table it becomes words of the cell around it. */
  endCell(nested: boolean, kind: ParagraphKind): void
  /** A row ends. `above`: whether its first cell goes on with the one above it. */
  endRow(row: { header: boolean; above: boolean }): void
  /** Blocks that stand after the paragraph or table being read. */
  addAfter(blocks: readonly FlowBlock[]): void
  finish(kind: ParagraphKind): FlowBlock[]
}

/** An empty builder. */
export function flowBuilder(): FlowBuilder {
  const flow: FlowBlock[] = []
  let after: FlowBlock[] = []
  let afterTable: FlowBlock[] = []
  let text: string[] = []
  let cell: string[] = []
  let cells: string[] = []
  let rows: { cells: TableCell[]; header: boolean }[] = []

  const endTable = (): void => {
    if (cells.length > 0 || cell.length > 0) endRow({ header: false, above: false })
    const body = rows.findIndex(({ header }) => !header)
    const table = rows.map((row) => row.cells)
    const [only] = table
    // A table of one cell is a frame around text.
    if (table.length === 1 && only?.length === 1 && only[0] !== above)
      flow.push({ kind: 'paragraph', text: only[0] ?? '' })
    else append(flow, tableRows(table, Math.max(0, body)))
    append(flow, afterTable)
    rows = []
    afterTable = []
  }
  const endParagraph = ({ level, label, inTable }: ParagraphKind): void => {
    const words = text.join('').trim()
    text = []
    const labelled = label === undefined || label === '' ? words : `${label} ${words}`
    if (inTable) {
      if (words !== '') cell.push(labelled)
      return
    }
    if (rows.length > 0 || cells.length > 0 || cell.length > 0) endTable()
    if (words !== '') flow.push(blockOf(words, labelled, level, label))
    append(flow, after)
    after = []
  }
  const endCell = (nested: boolean, { label }: ParagraphKind): void => {
    endParagraph({ level: undefined, label, inTable: true })
    if (nested) return
    cells.push(cleanLine(cell.join(' ')))
    cell = []
  }
  const endRow = (row: { header: boolean; above: boolean }): void => {
    if (cell.length > 0) endCell(false, { level: undefined, label: undefined, inTable: true })
    const [first = '', ...others] = cells
    if (cells.length > 0)
      rows.push({ header: row.header, cells: [row.above && first === '' ? above : first, ...others] })
    cells = []
    append(afterTable, after.splice(0))
  }
  return {
    add: (more) => void text.push(more),
    endParagraph,
    endCell,
    endRow,
    addAfter: (blocks) => append(after, blocks),
    finish(kind) {
      endParagraph(kind)
      if (kind.inTable) endParagraph({ ...kind, inTable: false })
      return flow
    },
  }
}

function blockOf(words: string, labelled: string, level: number | undefined, label: string | undefined): FlowBlock {
  if (level !== undefined)
    return { kind: 'heading', text: cleanLine(/^\W*$/.test(label ?? '') ? words : labelled), level: level + 1 }
  return { kind: label === undefined ? 'paragraph' : 'list-item', text: labelled }
}

/** Not as arguments of `push`: of those there may be only so many. */
function append(to: FlowBlock[], more: readonly FlowBlock[]): void {
  for (const block of more) to.push(block)
}
