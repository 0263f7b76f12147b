import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delimiterOf } from './delimiter.ts'

test.each([
  [',', 'a,b\n1,2'],
  [';', 'Artikel;Preis\nMiete;900,50\nWasser;20,10'],
  [';', '1,5;2,5\n3,5;4,5'],
  ['\t', 'name, first\tcity\nRossi, Anna\tRome'],
  ['|', 'a|b, c|d\ne|f, g|h'],
  [',', '"a;b","c;d"\n"e","f;g"'],
  [',', 'id,"said, or\nwritten",n\n1,"yes, he did",2\n3,no,4'],
  [',', 'Industry\nHealth\nSales'],
  [',', ''],
])('%j parts %j', (delimiter, text) => {
  expect(delimiterOf(text)).toBe(delimiter)
})

test('finds the delimiter of any table of at least two columns', () => {
  const cell = fc.stringMatching(/^[a-z0-9 ]{1,8}$/)
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2 }))
  fc.assert(
    fc.property(tables, fc.constantFrom(',', ';', '\t', '|'), (rows, delimiter) => {
      expect(delimiterOf(rows.map((row) => row.join(delimiter)).join('\n'))).toBe(delimiter)
    }),
  )
})
