import type { DeletionReceipt } from '../api/deletion-receipt.ts'
import { say } from './say.ts'

/** What went, what each store was found to hold of it afterwards, and who goes on quoting it, a sentence each. */
export type ReceiptWords = { summary: string; stores: string[]; quoted?: string }

/** A receipt in words, for terminal and window. */
export function receiptWords({ documents, pages, chunks, stores, ...quotedIn }: DeletionReceipt): ReceiptWords {
  const { quotedInThreads: threads, quotedInSummaries: summaries = 0 } = quotedIn
  const quoted = [
    ...(threads > 0 ? [say('deletions', 'quotedIn', { count: threads })] : []),
    ...(summaries > 0 ? [say('deletions', 'summarisedIn', { count: summaries })] : []),
  ]
  return {
    summary: say('deletions', 'deleted', { documents: documents.length, pages, chunks }),
    stores: stores.map(({ store, ...counts }) =>
      say('deletions', counts.left === 0 ? 'deletedFrom' : 'leftIn', {
        store: say('deletions', `store-${store}`),
        ...counts,
      }),
    ),
    ...(quoted.length > 0 ? { quoted: quoted.join(' ') } : {}),
  }
}

/** A receipt as text of several lines, every document with its path and digest. `when`: its date as the reader writes it. */
export function receiptText(receipt: DeletionReceipt, when: string): string {
  const { summary, stores, quoted } = receiptWords(receipt)
  return [
    say('deletions', 'receipt', { when }),
    '',
    summary,
    ...stores.map((line) => `  ${line}`),
    ...(quoted === undefined ? [] : [quoted]),
    ...receipt.documents.flatMap(({ title, path, sha256 }) => [
      '',
      title,
      path,
      ...(sha256 === '' ? [] : [say('deletions', 'digest', { digest: sha256 })]),
    ]),
    '',
  ].join('\n')
}
