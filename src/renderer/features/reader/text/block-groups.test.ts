import { expect, it } from 'vitest'
import type { Block } from '../../../../api/document.ts'
import { groupBlocks, type Run } from './block-groups.ts'

function pageOf(...parts: readonly (readonly [Block['kind'] | 'loose', string])[]) {
  let text = ''
  const blocks: Block[] = []
  for (const [kind, words] of parts) {
    if (text !== '') text += '\n\n'
    if (kind !== 'loose') blocks.push({ kind, start: text.length, end: text.length + words.length, headingPath: [] })
    text += words
  }
  return { text, blocks }
}

it('joins neighbouring items and rows, and parts cells', () => {
  const page = pageOf(
    ['heading', '7 Term'],
    ['list-item', 'first'],
    ['list-item', 'second'],
    ['table-row', 'Item\tEuro'],
    ['table-row', 'Rent\t\t900'],
    ['paragraph', 'End.'],
  )
  const words = (run: Run) => page.text.slice(run.start, run.end)
  const shown = groupBlocks(page).map((group) =>
    group.kind === 'list'
      ? group.items.map(words)
      : group.kind === 'table'
        ? group.rows.map((row) => row.cells.map(words))
        : words(group.run),
  )
  expect(shown).toEqual([
    '7 Term',
    ['first', 'second'],
    [
      ['Item', 'Euro'],
      ['Rent', '', '900'],
    ],
    'End.',
  ])
})

it('shows text that no block holds', () => {
  const page = pageOf(['loose', 'A line\nand its second.'], ['paragraph', 'Known.'], ['loose', 'After.'])
  const texts = groupBlocks(page).map((group) =>
    'run' in group ? page.text.slice(group.run.start, group.run.end) : '',
  )
  expect(texts).toEqual(['A line\nand its second.', 'Known.', 'After.'])
})

function tableOf(header: string | undefined, ...rows: readonly string[]) {
  const text = rows.join('\n')
  let at = 0
  const blocks = rows.map((row): Block => {
    const start = at + row.length - row.trimStart().length
    const end = at + row.length
    at = end + 1
    return { kind: 'table-row', start, end, headingPath: [], ...(header === undefined ? {} : { header }) }
  })
  return { text, blocks }
}

it('knows a header row from the rows below it', () => {
  const [table] = groupBlocks(tableOf('Item | Euro', 'Item\tEuro', 'Rent\t900'))
  expect(table).toMatchObject({ kind: 'table', above: undefined, rows: [{ isHeader: true }, { isHeader: false }] })
})

it('names the columns of a table that goes on, and says them in one line where a name is missing', () => {
  expect(groupBlocks(tableOf('Item | Euro', 'Rent\t900', 'Heating\t80'))).toMatchObject([{ above: ['Item', 'Euro'] }])
  expect(groupBlocks(tableOf('Item | Euro', 'Rent\t900\tpaid'))).toMatchObject([{ above: ['Item | Euro'] }])
  expect(groupBlocks(tableOf(undefined, 'Rent\t900'))).toMatchObject([{ above: undefined }])
})

it('parts tables with different headers', () => {
  const page = tableOf('Item | Euro', 'Item\tEuro', 'Rent\t900', 'Name\tAge', 'Anna\t30')
  const blocks = page.blocks.map((block, index) => (index < 2 ? block : { ...block, header: 'Name | Age' }))
  expect(groupBlocks({ ...page, blocks }).length).toBe(2)
})

it('shows the empty cells before the first word of a row', () => {
  const page = tableOf(undefined, '\t\tRent\t900', '\tHeating')
  const [table] = groupBlocks(page)
  const rows = table?.kind === 'table' ? table.rows : []
  expect(rows.map(({ cells }) => cells.map((run) => page.text.slice(run.start, run.end)))).toEqual([
    ['', '', 'Rent', '900'],
    ['', 'Heating'],
  ])
})

it('takes the rows that a header was joined from as the head of their table, and no row below them', () => {
  const text = 'Year\tRent\t\n\tcold\twarm\n2024\t700\t900\nYear\tcold\tx'
  const header = 'Year | Rent cold | warm'
  let at = 0
  const blocks = text.split('\n').map((line): Block => {
    const start = text.indexOf(line, at) + (/^\t*/.exec(line)?.[0].length ?? 0)
    at = text.indexOf(line, at) + line.length
    return { kind: 'table-row', start, end: at, headingPath: [], header }
  })
  const [table, ...rest] = groupBlocks({ text, blocks })
  expect(rest).toEqual([])
  if (table?.kind !== 'table') throw new Error('no table')
  expect(table.rows.map(({ isHeader }) => isHeader)).toEqual([true, true, false, false])
  expect(table.above).toBeUndefined()
})

it('takes no row of figures for the years above it', () => {
  const row: Block = { kind: 'table-row', start: 0, end: 5, headingPath: [], header: '2023 | 2024 | 2025' }
  const [table] = groupBlocks({ text: '2\t0\t5', blocks: [row] })
  expect(table).toMatchObject({ rows: [{ isHeader: false }], above: ['2023', '2024', '2025'] })
})
