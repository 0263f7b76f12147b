import type { Table } from '@lancedb/lancedb'
import { fragmentsWithDeletions } from './fragments.ts'

/** Builds the indices that a table lacks; `purged`: words of deleted rows are to go from them too. */
export type BuildIndices = (table: Table, purged: boolean) => Promise<void>

/**
 * What tidying a table does besides folding new rows into its indices: versions older than `cleanupBefore` (milliseconds
 * since 1970) go; with `purge`, fragments that hold deleted rows are rewritten first.
 */
export type Tidying = { cleanupBefore: number; purge?: true }

/** Tidies the table that lies in `folder`. */
export async function tidyTable(
  table: Table,
  folder: string,
  build: BuildIndices,
  { cleanupBefore, purge }: Tidying,
): Promise<void> {
  if (purge) {
    for (const fragment of await fragmentsWithDeletions(folder)) {
      const [from, to] = [fragment * 2 ** 32, (fragment + 1) * 2 ** 32]
      await table.update({ where: `_rowid >= ${from} AND _rowid < ${to}`, valuesSql: { id: 'id' } })
    }
    await build(table, true)
  }
  await table.optimize({ cleanupOlderThan: new Date(Math.min(Date.now(), cleanupBefore)) })
  await build(table, false)
}
