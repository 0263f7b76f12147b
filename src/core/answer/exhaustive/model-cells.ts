import type { CellMark, TableCell } from '../../../api/answer-table.ts'
import type { Span } from '../../../api/span.ts'
import { findOnPage } from '../../library/find-text.ts'
import type { LanguageModel } from '../../ports/language-model.ts'
import { datesIn } from '../facts/dates.ts'
import { numbersIn } from '../facts/numbers.ts'
import { asLine } from '../prompt/as-data.ts'
import { passagesPrompt } from '../prompt/passages.ts'
import { foldSpaces } from '../words/fold.ts'
import { citationOf, type ReadDocument } from './cell-source.ts'
import { cellsGrammar, readCells, type SaidCell } from './cells-grammar.ts'
import type { PlannedColumn } from './column-plan.ts'
import { currencyIn } from './figure.ts'
import type { PassagesOf, RowReader } from './row-reader.ts'

/** Tokens that a quote and a value may take. */
const tokensACell = 160
const passagesAtMost = 6

/**
 * Asks a model for the cells of a document that code did not find for sure, as JSON with the exact words. A cell is kept only
 * where these words stand in the document and the value in them; what code found stays otherwise.
 */
export async function modelCells(
  { deps, plan, question }: RowReader,
  model: LanguageModel,
  read: ReadDocument,
  cells: readonly TableCell[],
  passages: PassagesOf,
  signal: AbortSignal,
): Promise<TableCell[]> {
  const open = plan.columns.flatMap((column, at) => (wantsModel(column, cells[at]) ? [{ column, at }] : []))
  if (open.length === 0) return [...cells]
  const { hits } = await passages(open[0]?.column.query ?? question)
  if (hits.length === 0) return [...cells]
  const names = open.map(({ column }, index) => `${index + 1}. ${asLine(column.name)}`).join('\n')
  const input = { question: `${asLine(question)} ${names}`, passages: hits.slice(0, passagesAtMost), instructions: '' }
  const room = model.contextTokens - tokensACell * open.length
  const templates = { ...deps.prompts, passages: deps.prompts.cells }
  const { tokens } = passagesPrompt(templates, model, input, room)
  const said = readCells(await written(model, tokens, open.length, signal))
  const better = [...cells]
  for (const [index, { column, at }] of open.entries()) {
    const cell = said[index] && checkedCell(column, read, said[index])
    if (cell) better[at] = cell
  }
  return better
}

/** Figures without a mark stand; words may be put shorter. */
function wantsModel(column: PlannedColumn, cell: TableCell | undefined): boolean {
  return cell === undefined || cell.text === '' || cell.marks.length > 0 || column.kind === 'text'
}

async function written(
  model: LanguageModel,
  tokens: readonly number[],
  cells: number,
  signal: AbortSignal,
): Promise<string> {
  await using sequence = await model.openSequence({ priority: 'interactive' })
  const options = {
    maxTokens: tokensACell * cells,
    temperature: 0,
    grammar: cellsGrammar(cells),
    copies: true as const,
  }
  let text = ''
  for await (const event of sequence.generate(tokens, options, signal)) {
    if (event.type === 'text-delta') text += event.text
  }
  return text
}

/** A cell that a model gave, where its quote stands in the document and its value in the quote. */
function checkedCell(column: PlannedColumn, read: ReadDocument, { quote, value }: SaidCell): TableCell | undefined {
  if (quote.trim().length < 2 || value.trim() === '') return undefined
  const span = placeOf(read, quote)
  if (!span) return undefined
  const inside = foldSpaces(span.text).includes(foldSpaces(value))
  const citations = [citationOf(read, [span])]
  if (column.kind === 'text') return inside ? { text: value.trim(), marks: [], citations } : undefined
  if (column.kind === 'yes-no') {
    const word = foldSpaces(value)
    if (!/^(?:yes|no|ja|nein)$/.test(word)) return undefined
    return {
      text: span.text.replace(/\s+/g, ' '),
      value: /^(?:yes|ja)$/.test(word) ? 1 : 0,
      marks: ['weak'],
      citations,
    }
  }
  const number = inside ? numberOf(column, value) : undefined
  if (number === undefined) return undefined
  const unit = column.kind === 'percent' ? '%' : column.kind === 'amount' ? currencyIn(value) : undefined
  const marks: CellMark[] = column.kind === 'amount' && unit === undefined ? ['unit'] : []
  return { text: value.trim(), value: number, ...(unit === undefined ? {} : { unit }), marks, citations }
}

function placeOf({ pages }: ReadDocument, quote: string): Span | undefined {
  for (const page of pages) {
    const [span] = findOnPage(page, quote, 1)
    if (span) return span
  }
  return undefined
}

function numberOf(column: PlannedColumn, value: string): number | undefined {
  if (column.kind === 'date') {
    const [date] = datesIn(value)
    const [year = '*', month = '*', day = '*'] = date?.values[0]?.split('-') ?? []
    if (year === '*' || month === '*') return undefined
    return Number(`${year}${month.padStart(2, '0')}${day === '*' ? '00' : day.padStart(2, '0')}`)
  }
  const [number, ...others] = numbersIn(value)
  const read = Number(number?.values[0])
  return others.length > 0 || !Number.isFinite(read) ? undefined : read
}
