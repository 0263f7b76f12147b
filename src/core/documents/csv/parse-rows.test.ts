import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRows } from './parse-rows.ts'

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const cell = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', ';', '"', '\n', 'é', '\t'), maxLength: 12 })
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 20 })

test('gives back every cell that was written, empty rows left out', () => {
  fc.assert(
    fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (table, delimiter) => {
      const text = table.map((row) => row.map(quoted).join(delimiter)).join('\n')
      expect([...parseRows(text, delimiter)]).toEqual(table.filter((row) => row.some((each) => each.trim() !== '')))
    }),
  )
})

test('reads on over the end of a piece, within a quoted cell too', () => {
  const row = `${'x'.repeat(999)},"${'y\n'.repeat(700)}",z`
  const text = Array.from({ length: 1_500 }, () => row).join('\n')
  const found = [...parseRows(text, ',')]
  expect(found.length).toBe(1_500)
  expect(new Set(found.map((cells) => cells.map(({ length }) => length).join(' ')))).toEqual(new Set(['999 1400 1']))
})

test('a quote that is never closed swallows nothing', () => {
  const found = [...parseRows('a,b\n"never closed,1\nc,2\nd,3', ',')]
  expect(found).toEqual([
    ['a', 'b'],
    ['"never closed', '1'],
    ['c', '2'],
    ['d', '3'],
  ])
})

test('ends on any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ' '), maxLength: 60 }), (text) => {
      const found = [...parseRows(text, ',')].flat().join('')
      for (const letter of text.match(/a/g) ?? []) expect(found).toContain(letter)
    }),
  )
})

test('a quote that is closed millions of characters later is none, and a line of that length is given in pieces', () => {
  const long = 'words '.repeat(2_000_000)
  const open = [...parseRows(`a,b\nc,"${'d,e\n'.repeat(2_000_000)}"\nf,g`, ',')]
  expect([open.length, open[1], open.at(-1)]).toEqual([2_000_003, ['c', '"d', 'e'], ['f', 'g']])
  const line = [...parseRows(`a,b\n${long}\nc,d`, ',')]
  expect(line.map((row) => row.length)).toEqual([2, 1, 1, 1, 2])
  expect(line.slice(1, -1).flat().join('')).toBe(long)
})
