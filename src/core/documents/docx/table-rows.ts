import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { chosenBranch } from './alternate-content.ts'
import type { TableRow } from './table-header.ts'
import { valueOf } from './values.ts'

/** More columns than Word allows are no table but an attack on memory. */
const mostColumns = 63

/** Rows and cells of a table, those struck by a tracked change left out, content controls around them looked into. */
export function rowsOf(table: MarkupElement): TableRow[] {
  return within(table, 'w:tr')
    .filter((row) => !child(child(row, 'w:trPr'), 'w:del'))
    .map((row) => ({
      row,
      cells: within(row, 'w:tc').filter((cell) => !child(child(cell, 'w:tcPr'), 'w:cellDel')),
    }))
}

/** Empty columns before a row's first cell. */
export function columnsBefore(row: MarkupElement): number {
  return columns(valueOf(child(row, 'w:trPr'), 'w:gridBefore'), 0)
}

/** How many columns a cell is wide. */
export function columnsWide(cell: MarkupElement): number {
  return Math.max(1, columns(valueOf(child(cell, 'w:tcPr'), 'w:gridSpan'), 1))
}

/** Whether a cell only goes on with the one above it, or the one before it in old files. */
export function goesOn(cell: MarkupElement): boolean {
  const properties = child(cell, 'w:tcPr')
  return ['w:vMerge', 'w:hMerge'].some((name) => {
    const merge = child(properties, name)
    return merge !== undefined && (merge.attributes['w:val'] ?? 'continue') === 'continue'
  })
}

function columns(text: string | undefined, preset: number): number {
  const number = Number(text ?? preset)
  return Number.isInteger(number) ? Math.min(mostColumns, Math.max(0, number)) : preset
}

function within(parent: MarkupElement, name: string): MarkupElement[] {
  return elements(parent).flatMap((node) => {
    switch (node.name) {
      case name:
        return [node]
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
        return within(node, name)
      case 'mc:AlternateContent': {
        const branch = chosenBranch(node)
        return branch ? within(branch, name) : []
      }
      default:
        return []
    }
  })
}
