import { expect, test } from 'vitest'
import type { AnswerTable, TableRow } from '../../../api/answer-table.ts'
import type { UnreadDocument } from '../../ports/document-ref.ts'
import { type Script, testPorts } from '../test-ports.ts'
import { cellsGrammar, readCells } from './cells-grammar.ts'
import { readEveryDocument } from './read-every-document.ts'

const leases = {
  north: 'Lease of flat 3. The monthly rent is EUR 1,450. The tenant may sublet the flat to students.',
  south: 'Lease of flat 5. The monthly rent is EUR 900. The tenant may not sublet the flat.',
  cellar: 'The cellar is dry and has a lamp.',
}
const scope = { collectionIds: [], documentIds: [] }
const never = new AbortController().signal
const large = 3e9

type Asked = {
  script?: Script
  parameters?: number
  done?: AnswerTable
  signal?: AbortSignal
  broken?: string
  unread?: UnreadDocument[]
  documents?: Record<string, string>
}

async function read(question: string, asked: Asked = {}) {
  const { deps } = testPorts(asked.documents ?? leases, asked.script, asked.parameters)
  const model = await deps.models.languageModel('starter')
  const text = {
    ...deps.text,
    pages: (id: string, from: number, to: number) => {
      if (id === asked.broken) throw new Error('gone')
      return deps.text.pages(id, from, to)
    },
  }
  const documents = deps.text.scopeDocuments(scope, 10)
  const { unread = [], done } = asked
  const input = { question, scope, documents, unread, model, embedder: undefined, ...(done ? { done } : {}) }
  const rows: TableRow[] = []
  const events: string[] = []
  let totals: AnswerTable['totals'] = []
  for await (const event of readEveryDocument({ ...deps, text }, input, asked.signal ?? never)) {
    events.push(event.type)
    if (event.type === 'row-read') rows.push(event.row)
    if (event.type === 'totals') totals = event.totals
  }
  return { rows, events, totals }
}

const shown = (rows: readonly TableRow[]) =>
  rows.map(({ documentId, state, cells }) => [
    documentId,
    state,
    ...cells.map(({ text, value, marks }) => [text, value, marks.join()]),
  ])

test('a row each, with the value, its unit and the exact words', async () => {
  const { rows, totals } = await read('What is the monthly rent in each lease?')
  expect(shown(rows)).toEqual([
    ['north', 'filled', ['EUR 1,450', 1450, '']],
    ['south', 'filled', ['EUR 900', 900, '']],
    ['cellar', 'empty', ['', undefined, '']],
  ])
  const [citation] = rows[0]?.cells[0]?.citations ?? []
  expect(citation?.text).toBe('The monthly rent is EUR 1,450.')
  const [span] = citation?.spans ?? []
  expect(leases.north.slice(span?.start, span?.end)).toBe(span?.text)
  expect(totals.find(({ kind }) => kind === 'sum')).toMatchObject({ value: 2350, unit: 'EUR', of: 2 })
})

test('which of them: yes, no, and the words', async () => {
  const { rows, totals } = await read('Which of the leases allow subletting?')
  expect(rows.map(({ cells }) => cells[0]?.value)).toEqual([1, 0, undefined])
  expect(rows[1]?.cells[0]?.text).toBe('The tenant may not sublet the flat.')
  expect(totals[0]).toMatchObject({ column: 0, kind: 'count', value: 1, of: 2 })
})

test('one that cannot be read is skipped with its error, and the rest goes on', async () => {
  const { rows } = await read('What is the monthly rent in each lease?', { broken: 'north' })
  expect(rows.map(({ state }) => state)).toEqual(['skipped', 'filled', 'empty'])
  expect(rows[0]?.error?.code).toBe('internal')
})

test('rows that were read before are not read again, and count in the totals', async () => {
  const first = await read('What is the monthly rent in each lease?')
  const done = {
    columns: [{ name: 'Monthly rent', kind: 'amount' as const }],
    documents: 3,
    rows: first.rows.slice(0, 1),
    totals: [],
  }
  const { rows, totals } = await read('What is the monthly rent in each lease?', { done })
  expect(rows.map(({ documentId }) => documentId)).toEqual(['south', 'cellar'])
  expect(totals.find(({ kind }) => kind === 'sum')?.value).toBe(2350)
})

test('an abort ends it between documents', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(read('What is the monthly rent in each lease?', { signal: stop.signal })).rejects.toThrow()
})

test('a model’s cell stands only where its quote and value are in the document', async () => {
  const script: Script = {
    texts: [
      '[{"quote":"The tenant may sublet the flat to students.","value":"to students"}]',
      '[{"quote":"The tenant may sublet to anyone.","value":"anyone"}]',
      '[{"quote":"The cellar is dry","value":"wet"}]',
    ],
    prompts: [],
  }
  const { rows } = await read('List the terms of subletting of the flat in each lease.', { script, parameters: large })
  const [north, south, cellar] = rows.map(({ cells }) => cells[0])
  expect(north).toMatchObject({ text: 'to students', marks: [] })
  expect(north?.citations[0]?.text).toBe('The tenant may sublet the flat to students.')
  expect(south?.text).toBe('The tenant may not sublet the flat.')
  expect(cellar?.text).not.toBe('wet')
})

test('small models are not asked', async () => {
  const script: Script = { texts: ['[]'], prompts: [] }
  await read('List the terms of subletting in each lease.', { script, parameters: 1e8 })
  expect(script.prompts).toEqual([])
})

test('the grammar has an item a column, and what is no such JSON gives no cells', () => {
  expect(cellsGrammar(2).split('\n')[0]).toBe('root ::= "[" item "," item "]"')
  expect(readCells('[{"quote":"a","value":"b"}]')).toEqual([{ quote: 'a', value: 'b' }])
  expect(readCells('[{"quote":"a","val')).toEqual([])
})

const mixed = {
  nord: 'Mietvertrag über die Wohnung 3. Die monatliche Kaltmiete beträgt 1.450,00 EUR. Das Mietverhältnis endet am 31. Dezember 2030. Die Kaution beträgt 4.350 Euro. Die Untervermietung ist nur mit Zustimmung erlaubt.',
  west: 'Lease of flat 11. The tenant shall pay EUR 800 rent each month. The rent was increased by EUR 50. The term of this lease shall expire on 1 March 2029. Subletting requires written consent.',
}

test.each([
  ['Wie hoch ist die Miete in jedem Vertrag?', [1450, ''], [800, '']],
  ['When does each lease end?', [20301231, ''], [20290301, '']],
  // Where the language is not known, a point may part decimals.
  ['Wie hoch ist die Kaution in jedem Mietvertrag?', [4350, 'unit'], [undefined, '']],
  ['Which of the leases allow subletting?', [1, 'weak'], [1, 'weak']],
])('sentences of two languages: %s', async (question, nord, west) => {
  const { rows } = await read(question, { documents: mixed })
  expect(rows.map(({ cells }) => [cells[0]?.value, cells[0]?.marks.join()])).toEqual([nord, west])
})

test('documents of the scope that have no text are rows that say so, and count', async () => {
  const unread = [
    { documentId: 'scan', title: 'Scan', error: { code: 'document-damaged' as const, parameters: { name: 'Scan' } } },
    { documentId: 'new', title: 'New' },
  ]
  const { rows, events } = await read('What is the rent in each lease?', { unread })
  expect(rows.slice(-2)).toMatchObject([
    { documentId: 'scan', state: 'skipped', error: { code: 'document-damaged' } },
    { documentId: 'new', state: 'skipped', cells: [{ text: '' }] },
  ])
  expect(rows.slice(0, -2).every(({ state }) => state !== 'skipped')).toBe(true)
  expect(events.at(-1)).toBe('totals')
})
