import type { AnswerTable, TableCell, TableRow } from '../../../api/answer-table.ts'

/** A cell of a document; `text` is what stands on its page 3. */
export function cellOf(title: string, text: string, more: Partial<TableCell> = {}): TableCell {
  const place = { documentId: title, revisionId: `${title}-1`, path: `/${title}`, title, headingPath: [] }
  const citations = text === '' ? [] : [{ ...place, spans: [{ page: 3, start: 0, end: text.length, text }], text }]
  return { text, marks: [], citations, ...more }
}

/** Three documents: one with two values, one that says nothing, one that could not be read. */
export function testTable(): AnswerTable {
  const row = (title: string, state: TableRow['state'], cells: TableCell[]): TableRow => ({
    documentId: title,
    title,
    state,
    cells,
  })
  const amount = cellOf('B.pdf', '$1,200', { value: 1200, unit: 'USD' })
  return {
    columns: [
      { name: 'Revenue', kind: 'amount' },
      { name: 'Auditor', kind: 'text' },
    ],
    documents: 4,
    rows: [
      row('B.pdf', 'filled', [
        { ...amount, marks: ['several'], citations: [...amount.citations, ...amount.citations] },
        cellOf('B.pdf', 'Smith | Sons'),
      ]),
      row('A.pdf', 'filled', [cellOf('A.pdf', '$80', { value: 80, unit: 'USD' }), cellOf('A.pdf', '')]),
      row('C.pdf', 'empty', []),
      { ...row('D.pdf', 'skipped', []), error: { code: 'document-encrypted', parameters: { name: 'D.pdf' } } },
    ],
    totals: [{ column: 0, kind: 'sum', value: 80, unit: 'USD', of: 1, marked: 1 }],
  }
}
