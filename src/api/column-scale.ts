import type { AnswerTable } from './answer-table.ts'

/** In what a column's cells are written: "82,959" in USD millions. */
export type ColumnScale = { factor: 1e3 | 1e6 | 1e9; unit: string | undefined }

const FACTORS = [1e3, 1e6, 1e9] as const
const NEAR = 0.001

/** By how much all figures of a column stand for more than they say; undefined where they say all of it, or differ in it. */
export function columnScale({ rows }: Pick<AnswerTable, 'rows'>, column: number): ColumnScale | undefined {
  const cells = rows.flatMap((row) => row.cells[column] ?? []).filter(({ text, value }) => text !== '' && value)
  const [first] = cells
  if (first === undefined) return undefined
  const factor = FACTORS.find((each) => cells.every(({ text, value = 0 }) => isScaled(text, value, each)))
  const sameUnit = cells.every(({ unit }) => unit === first.unit)
  return factor === undefined || !sameUnit ? undefined : { factor, unit: first.unit }
}

/** Whether the digits of a text, times a factor, are the value; signs and brackets of losses aside. */
function isScaled(text: string, value: number, factor: number): boolean {
  const digits = Number(text.replace(/[^\d.,]/g, '').replace(/,/g, ''))
  return digits > 0 && Math.abs(Math.abs(value) / (digits * factor) - 1) < NEAR
}
