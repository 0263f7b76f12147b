import type { DeletionReceipt } from '../../api/deletion-receipt.ts'
import type { PendingDeletion } from '../../core/library/deletion/pending-deletion.ts'
import type { LibraryStore } from '../../core/library/library-store.ts'
import type { Database } from './database.ts'
import { fromJson, toJson } from './json.ts'

const mostReceipts = 1_000

/** Receipts of deletions, and those that have none yet. */
export function createReceiptStore(
  db: Database,
): Pick<LibraryStore, 'addReceipt' | 'receipts' | 'removeReceipt' | 'keepDeletion' | 'pendingDeletions'> {
  const { sql } = db
  return {
    keepDeletion: (deletion) =>
      db.write(
        () =>
          void sql
            .prepare('INSERT INTO deletions (id, deletion) VALUES (?, ?)')
            .run(deletion.receipt.id, toJson(deletion)),
      ),
    pendingDeletions: () =>
      sql
        .prepare<[], string>('SELECT deletion FROM deletions')
        .pluck()
        .all()
        .map((text) => fromJson<PendingDeletion>(text)),
    addReceipt: (receipt) =>
      db.write(() => {
        sql
          .prepare('INSERT INTO receipts (id, at, receipt) VALUES (?, ?, ?)')
          .run(receipt.id, receipt.at, toJson(receipt))
        sql.prepare('DELETE FROM deletions WHERE id = ?').run(receipt.id)
        sql.prepare('DELETE FROM receipts WHERE ordinal <= (SELECT max(ordinal) FROM receipts) - ?').run(mostReceipts)
      }),
    receipts: () =>
      db.schema < 3
        ? []
        : sql
            .prepare<[], string>('SELECT receipt FROM receipts ORDER BY ordinal DESC')
            .pluck()
            .all()
            .map((text) => fromJson<DeletionReceipt>(text)),
    removeReceipt: (receiptId) => db.write(() => void sql.prepare('DELETE FROM receipts WHERE id = ?').run(receiptId)),
  }
}
