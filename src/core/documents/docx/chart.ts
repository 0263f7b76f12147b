import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'

/** As many as Excel draws. */
const mostSeries = 255

/** A chart as the table that it draws (ECMA-376 part 1, 21.2): its title, then a row a category with its values. */
export function readChart(part: MarkupElement): FlowBlock[] {
  const chart = descendant(part, 'c:chart')
  const plot = child(chart, 'c:plotArea')
  const series = elements(plot)
    .flatMap((drawn) => elements(drawn, 'c:ser'))
    .slice(0, mostSeries)
  const title = textIn(child(chart, 'c:title')).trim()
  const blocks: FlowBlock[] = title === '' ? [] : [{ kind: 'paragraph', text: title }]
  const names = series.map((one) => [...pointsIn(child(one, 'c:tx')).values()].join(' '))
  const rows = new Map<string, { label: string; values: string[] }>()
  for (const [nth, one] of series.entries()) {
    const labels = pointsIn(child(one, 'c:cat') ?? child(one, 'c:xVal'))
    for (const [index, value] of pointsIn(child(one, 'c:val') ?? child(one, 'c:yVal'))) {
      const row = rows.get(index) ?? { label: labels.get(index) ?? '', values: series.map(() => '') }
      rows.set(index, row)
      row.values[nth] = value
    }
  }
  const header = headerOf(names)
  if (header !== undefined && rows.size > 0)
    blocks.push({ kind: 'table-row', text: ['', ...names].join(cellBreak), header })
  for (const { label, values } of rows.values()) {
    const text = [label, ...values].join(cellBreak)
    blocks.push({ kind: 'table-row', text, ...(header === undefined ? {} : { header }) })
  }
  return blocks
}

/** The values that a chart keeps of its data, by their place. */
function pointsIn(data: MarkupElement | undefined): Map<string, string> {
  const points = new Map<string, string>()
  const collect = (node: MarkupElement): void => {
    if (node.name === 'c:pt') points.set(node.attributes['idx'] ?? '', child(node, 'c:v')?.children.join('') ?? '')
    else for (const inner of elements(node)) collect(inner)
  }
  if (data) collect(data)
  return points
}

function textIn(node: MarkupElement | undefined): string {
  return elements(node)
    .map((inner) => (inner.name === 'a:t' ? inner.children.join('') : textIn(inner)))
    .join('')
}
