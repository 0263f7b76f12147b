import type { TableCell, TableRow } from '../../../api/answer-table.ts'
import type { ComparisonTable } from '../../../api/comparison-table.ts'
import type { Genre } from '../../../api/genre.ts'
import type { GistFacts, NamedFact } from '../../../api/gist.ts'
import type { Span } from '../../../api/span.ts'
import type { SummaryChoice } from '../../../api/summary.ts'
import type { ReadDocument } from '../../answer/exhaustive/cell-source.ts'
import { emptyCell, figureCell, sentenceCell, wordsCell, yesNoCell } from '../../answer/exhaustive/cells.ts'
import { type PlannedColumn, planColumns } from '../../answer/exhaustive/column-plan.ts'
import { documentPeriod } from '../../answer/exhaustive/document-period.ts'
import { askedSentences } from '../../answer/exhaustive/document-sentences.ts'
import { figureTables } from '../../answer/exhaustive/figure-table.ts'
import { factsOfDocument } from '../gist/document-facts.ts'
import type { RankedSource } from './read-source.ts'
import { type SourcedColumn, sharedColumns } from './shared-columns.ts'
import { citationAt } from './summary-sentence.ts'

const partiesNamed = 3

/** Documents side by side: what they are of a kind to say, or what is asked of them; columns that hardly any fills are left out. */
export function comparisonTable(
  read: readonly RankedSource[],
  genre: Genre,
  { focus }: SummaryChoice,
): ComparisonTable {
  const language = read[0]?.source.language ?? 'en'
  const columns: SourcedColumn[] = focus
    ? planColumns(focus).columns.map((asked) => ({ column: { name: asked.name, kind: asked.kind }, asked }))
    : sharedColumns(genre, language)
  const rows = read.map((one) => rowOf(one, columns))
  const filled = columns.map((_, at) => rows.filter(({ cells }) => cells[at]?.text !== '').length)
  const most = Math.max(...filled)
  const kept = filled.flatMap((count, at) => (count >= Math.min(2, most) && count > 0 ? [at] : []))
  return {
    columns: kept.flatMap((at) => columns[at]?.column ?? []),
    documents: read.length,
    rows: rows.map((row) => {
      const cells = kept.map((at) => row.cells[at] ?? emptyCell)
      return { ...row, state: cells.some(({ text }) => text !== '') ? 'filled' : 'empty', cells }
    }),
    totals: [],
  }
}

function rowOf(read: RankedSource, columns: readonly SourcedColumn[]): TableRow {
  const { source } = read
  const facts = factsOfDocument(source)
  const { documentId, title } = source.place
  const document = readDocumentOf(read)
  const tables = figureTables(source.pages)
  const period = documentPeriod(source.pages.slice(0, 2), tables)
  const answer = (asked: PlannedColumn): TableCell => {
    const sentences = askedSentences(source.pages, asked.concepts)
    if (asked.kind === 'yes-no') return yesNoCell(document, asked, sentences)
    if (asked.kind === 'text')
      return wordsCell(document, asked, { hits: [], sentences: [], answerable: false }, sentences)
    const inTables = asked.kind === 'date' ? emptyCell : figureCell(document, asked, tables, period)
    return inTables.text === '' ? sentenceCell(document, asked, sentences) : inTables
  }
  const cells = columns.map((column) => (column.asked ? answer(column.asked) : sharedCell(read, facts, column)))
  return { documentId, title, state: 'filled', cells }
}

function readDocumentOf({ source }: RankedSource): ReadDocument {
  const { place, pages, language } = source
  const { documentId, revisionId, path, title, kind = 'text', version } = place
  const document = { documentId, revisionId, path, title, kind, pages: pages.length, ...(version ? { version } : {}) }
  return {
    document: document as ReadDocument['document'],
    pages,
    partly: pages.some(({ waiting }) => waiting === true),
    language,
  }
}

function sharedCell(read: RankedSource, facts: GistFacts, { from, says }: SourcedColumn): TableCell {
  if (from === 'parties') return partiesCell(read, facts)
  if (from === 'dates')
    return factCell(
      read,
      facts.dates.find(({ value }) => value !== undefined),
      'date',
    )
  if (from === 'amounts') return factCell(read, facts.amounts[0], 'amount')
  if (says === undefined) return emptyCell
  const [best] = read.ranked.filter(({ text }) => says.test(text)).toSorted((one, other) => other.score - one.score)
  return best ? { text: best.text, marks: [], citations: [cited(read, best.spans)] } : emptyCell
}

/** The people and organisations that are named most, those of which it is said what they are first. */
function partiesCell(read: RankedSource, { people, organisations }: GistFacts): TableCell {
  const named = [...organisations.slice(0, partiesNamed - 1), ...people].slice(0, partiesNamed)
  if (named.length === 0) return emptyCell
  const spans = named.map((fact) => fact.spans.slice(0, 1))
  return { text: named.map(({ text }) => text).join(', '), marks: [], citations: spans.map((own) => cited(read, own)) }
}

function factCell(read: RankedSource, fact: NamedFact | undefined, kind: 'date' | 'amount'): TableCell {
  if (fact?.value === undefined) return emptyCell
  const [unit, number] = kind === 'amount' ? fact.value.split(' ') : []
  const value = kind === 'amount' ? Number(number) : Number(fact.value.replaceAll('-', '').padEnd(8, '0'))
  return {
    text: fact.text,
    value,
    ...(unit === undefined ? {} : { unit }),
    marks: [],
    citations: [cited(read, fact.spans.slice(0, 1))],
  }
}

function cited({ source }: RankedSource, spans: readonly Span[]): TableCell['citations'][number] {
  const { number: _, ...place } = citationAt(source, spans, 1)
  return place
}
