import { z } from 'zod'
import { ErrorValue } from './error.ts'
import { place } from './place.ts'

/** What a column holds. `value`s: amounts and numbers as they are (millions written out), dates as YYYYMMDD, yes 1 and no 0. */
export const ColumnKind = z.enum(['text', 'amount', 'number', 'percent', 'date', 'yes-no'])
export type ColumnKind = z.infer<typeof ColumnKind>

export const TableColumn = z.strictObject({ name: z.string(), kind: ColumnKind })
export type TableColumn = z.infer<typeof TableColumn>

/**
 * Why a cell wants a look: `several`: the document says more than one value; `other-period`: not the period that was
 * asked for; `unit`: its unit is not said nearby; `weak`: its words match the question in part; `unread`: pages of the document were not read.
 */
export const CellMark = z.enum(['several', 'other-period', 'unit', 'weak', 'unread'])
export type CellMark = z.infer<typeof CellMark>

/** The exact words a cell was taken from. */
export const CellCitation = z.strictObject({ ...place })
export type CellCitation = z.infer<typeof CellCitation>

/** A cell; `text` is '' where the document says nothing of it, and then nothing is cited. `unit`: a currency or measure, as ISO 4217 or as written. */
export const TableCell = z.strictObject({
  text: z.string(),
  value: z.number().optional(),
  unit: z.string().optional(),
  marks: z.array(CellMark),
  citations: z.array(CellCitation),
})
export type TableCell = z.infer<typeof TableCell>

/** A document's row. `empty`: it was read and says nothing of it; `skipped`: it could not be read. */
export const TableRow = z.strictObject({
  documentId: z.string(),
  title: z.string(),
  state: z.enum(['filled', 'empty', 'skipped']),
  error: ErrorValue.optional(),
  cells: z.array(TableCell),
})
export type TableRow = z.infer<typeof TableRow>

/**
 * A figure that code made of a column's cells without a mark. `column`: its index; `of`: cells it was made of; `marked`: those
 * left out for their marks. `count` counts rows that say something (of `yes-no`: yes).
 */
export const TableTotal = z.strictObject({
  column: z.int(),
  kind: z.enum(['count', 'sum', 'mean', 'least', 'greatest']),
  value: z.number(),
  unit: z.string().optional(),
  of: z.int(),
  marked: z.int(),
})
export type TableTotal = z.infer<typeof TableTotal>

/** The table of an exhaustive answer: `documents` in scope, of which the rows say what was read of them. */
export const AnswerTable = z.strictObject({
  columns: z.array(TableColumn),
  documents: z.int(),
  rows: z.array(TableRow),
  totals: z.array(TableTotal),
})
export type AnswerTable = z.infer<typeof AnswerTable>
