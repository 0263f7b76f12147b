import type { AnswerTable } from '../api/answer-table.ts'
import type { ComparisonColumn, ComparisonTable } from '../api/comparison-table.ts'
import { columns as german } from './de/columns.ts'
import { say } from './say.ts'

/** What stands above a column of a comparison: its own name, or that of what it holds, in German above German documents. */
export function columnName(column: ComparisonColumn): string {
  if ('name' in column) return column.name
  return column.language === 'de' ? german[column.code] : say('table', `column-${column.code}`)
}

/** A comparison with the names of its columns, as tables are shown. */
export function namedTable({ columns, ...table }: ComparisonTable): AnswerTable {
  return { ...table, columns: columns.map((column) => ({ name: columnName(column), kind: column.kind })) }
}
