import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { tableRows } from '../table-rows.ts'
import { bodyLine } from './text-body.ts'

/** More points than this make no chart that anyone reads. */
const mostPoints = 2_000

/** A chart's title, and the values it was last drawn from as a table, a series a column (ECMA-376 part 1, 21.2). */
export function chartBlocks(part: MarkupElement | undefined): FlowBlock[] {
  const chart = part && descendant(part, 'c:chart')
  if (!chart) return []
  const title = bodyLine(child(child(child(chart, 'c:title'), 'c:tx'), 'c:rich'))
  const series = elements(child(chart, 'c:plotArea')).flatMap((plot) => elements(plot, 'c:ser'))
  const names = series.map((one) => values(child(one, 'c:tx')).get(0) ?? '')
  const categories = values(child(series[0], 'c:cat') ?? child(series[0], 'c:xVal'))
  const columns = series.map((one) => values(child(one, 'c:val') ?? child(one, 'c:yVal')))
  const places = [...new Set([categories, ...columns].flatMap((column) => [...column.keys()]))]
  const rows = places
    .sort((a, b) => a - b)
    .map((place) => [categories.get(place) ?? '', ...columns.map((column) => column.get(place) ?? '')])
  return [
    ...(title === '' ? [] : [{ kind: 'paragraph' as const, text: title }]),
    ...(rows.length === 0 ? [] : tableRows([['', ...names], ...rows], 1)),
  ]
}

/** The cached points of a reference by their place. */
function values(holder: MarkupElement | undefined): Map<number, string> {
  const cache = holder && ['c:strCache', 'c:numCache', 'c:strLit', 'c:numLit'].map((name) => descendant(holder, name))
  const points = elements(
    cache?.find((found) => found !== undefined),
    'c:pt',
  )
  return new Map(
    points.slice(0, mostPoints).map((point) => {
      const text = child(point, 'c:v')?.children.filter((node) => typeof node === 'string')
      return [Number(point.attributes['idx']) || 0, cleanLine(text?.join('') ?? '')]
    }),
  )
}
