import { expect, it } from 'vitest'
import type { DeletionReceipt } from '../api/deletion-receipt.ts'
import { receiptText, receiptWords } from './receipt-words.ts'

const receipt: DeletionReceipt = {
  id: 'r',
  at: 0,
  documents: [
    { title: 'Lease', path: '/docs/Lease.pdf', sha256: 'ab12' },
    { title: 'Note', path: '/docs/Note.txt', sha256: '' },
  ],
  pages: 1,
  chunks: 1204,
  quotedInThreads: 0,
  stores: [
    { store: 'database', searched: 12, left: 0 },
    { store: 'index', searched: 40, left: 2 },
  ],
}

it('says what went and what each store was found to hold', () => {
  expect(receiptWords(receipt)).toEqual({
    summary: 'Deleted 2 documents, 1 page, 1,204 passages. Looked afterwards:',
    stores: ['database rows: nothing left (12 looked at)', 'index rows: 2 of 40 left'],
  })
  expect(receiptWords({ ...receipt, quotedInThreads: 1 }).quoted).toBe('1 thread goes on quoting it.')
  expect(receiptWords({ ...receipt, quotedInThreads: 1, quotedInSummaries: 2 }).quoted).toBe(
    '1 thread goes on quoting it. 2 summaries go on holding its words.',
  )
})

it('names every document with its path and digest in the text', () => {
  expect(receiptText(receipt, '3 May 2026, 09:30')).toBe(
    `Receipt of a deletion, 3 May 2026, 09:30

Deleted 2 documents, 1 page, 1,204 passages. Looked afterwards:
  database rows: nothing left (12 looked at)
  index rows: 2 of 40 left

Lease
/docs/Lease.pdf
SHA-256 ab12

Note
/docs/Note.txt
`,
  )
})
