import { child, elements, type MarkupElement } from '../markup-tree.ts'
import type { Styles } from './styles.ts'
import { isOn, isOnValue, valueOf } from './values.ts'

/** A row of a table: its properties and its cells. */
export type TableRow = { row: MarkupElement; cells: readonly MarkupElement[] }

/**
 * How many of a table's first rows head the others: those marked so, else one that the table's style draws apart or
 * that alone is all bold. 0 where none does.
 */
export function headerRows(table: MarkupElement, rows: readonly TableRow[], styles: Styles): number {
  const [first, second] = rows
  if (!first || !second) return 0
  const unmarked = rows.findIndex(({ row }) => !isOn(child(child(row, 'w:trPr'), 'w:tblHeader')))
  if (unmarked !== 0) return Math.max(0, unmarked)
  if (first.cells.length < 2) return 0
  const properties = child(table, 'w:tblPr')
  const isStyled = styles.tablesWithHeader.has(valueOf(properties, 'w:tblStyle') ?? '')
  if (isStyled && looksAtFirstRow(child(properties, 'w:tblLook'))) return 1
  return isBold(first, styles) && !isBold(second, styles) ? 1 : 0
}

/** ECMA-376 part 1, 17.4.55: attributes, or bits of a hexadecimal number in older files. */
function looksAtFirstRow(look: MarkupElement | undefined): boolean {
  const own = look?.attributes['w:firstRow']
  if (own !== undefined) return isOnValue(own)
  return (Number.parseInt(look?.attributes['w:val'] ?? '0', 16) & 0x20) !== 0
}

/** Whether a row has text and all of it is bold, or stands in paragraphs for table headings. */
function isBold({ cells }: TableRow, styles: Styles): boolean {
  let hasText = false
  const check = (node: MarkupElement, byStyle: boolean): boolean => {
    if (node.name === 'w:p') {
      const style = styles.paragraphs.get(valueOf(child(node, 'w:pPr'), 'w:pStyle') ?? '')
      const marked = style?.bold === true || style?.tableHeader === true || style?.headingLevel !== undefined
      return elements(node).every((inner) => check(inner, marked))
    }
    if (node.name !== 'w:r') return elements(node).every((inner) => check(inner, byStyle))
    const isBlank = elements(node, 'w:t').every(({ children }) => children.join('').trim() === '')
    if (isBlank) return true
    hasText = true
    const properties = child(node, 'w:rPr')
    const bold = child(properties, 'w:b')
    return bold ? isOn(bold) : byStyle || valueOf(properties, 'w:rStyle') === 'Strong'
  }
  return cells.every((cell) => check(cell, false)) && hasText
}
