import type { AnswerTable } from '../../../api/answer-table.ts'
import { type ColumnScale, columnScale } from '../../../api/column-scale.ts'
import { say } from '../../../messages/say.ts'

/** The scale below a column's name: "USD millions". */
export function scaleWords({ factor, unit }: ColumnScale): string {
  const scale = say('table', `scale-${factor}`)
  return unit === undefined ? scale : say('table', 'scaleOf', { unit, scale })
}

/** A column's name with its scale, where its cells have one: "Total revenue (USD millions)". */
export function scaledName(table: AnswerTable, column: number): string {
  const name = table.columns[column]?.name ?? ''
  const scale = columnScale(table, column)
  return scale === undefined ? name : `${name} (${scaleWords(scale)})`
}
