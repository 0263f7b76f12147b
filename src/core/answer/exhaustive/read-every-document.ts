import type { AnswerEvent } from '../../../api/answer.ts'
import type { AnswerTable, TableRow, TableTotal } from '../../../api/answer-table.ts'
import type { Scope } from '../../../api/document.ts'
import { toErrorValue } from '../../../api/error.ts'
import type { ScopedDocument, UnreadDocument } from '../../ports/document-ref.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import { choosePlan } from '../prompt/choose-plan.ts'
import { planColumns } from './column-plan.ts'
import { readDocument, skippedRow } from './read-document.ts'
import type { RowReader } from './row-reader.ts'
import { totalsOf } from './totals.ts'

/**
 * What to read. `documents`: each gets a row, in this order; `done`: rows that were read before a pause, of which none is read
 * again; a model is asked only where it can follow instructions.
 */
export type EveryDocument = {
  question: string
  scope: Scope
  documents: readonly ScopedDocument[]
  /** Those of the scope that have no text: each gets a row that says so. */
  unread: readonly UnreadDocument[]
  model: LanguageModel | undefined
  embedder: Embedder | undefined
  done?: AnswerTable
}

/** A table as it grows; `totals` come last, over all rows. */
export type TableEvent =
  | Extract<AnswerEvent, { type: 'table-started' | 'row-read' }>
  | { type: 'totals'; totals: TableTotal[] }

/**
 * Reads documents one after the other, a row each. One that cannot be read is skipped with its error; an abort throws, and
 * the rows that were given stand.
 */
export async function* readEveryDocument(
  deps: AnswerDeps,
  { question, documents, unread, model, embedder, done }: EveryDocument,
  signal: AbortSignal,
): AsyncGenerator<TableEvent> {
  const plan = planColumns(question)
  const columns = plan.columns.map(({ name, kind }) => ({ name, kind }))
  const rows: TableRow[] = [...(done?.rows ?? [])]
  const read = new Set(rows.map(({ documentId }) => documentId))
  const all = [...documents, ...unread]
  yield { type: 'table-started', columns, documents: all.length + rowsElsewhere(rows, all) }
  const able = model && choosePlan(model.info) === 'passages' ? model : undefined
  const reader: RowReader = { deps, plan, question, model: able, embedder }
  for (const document of documents) {
    if (read.has(document.documentId)) continue
    signal.throwIfAborted()
    const row = await rowOf(reader, document, signal)
    rows.push(row)
    yield { type: 'row-read', row }
    // Documents are read from the store without waiting: others get their turn here.
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  for (const document of unread) {
    if (read.has(document.documentId)) continue
    const { error } = document
    const row = { ...skippedRow(document, columns.length), ...(error ? { error } : {}) }
    rows.push(row)
    yield { type: 'row-read', row }
  }
  yield { type: 'totals', totals: totalsOf(columns, rows) }
}

/** Rows of documents that have left the scope since; they stay in the table and count in it. */
function rowsElsewhere(rows: readonly TableRow[], documents: readonly { documentId: string }[]): number {
  const ids = new Set(documents.map(({ documentId }) => documentId))
  return rows.filter(({ documentId }) => !ids.has(documentId)).length
}

async function rowOf(reader: RowReader, document: ScopedDocument, signal: AbortSignal): Promise<TableRow> {
  try {
    return await readDocument(reader, document, signal)
  } catch (error) {
    if (signal.aborted) throw error
    return { ...skippedRow(document, reader.plan.columns.length), error: toErrorValue(error) }
  }
}
