import type { TableCell } from '../../../api/answer-table.ts'
import { columnScale } from '../../../api/column-scale.ts'
import type { ComparisonTable } from '../../../api/comparison-table.ts'
import type { SummaryContent, SummaryForm, SummarySentence } from '../../../api/summary.ts'
import type { ColumnName } from '../../ports/column-name.ts'
import { type ExportedPlace, placeWords, plainTitle } from './place-words.ts'

/** A numbered source: where it stands and its exact words, on one line. */
export type ExportedSource = { number: number; where: string; quote: string }

/** Words with the numbers of their sources; `lead` stands before them, apart: a date, or who has to do it. */
export type ExportedLine = { lead: string; text: string; sources: readonly number[] }

/** `isList`: each line stands by itself. */
export type ExportedPart = { heading: string; level: number; isList: boolean; lines: readonly ExportedLine[] }

/** A summary as every export shows it, in order. `notes`: what it does not know. */
export type ExportedSummary = {
  title: string
  documents: readonly string[]
  parts: readonly ExportedPart[]
  table: { head: readonly string[]; rows: readonly (readonly ExportedLine[])[] } | undefined
  notes: readonly string[]
  sources: readonly ExportedSource[]
}

const lists: ReadonlySet<SummaryForm> = new Set(['bullets', 'timeline', 'actions', 'comparison'])

/** What a kept summary exports: shown sentences with their sources, numbered as on screen, then those of the table. */
export function layOut(
  columnName: ColumnName,
  { title, documentTitles }: { title: string; documentTitles: readonly string[] },
  content: SummaryContent,
): ExportedSummary {
  const sources = new Map<number, ExportedSource>()
  const take = (number: number, place: ExportedPlace) => {
    if (!sources.has(number)) sources.set(number, { number, where: placeWords(place), quote: oneLine(place.text) })
    return number
  }
  const parts = content.parts
    .map(({ heading, level, sentences, closing }) => ({
      heading: oneLine(heading),
      level,
      isList: lists.has(content.choice.form) && closing === undefined,
      lines: sentences.filter(({ shown }) => shown).map((sentence) => lineOf(sentence, take)),
    }))
    .filter(({ lines }) => lines.length > 0)
  let last = Math.max(0, ...sources.keys())
  const cellLine = (cell: TableCell | undefined): ExportedLine => ({
    lead: '',
    text: oneLine(cell?.text ?? ''),
    sources: (cell?.citations ?? []).map((citation) => {
      last += 1
      return take(last, citation)
    }),
  })
  const { table } = content
  const names = documentTitles.map((name) => plainTitle(oneLine(name)))
  const rows = table?.rows
    .filter(({ state }) => state === 'filled')
    .map((row) => [
      { lead: '', text: plainTitle(oneLine(row.title)), sources: [] },
      ...table.columns.map((_, at) => cellLine(row.cells[at])),
    ])
  return {
    title: oneLine(title),
    // A summary is called by its documents until it is renamed.
    documents: names.join(', ') === oneLine(title) ? [] : names,
    parts,
    table: table &&
      rows && { head: ['Document', ...table.columns.map((_, at) => headOf(table, at, columnName))], rows },
    notes: notesOf(content),
    sources: [...sources.values()].sort((one, other) => one.number - other.number),
  }
}

function lineOf(sentence: SummarySentence, take: (number: number, place: ExportedPlace) => number): ExportedLine {
  const { date, who, citations, support, text } = sentence
  const differs = support === 'weak' ? ' (differs from its source)' : ''
  return {
    lead: [who, date?.text].flatMap((part) => (part ? [oneLine(part)] : [])).join(', '),
    text: `${oneLine(text)}${differs}`,
    sources: [...new Set(citations.map(({ number, ...place }) => take(number, place)))],
  }
}

const scales = { 1e3: 'thousands', 1e6: 'millions', 1e9: 'billions' } as const

/** The name of a column, with what its figures are written in: "Total revenue (USD millions)". */
function headOf(table: ComparisonTable, at: number, columnName: ColumnName): string {
  const column = table.columns[at]
  const name = column ? oneLine(columnName(column)) : ''
  const scale = columnScale(table, at)
  if (scale === undefined) return name
  return `${name} (${[scale.unit, scales[scale.factor]].flatMap((part) => part ?? []).join(' ')})`
}

/** What was left out, so that nobody takes the summary for more than it is. */
function notesOf({ skipped, table, progress, state }: SummaryContent): string[] {
  const pages = skipped.map(({ title, from, to }) =>
    from === to ? `Not read: ${plainTitle(title)}, p. ${from}.` : `Not read: ${plainTitle(title)}, pp. ${from}-${to}.`,
  )
  const documents = (table?.rows ?? [])
    .filter((row) => row.state !== 'filled')
    .map((row) =>
      row.state === 'empty' ? `Says nothing of it: ${plainTitle(row.title)}.` : `Not read: ${plainTitle(row.title)}.`,
    )
  const isPart = state !== 'done' && progress.read < progress.of
  return [...pages, ...documents, ...(isPart ? [`In part: ${progress.read} of ${progress.of} sections read.`] : [])]
}

/** Text on one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
