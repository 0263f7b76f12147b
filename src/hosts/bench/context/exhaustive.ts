import { readdirSync } from 'node:fs'
import path from 'node:path'
import { read, utils } from '@e965/xlsx'
import papaparse from 'papaparse'
import type { Answer } from '../../../api/answer.ts'
import type { AnswerTable } from '../../../api/answer-table.ts'
import { asksEveryDocument } from '../../../core/answer/exhaustive/asks-every-document.ts'
import type { Report } from '../bench.ts'
import type { BenchLibrary } from '../bench-library.ts'
import { tenQSet } from '../retrieval/corpora.ts'
import { mean } from '../retrieval/measures.ts'
import { withCorpus } from '../retrieval/with-corpus.ts'
import { keyColumns, keyQuestion, tenQKey } from './ten-q-key.ts'

const everything = { collectionIds: [], documentIds: [] }

/**
 * Tables over the 20 filings of qa-kgrag-10q without a chat model: sources of its multi-document questions that a filled cell
 * cites, and the key of 40 values, also as read back from the files they are written to.
 */
export async function exhaustive(report: Report, _options: { full: boolean }): Promise<void> {
  const set = tenQSet((folder) => readdirSync(folder).filter((file) => file.endsWith('.pdf')))
  if (!set) {
    process.stderr.write('exhaustive: qa-kgrag-10q of ../shared/corpora is absent, nothing is measured\n')
    return
  }
  await withCorpus(set, async (library) => {
    const recalls: number[] = []
    const precisions: number[] = []
    const times: number[] = []
    for (const { question, type, sources } of set.questions) {
      if (!type.startsWith('Multi-Doc')) continue
      const started = performance.now()
      const table = await tableOf(library, question)
      times.push((performance.now() - started) / Math.max(1, table.rows.length))
      const cited = citedFiles(table)
      const right = sources.filter((name) => cited.has(name)).length
      recalls.push(right / sources.length)
      precisions.push(cited.size === 0 ? 0 : right / cited.size)
    }
    const [recall, precision] = [mean(recalls), mean(precisions)]
    report('sources cited by filled cells, recall', recall, '', { goal: '>= 0.95', holds: recall >= 0.95 })
    report('sources cited by filled cells, precision', precision, '', { goal: '>= 0.8', holds: precision >= 0.8 })
    const asked = set.questions.filter(({ type }) => type.startsWith('Multi-Doc'))
    const chosen = asked.filter(({ question }) => asksEveryDocument(question)).length
    report('of these questions choose the table by themselves', chosen, `of ${asked.length}`)
    report('time a document', mean(times), 'ms')
    await measureKey(library, report)
  })
}

/** Files that a filled cell cites. */
function citedFiles({ rows }: AnswerTable): Set<string> {
  const cells = rows.filter(({ state }) => state === 'filled').flatMap((row) => row.cells)
  return new Set(
    cells
      .filter(({ text }) => text !== '')
      .flatMap(({ citations }) => citations.map((each) => path.basename(each.path))),
  )
}

async function tableOf({ assistant }: BenchLibrary, question: string): Promise<AnswerTable> {
  const asked = { question, scope: everything, model: 'none', route: 'exhaustive' as const }
  for await (const event of assistant.answer(asked, new AbortController().signal)) {
    if (event.type === 'answer-finished' && event.answer.table) return event.answer.table
  }
  throw new Error('The answer has no table')
}

async function measureKey({ client }: BenchLibrary, report: Report): Promise<void> {
  const thread = await client.call('thread.create', { scope: everything })
  let messageId = ''
  let answer: Answer | undefined
  const input = { threadId: thread.id, parentId: null, question: keyQuestion, scope: everything, model: 'none' }
  for await (const event of client.stream('answer.ask', { ...input, route: 'exhaustive' })) {
    if (event.type === 'message-started') messageId = event.messageId
    if (event.type === 'answer-finished') answer = event.answer
  }
  const table = answer?.table
  if (!table) throw new Error('The answer has no table')
  const { right, unmarked } = compare(table)
  report('key of 40 values, right', right, 'values', { goal: '>= 32', holds: right >= 32 })
  report('key of 40 values, wrong without a mark', unmarked, 'values', { goal: '0', holds: unmarked === 0 })
  report('documents read', table.rows.filter(({ state }) => state !== 'skipped').length, `of ${table.documents}`)
  const csv = await client.call('answer.export', { messageId, format: 'csv' })
  const lines = papaparse.parse<Record<string, string>>(new TextDecoder().decode(csv.bytes), { header: true }).data
  const fromCsv = rightIn((file, column) =>
    Number(lines.find((line) => path.basename(line['File'] ?? '') === file)?.[column]),
  )
  report('of them in the CSV, read back', fromCsv, 'values', { goal: `${right}`, holds: fromCsv === right })
  const xlsx = await client.call('answer.export', { messageId, format: 'xlsx' })
  const fromXlsx = rightIn(inWorkbook(xlsx.bytes, table))
  report('of them in the XLSX, read back', fromXlsx, 'values', { goal: `${right}`, holds: fromXlsx === right })
}

function rightIn(value: (file: string, column: string) => number | undefined): number {
  return tenQKey.filter((keyed) => value(keyed.file, keyed.column) === keyed.value).length
}

/** Values of a workbook; its rows stand in the order of the table's. */
function inWorkbook(bytes: Uint8Array, { rows }: AnswerTable): (file: string, column: string) => number | undefined {
  const sheet = read(bytes).Sheets['Table']
  const lines = sheet ? utils.sheet_to_json<(string | number)[]>(sheet, { header: 1 }) : []
  return (file, column) => {
    const line =
      lines[
        1 +
          rows.findIndex(({ cells }) =>
            cells.some(({ citations }) => citations.some((each) => path.basename(each.path) === file)),
          )
      ]
    const value = line?.[1 + keyColumns.findIndex((name) => name === column)]
    return typeof value === 'number' ? value : undefined
  }
}

/** How many values of the key a table has right, and how many it has wrong without a mark. */
export function compare({ columns, rows }: AnswerTable): { right: number; unmarked: number } {
  let right = 0
  let unmarked = 0
  for (const { file, column, value } of tenQKey) {
    const at = columns.findIndex(({ name }) => name === column)
    const cell = rows.find(({ cells }) =>
      cells.some(({ citations }) => citations.some((each) => path.basename(each.path) === file)),
    )?.cells[at]
    if (cell?.value === value) right += 1
    else if (cell && cell.text !== '' && cell.marks.length === 0) unmarked += 1
  }
  return { right, unmarked }
}
