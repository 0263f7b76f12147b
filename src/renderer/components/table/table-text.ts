import type { AnswerTable, CellCitation, TableRow } from '../../../api/answer-table.ts'
import { say, sayError } from '../../../messages/say.ts'
import { type CitationStyle, plainTitle, sourceText } from '../../app/citation-text.ts'
import { oneLine } from '../../app/one-line.ts'
import { scaledName } from './column-scale.ts'
import { totalName, totalOf, totalValue } from './table-words.ts'

/**
 * A table for a spreadsheet: tab-separated, one line a document, the last column says where the words of its cells stand.
 * Words that a spreadsheet would take for a formula begin with an apostrophe.
 */
export function tableTsv(table: AnswerTable, style: CitationStyle): string {
  const head = [
    say('table', 'document'),
    ...table.columns.map((_, at) => scaledName(table, at)),
    say('table', 'sources'),
  ]
  const lines = table.rows.map((row) => {
    const sources = row.cells.flatMap(({ citations }, at) => {
      const where = [...new Set(citations.map((citation) => sourceText(citation, style)))].join('; ')
      return where === '' ? [] : [say('table', 'cell', { column: table.columns[at]?.name ?? '', text: where })]
    })
    const cells = table.columns.map((_, at) => row.cells[at]?.text ?? '')
    const note = row.state === 'filled' ? sources.join('; ') : reasonOf(row)
    return [plainTitle(row.title), ...cells, note]
  })
  return [head, ...lines].map((line) => line.map((cell) => inert(oneLine(cell))).join('\t')).join('\n')
}

/** A table as Markdown: numbers in its cells lead to the words below it, then what is worked out, and what is not in it. */
export function tableMarkdown(table: AnswerTable, style: CitationStyle): string {
  const sources: CellCitation[] = []
  const numbered = (citation: CellCitation) => `[${sources.push(citation)}]`
  const filled = table.rows.filter(({ state }) => state === 'filled')
  const body = filled.map((row) => [
    plainTitle(row.title),
    ...table.columns.map((_, at) => {
      const cell = row.cells[at]
      return cell === undefined ? '' : [cell.text, cell.citations.map(numbered).join('')].filter(Boolean).join(' ')
    }),
  ])
  const head = [say('table', 'document'), ...table.columns.map((_, at) => scaledName(table, at))]
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => oneLine(cell).replaceAll('|', '\\|')).join(' | ')} |`
  const totals = table.totals.flatMap((total) => {
    const column = table.columns[total.column]
    if (column === undefined) return []
    const kind = totalName(total, column).toLowerCase()
    const value = totalValue(total, column.kind)
    return [say('table', 'totalLine', { column: column.name, kind, value, words: totalOf(total) })]
  })
  const empty = table.rows.filter(({ state }) => state === 'empty').map(({ title }) => plainTitle(title))
  const skipped = table.rows
    .filter(({ state }) => state === 'skipped')
    .map((row) => `${plainTitle(row.title)} (${reasonOf(row)})`)
  const parts = [
    [line(head), line(head.map(() => '---')), ...body.map(line)],
    totals,
    [
      ...(empty.length === 0 ? [] : [say('table', 'emptyList', { titles: empty.join(', ') })]),
      ...(skipped.length === 0 ? [] : [say('table', 'skippedList', { titles: skipped.join(', ') })]),
    ],
    sources.map((source, at) => `[${at + 1}] “${oneLine(source.text)}” (${sourceText(source, style)})`),
  ]
  return parts.flatMap((lines) => (lines.length === 0 ? [] : [lines.join('\n')])).join('\n\n')
}

/** Why a row is not filled. */
export function reasonOf({ state, error }: Pick<TableRow, 'state' | 'error'>): string {
  if (error !== undefined) return sayError(error).replace(/\.$/, '')
  return say('table', state === 'skipped' ? 'notRead' : 'saysNothing')
}

/** Words as a spreadsheet takes them for words: a formula gets an apostrophe, a signed number does not. */
function inert(cell: string): string {
  return /^[=+@-]/.test(cell) && !/^[+-][\d.,\s%]+$/.test(cell) ? `'${cell}` : cell
}
