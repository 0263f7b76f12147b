import type { TableCell, TableRow } from '../../../api/answer-table.ts'
import { AssistantError } from '../../../api/error.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { AnswerDeps } from '../answer-deps.ts'
import type { ReadDocument } from './cell-source.ts'
import { emptyCell, figureCell, sentenceCell, wordsCell, yesNoCell } from './cells.ts'
import type { ColumnPlan, PlannedColumn } from './column-plan.ts'
import { type DocumentPassages, documentPassages } from './document-passages.ts'
import { documentPeriod } from './document-period.ts'
import { askedSentences } from './document-sentences.ts'
import { figureTables } from './figure-table.ts'
import { modelCells } from './model-cells.ts'
import type { PassagesOf, RowReader } from './row-reader.ts'

const pagesAtATime = 50

/** Reads a document for every column. Throws what the store throws, and `document-empty` where nothing is stored of it. */
export async function readDocument(
  reader: RowReader,
  document: ScopedDocument,
  signal: AbortSignal,
): Promise<TableRow> {
  const { deps, plan, model } = reader
  const read = storedDocument(deps, document)
  const passages = passagesOf(reader, document, signal)
  const figures = plan.columns.some(({ kind }) => isFigure(kind)) ? figuresOf(read) : undefined
  const cells: TableCell[] = []
  for (const column of plan.columns) {
    signal.throwIfAborted()
    cells.push(await cellOf(column, read, figures, plan, passages))
  }
  const better = model ? await modelCells(reader, model, read, cells, passages, signal) : cells
  const whole = read.partly ? better.map(unread) : better
  const state = whole.some(({ text }) => text !== '') ? 'filled' : 'empty'
  return { documentId: document.documentId, title: document.title, state, cells: whole }
}

/** The row of a document that could not be read. */
export function skippedRow(
  { documentId, title }: Pick<ScopedDocument, 'documentId' | 'title'>,
  columns: number,
): Omit<TableRow, 'error'> {
  return { documentId, title, state: 'skipped', cells: Array.from({ length: columns }, () => emptyCell) }
}

function passagesOf({ deps, embedder }: RowReader, document: ScopedDocument, signal: AbortSignal): PassagesOf {
  const found = new Map<string, Promise<DocumentPassages>>()
  return (query) => {
    const known = found.get(query) ?? documentPassages(deps, embedder, document, query, signal)
    found.set(query, known)
    return known
  }
}

function storedDocument({ text }: AnswerDeps, document: ScopedDocument): ReadDocument {
  const revision = text.revision(document.revisionId)
  const pages: ExtractedPage[] = []
  for (let from = 1; from <= Math.max(1, document.pages); from += pagesAtATime) {
    pages.push(...text.pages(document.revisionId, from, from + pagesAtATime - 1))
  }
  if (pages.every((page) => page.text.trim() === ''))
    throw new AssistantError('document-empty', { name: document.title })
  const partly =
    (revision !== undefined && revision.pagesRead < revision.pages) || pages.some(({ waiting }) => waiting === true)
  return { document, pages, partly, ...(revision === undefined ? {} : { language: revision.language }) }
}

function figuresOf({ pages }: ReadDocument) {
  const tables = figureTables(pages)
  return { tables, period: documentPeriod(pages.slice(0, 2), tables) }
}

async function cellOf(
  column: PlannedColumn,
  read: ReadDocument,
  figures: ReturnType<typeof figuresOf> | undefined,
  plan: ColumnPlan,
  passages: PassagesOf,
): Promise<TableCell> {
  const sentences = askedSentences(read.pages, column.concepts)
  if (column.kind === 'yes-no') return yesNoCell(read, column, sentences)
  if (column.kind === 'text') return wordsCell(read, column, await passages(column.query), sentences)
  const inTables = figures ? figureCell(read, column, figures.tables, { ...figures.period, ...plan.period }) : emptyCell
  if (inTables.text !== '' && inTables.marks.length === 0) return inTables
  const inText = sentenceCell(read, column, sentences)
  if (inText.text !== '' && (inTables.text === '' || weaker(inTables, inText))) return inText
  if (inTables.text !== '') return inTables
  const words = wordsCell(read, column, await passages(column.query), sentences)
  return words.text === '' ? words : { ...words, marks: ['weak'] }
}

/** Whether a cell of tables says less surely than one of sentences what is asked. */
function weaker(one: TableCell, other: TableCell): boolean {
  return one.marks.includes('weak') && !other.marks.includes('weak')
}

function isFigure(kind: PlannedColumn['kind']): boolean {
  return kind === 'amount' || kind === 'number' || kind === 'percent'
}

function unread(cell: TableCell): TableCell {
  return cell.text === '' ? cell : { ...cell, marks: [...cell.marks, 'unread'] }
}
