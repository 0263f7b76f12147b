import { expect, test } from 'vitest'
import { kindOfText } from './cell-kind.ts'

test.each([
  [
    'number',
    ['12', '-3.5', '1,234.50', "1'234.50", '1.234,50 €', '$12', '(1,200)', '12 %', '6.02e23', 'EUR 90', '.5', '−4'],
  ],
  ['date', ['2026-03-15', '15.03.2026', '3/15/26', '2026-03-15T10:00:00Z', '10:30', '10:30:15 pm']],
  ['boolean', ['TRUE', 'no']],
  ['link', ['anna@example.org', 'https://example.org/a?b=1', 'www.example.org']],
  ['code', ['AB-1234', 'Q1', '001-808-6x', 'DE44500105175407324931']],
  ['text', ['Rent', 'Room 12', '12 rooms', 'March 2026', 'Rent (net)', 'a@b']],
  ['nothing', ['', 'n/a', 'N/A', '-', '—', '?', '#DIV/0!', '#REF!']],
] as const)('%s', (kind, texts) => {
  for (const text of texts) expect([text, kindOfText(text)]).toEqual([text, kind])
})
