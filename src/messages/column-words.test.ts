import { expect, test } from 'vitest'
import { ComparisonTable, SharedColumnCode } from '../api/comparison-table.ts'
import { columnName, namedTable } from './column-words.ts'

test('columns that Carrel chose are named in the language of their documents where it knows it', () => {
  const law = (language: string) => columnName({ code: 'law', language, kind: 'text' })
  expect(['en', 'de', 'fr', 'und'].map(law)).toEqual([
    'Governing law',
    'Anwendbares Recht',
    'Governing law',
    'Governing law',
  ])
})

test.each(['en', 'de'])('each of them has a name of its own (%s)', (language) => {
  const names = SharedColumnCode.options.map((code) => columnName({ code, language, kind: 'text' }))
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^\p{Lu}/u)
})

test('a comparison of an older Carrel, whose columns have names alone, is shown as it is', () => {
  const stored = ComparisonTable.parse({
    columns: [{ name: 'Parteien', kind: 'text' }],
    documents: 1,
    rows: [],
    totals: [],
  })
  expect(namedTable(stored)).toEqual(stored)
})
