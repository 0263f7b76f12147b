import { z } from 'zod'
import { AnswerTable, ColumnKind, TableColumn } from './answer-table.ts'

/** What documents of a kind are compared in: a column that Carrel chose, without words of its own. */
export const SharedColumnCode = z.enum([
  'parties',
  'date',
  'amount',
  'term',
  'notice',
  'law',
  'liability',
  'aim',
  'result',
  'outlook',
])
export type SharedColumnCode = z.infer<typeof SharedColumnCode>

/** A column that Carrel chose; `language`: ISO 639-1 of the first document, in which it is named where it can be. */
export const SharedColumn = z.strictObject({ code: SharedColumnCode, language: z.string(), kind: ColumnKind })
export type SharedColumn = z.infer<typeof SharedColumn>

/** A column of a comparison: one that was asked for by its name (of older summaries any of them), or one that Carrel chose. */
export const ComparisonColumn = z.union([TableColumn, SharedColumn])
export type ComparisonColumn = z.infer<typeof ComparisonColumn>

/** The table of a comparison of documents. */
export const ComparisonTable = AnswerTable.extend({ columns: z.array(ComparisonColumn) })
export type ComparisonTable = z.infer<typeof ComparisonTable>
