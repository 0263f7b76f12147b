import { headerOf } from '../flow.ts'
import { isFigure, isYear } from './figures.ts'

/** What stands in a column of a row. A cell that spans columns or rows stands in each, with one `id`. */
export type HeadCell = { id: number; text: string; bold: boolean }

const longestHead = 90
const deepest = 4

/**
 * The header of a table as `Block.header` has it: of its first rows, below a title over all columns, where they are
 * seen to head columns, by bold type, by figures below or by short words over each of three columns and more. Heads over
 * several columns stand before the heads of each. Undefined where no rows do.
 */
export function tableHeader(rows: readonly (readonly HeadCell[])[]): string | undefined {
  const titles = rows.findIndex((row) => new Set(filledOf(row).map(({ id }) => id)).size > 1)
  if (titles < 0) return undefined
  const heads = rows.slice(titles, titles + depthOf(rows.slice(titles)))
  const body = rows.slice(titles + heads.length)
  const cells = heads.flatMap(filledOf)
  if (body.length === 0 || cells.length < 2 || cells.some(({ text }) => text.length > longestHead)) return undefined
  if (cells.every(({ text }) => isFigure(text) && !isYear(text))) return undefined
  if (!isBolder(cells, body.flatMap(filledOf)) && !headsFigures(heads, body) && !headsAll(heads, body)) return undefined
  return headOf(heads)
}

/** The heads of each column, those of several before those of each, as `Block.header` has them. */
export function headOf(heads: readonly (readonly HeadCell[])[]): string | undefined {
  const columns = (heads[0] ?? []).map((_, column) => heads.map((row) => row[column]).filter((cell) => cell?.text))
  const own = columns.filter(
    (column, at) =>
      at === 0 || column.length === 0 || column.some((cell, row) => cell?.id !== columns[at - 1]?.[row]?.id),
  )
  return headerOf(own.map((column) => [...new Map(column.map((cell) => [cell?.id, cell?.text])).values()].join(' ')))
}

function filledOf(row: readonly HeadCell[]): HeadCell[] {
  return row.filter(({ text }) => text !== '')
}

/** How many rows the first row's heads take with those below that belong to them. */
function depthOf(rows: readonly (readonly HeadCell[])[]): number {
  let depth = 1
  while (depth < deepest && depth < rows.length - 1) {
    const [last, next] = [rows[depth - 1] ?? [], rows[depth] ?? []]
    const goesDown = last.some(({ id, text }, column) => text !== '' && next[column]?.id === id)
    if (!goesDown && !(depth === 1 && isParted(last, next))) break
    depth += 1
  }
  return depth
}

/** Whether a head stands over several cells of the next row. */
function isParted(heads: readonly HeadCell[], next: readonly HeadCell[]): boolean {
  return heads.some(({ id, text }) => {
    const below = next.filter((cell, column) => heads[column]?.id === id && cell.text !== '')
    return text !== '' && new Set(below.map((cell) => cell.id)).size > 1
  })
}

function isBolder(heads: readonly HeadCell[], body: readonly HeadCell[]): boolean {
  return heads.every(({ bold }) => bold) && body.filter(({ bold }) => bold).length < body.length / 2
}

/** Whether words or years stand over a column of figures. */
function headsFigures(heads: readonly (readonly HeadCell[])[], body: readonly (readonly HeadCell[])[]): boolean {
  return (heads[0] ?? []).some((_, column) => {
    const above = heads.map((row) => row[column]?.text ?? '').filter(Boolean)
    const below = body.map((row) => row[column]?.text ?? '').filter(Boolean)
    const figures = below.filter(isFigure).length
    return (
      column > 0 &&
      above.length > 0 &&
      above.every((text) => !isFigure(text) || isYear(text)) &&
      below.length > 0 &&
      figures >= below.length * 0.6 &&
      !below.every(isYear)
    )
  })
}

/** Whether each of three columns and more has a short head. */
function headsAll(heads: readonly (readonly HeadCell[])[], body: readonly (readonly HeadCell[])[]): boolean {
  const columns = heads[0]?.length ?? 0
  const headed = Array.from({ length: columns }, (_, column) => heads.some((row) => (row[column]?.text ?? '') !== ''))
  const texts = heads.flatMap(filledOf).map(({ text }) => text)
  return (
    columns >= 3 &&
    body.length >= 2 &&
    headed.slice(1).every(Boolean) &&
    texts.every((text) => text.length <= 40 && !isFigure(text))
  )
}
