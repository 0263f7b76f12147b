import { expect, it } from 'vitest'
import type { Block } from '../../../../api/document.ts'
import { groupBlocks } from './block-groups.ts'
import { tableEm, widest, widthsOf } from './column-widths.ts'

const row = (start: number, end: number, header?: string): Block => ({
  kind: 'table-row',
  start,
  end,
  headingPath: [],
  ...(header === undefined ? {} : { header }),
})

it('is as wide as the longest cell of each column, within limits', () => {
  const text = `Boiler service\t480\nx\t${'long '.repeat(40)}`
  const [first = ''] = text.split('\n')
  const groups = groupBlocks({ text, blocks: [row(0, first.length), row(first.length + 1, text.length)] })
  expect(widthsOf(groups, text)).toEqual([14, 42])
})

it('leaves room for the names of a table that goes on', () => {
  const groups = groupBlocks({ text: 'a\t1', blocks: [row(0, 3, 'Contractor | Amount')] })
  expect(widthsOf(groups, 'a\t1')).toEqual([10, 6])
})

it('takes the wider of each column', () => {
  expect(widest([4, 9], [6])).toEqual([6, 9])
  expect(tableEm([])).toBe(0)
})
