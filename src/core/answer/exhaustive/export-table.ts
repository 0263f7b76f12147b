import type { AnswerTable } from '../../../api/answer-table.ts'
import { tableCsv } from './table-csv.ts'
import { tableXlsx } from './table-xlsx.ts'

/** Forms a table can be written in. */
export type TableFormat = 'csv' | 'xlsx'

const longestName = 60

/** A table as a file, named by its question. */
export async function exportTable(
  table: AnswerTable,
  question: string,
  format: TableFormat,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const plain = question.replace(/[^\p{L}\p{N}\s.,'-]+/gu, ' ').replace(/\s+/g, ' ')
  const short = plain
    .trim()
    .slice(0, longestName)
    .toWellFormed()
    .replace(/[\s.]+$/, '')
    .replace(/^\.+/, '')
  const bytes = format === 'csv' ? tableCsv(table) : await tableXlsx(table)
  return { name: `${short || 'table'}.${format}`, bytes }
}
