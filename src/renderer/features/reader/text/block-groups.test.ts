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
        ? group.rows.map((row) => row.map(words))
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
