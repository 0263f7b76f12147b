import type { FlowBlock } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { above, tableRows } from '../table-rows.ts'
import { chartBlocks } from './chart.ts'
import { bodyLine } from './text-body.ts'

/** Blocks of a graphic frame: a table, a chart or a SmartArt diagram. `partOf` gives the part of a relation's id. */
export function frameBlocks(
  frame: MarkupElement,
  partOf: (id: string | undefined) => MarkupElement | undefined,
): FlowBlock[] {
  const data = descendant(frame, 'a:graphicData')
  const table = child(data, 'a:tbl')
  if (table) return tableBlocks(table)
  const chart = elements(data).find(({ name }) => name === 'c:chart')
  if (chart) return chartBlocks(partOf(chart.attributes['r:id']))
  return diagramBlocks(partOf(child(data, 'dgm:relIds')?.attributes['r:dm']))
}

function tableBlocks(table: MarkupElement): FlowBlock[] {
  const rows = elements(table, 'a:tr').map((row) =>
    elements(row, 'a:tc').map((cell) => (isOn(cell.attributes['vMerge']) ? above : bodyLine(child(cell, 'a:txBody')))),
  )
  return tableRows(rows, isOn(child(table, 'a:tblPr')?.attributes['firstRow']) ? 1 : 0)
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true'
}

/** The points of a diagram in the order of its data (ECMA-376 part 1, 21.4.3), its layout left out. */
function diagramBlocks(part: MarkupElement | undefined): FlowBlock[] {
  const points = elements(child(child(part, 'dgm:dataModel'), 'dgm:ptLst'), 'dgm:pt')
  return points
    .filter(({ attributes }) => !/^(pres|parTrans|sibTrans)$/.test(attributes['type'] ?? ''))
    .map((point) => bodyLine(child(point, 'dgm:t')))
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'list-item', text: `- ${text}` }))
}
