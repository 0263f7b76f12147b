import type { Table } from '@lancedb/lancedb'
import { fragmentsWithDeletions } from './fragments.ts'

/** Builds the indices that a table lacks; `anew`: also those that are cheaper to build than to fold new rows into. */
export type BuildIndices = (table: Table, anew: boolean) => Promise<void>

/**
 * What tidying a table does besides building indices over its new rows: with `cleanupBefore` its pieces are put together
 * and versions older than that go (milliseconds since 1970); with `purge` too, pieces that hold deleted rows are
 * rewritten first. Indices alone can be built while others add and delete rows; nothing else can.
 */
export type Tidying = { cleanupBefore?: number; purge?: true }

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
  }
  await build(table, true)
  if (cleanupBefore === undefined) return
  const cleanupOlderThan = new Date(Math.min(Date.now(), cleanupBefore))
  // What a killed build left may hold deleted words too. Nobody else writes to the index: its folder has one owner.
  await table.optimize({ cleanupOlderThan, deleteUnverified: purge === true })
  await build(table, false)
}
