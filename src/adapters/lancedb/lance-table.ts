import type { Data, Table } from '@lancedb/lancedb'
import type { Schema } from 'apache-arrow'
import { isOneOf } from './scope.ts'
import { type IndexPlace, tableFolder } from './table-place.ts'
import { type BuildIndices, type Tidying, tidyTable } from './tidy-table.ts'
import { createWriteQueue } from './write-queue.ts'

/**
 * Rows that no index holds are searched one by one, 10,000 in 85 ms. While rows come the indices are built again when a
 * half has come on top, so that the work grows with the rows and not with their square.
 */
const fewRows = 10_000
const manyRows = 40_000
/** Each write makes a version and a fragment; past these the table is tidied in any case. */
const mostWrites = 500
/** A large table is tidied when idle for a twentieth of new rows, or so many writes. */
const newShare = 0.05
const idleWrites = 50
/** Another process may still read versions younger than this, in milliseconds. */
const keepVersionsMs = 10 * 60_000
const largestWrite = 20_000

/** Larger tables are tidied elsewhere: the indices of a million rows take minutes and gigabytes to build. */
const rowsForElsewhere = 50_000

/** Tidies a table, by its name, in another process. */
export type TidyElsewhere = (table: string, tidying: Tidying) => Promise<void>

/** A LanceDB table whose rows belong to revisions. */
export type LanceTable<Row extends { revisionId: string }> = {
  table: Table
  /** Deletes the revisions' rows, then adds `rows`; resolves when both are stored. */
  replace(revisionIds: readonly string[], rows: readonly Row[]): Promise<void>
  revisionIds(): Promise<Set<string>>
  /** Every row's id by revision, an id as often as it stands there. */
  rowIds(): Promise<Map<string, string[]>>
  rows(): Promise<number>
  optimize(): Promise<void>
  /** Rewrites fragments that hold deleted rows, and drops every older version. */
  purge(): Promise<void>
  /** What `work` reads; `nothing` where the table is closed, and perhaps deleted, before or while it reads. */
  unlessClosed<T>(work: () => Promise<T>, nothing: T): Promise<T>
  /** After the writes that wait. What is asked of a closed table finds nothing and does nothing, but rows are refused. */
  close(): Promise<void>
  readonly closed: boolean
}

/**
 * Opens a table, making it if `schema` is given. `index` builds the table's indices; it runs when the
 * first rows came: an index built on an empty table finds nothing.
 */
export async function openLanceTable<Row extends { revisionId: string }>(
  { connection, folder }: IndexPlace,
  name: string,
  schema: Schema | undefined,
  toData: (rows: readonly Row[]) => Data,
  index: BuildIndices,
  elsewhere: TidyElsewhere | undefined,
): Promise<LanceTable<Row>> {
  const table = schema
    ? await connection.createEmptyTable(name, schema, { mode: 'create', existOk: true })
    : await connection.openTable(name)
  // When first needed: to read 100,000 takes half a second.
  let reading: Promise<Set<string>> | undefined
  const presentIds = () => {
    reading ??= readRevisionIds(table)
    return reading
  }
  let indexed = (await table.listIndices()).length > 0
  let writes = 0
  let added = 0
  let closed = false
  let building: Promise<void> | undefined

  const unlessClosed = async <T>(work: () => Promise<T>, nothing: T): Promise<T> => {
    if (closed) return nothing
    try {
      return await work()
    } catch (error) {
      if (closed) return nothing
      throw error
    }
  }
  const tidyUp = async (tidying: Tidying) => {
    if (tidying.cleanupBefore !== undefined) writes = 0
    added = 0
    if (!elsewhere || (await table.countRows()) < rowsForElsewhere) {
      return tidyTable(table, tableFolder(folder, name), index, tidying)
    }
    await elsewhere(name, tidying)
    await table.checkoutLatest()
  }
  const tidy = async () => {
    await building
    if (!closed) await tidyUp({ cleanupBefore: Date.now() - keepVersionsMs })
  }
  /** Beside the writes that go on; what fails is done again by the next tidying. */
  const build = () => {
    if (building) return
    building = tidyUp({})
      .catch(() => undefined)
      .finally(() => {
        building = undefined
      })
  }
  const isWorthIt = async () => {
    const rows = await table.countRows()
    if (rows < fewRows || writes >= idleWrites) return writes > 0
    return (await unindexedRows(table)) > rows * newShare
  }
  const queue = createWriteQueue<Row>(async ({ revisionIds, rows }) => {
    if (closed && rows.length === 0) return
    const present = await presentIds()
    const known = revisionIds.filter((id) => present.has(id))
    if (known.length > 0) await table.delete(isOneOf(known))
    for (const id of known) present.delete(id)
    if (rows.length > 0) {
      await table.add(toData(rows))
      for (const row of rows) present.add(row.revisionId)
    }
    writes += 1
    added += rows.length
    if (!indexed && rows.length > 0) {
      await index(table, false)
      indexed = true
      added = 0
    }
    if (writes >= mostWrites) await tidy()
    else if (added >= fewRows && added >= Math.min(manyRows, (await table.countRows()) / 3)) build()
  }, largestWrite)

  return {
    table,
    replace: (revisionIds, rows) => queue.push({ revisionIds, rows: [...rows] }),
    revisionIds: async () => new Set(await presentIds()),
    rowIds: () => unlessClosed(() => readRowIds(table), new Map()),
    unlessClosed,
    rows: () => table.countRows(),
    optimize: () =>
      queue.alone(async () => {
        if (!closed && (await isWorthIt())) await tidy()
      }),
    purge: () =>
      queue.alone(async () => {
        await building
        if (closed) return
        await tidyUp({ cleanupBefore: Number.MAX_SAFE_INTEGER, purge: true })
      }),
    close: () =>
      queue.alone(async () => {
        closed = true
        await Promise.allSettled([building, reading])
        table.close()
      }),
    get closed() {
      return closed
    },
  }
}

/** Rows that some index does not hold yet. */
async function unindexedRows(table: Table): Promise<number> {
  const stats = await Promise.all((await table.listIndices()).map(({ name }) => table.indexStats(name)))
  return Math.max(0, ...stats.map((each) => each?.numUnindexedRows ?? 0))
}

async function readRevisionIds(table: Table): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const batch of table.query().select(['revisionId'])) {
    const column = batch.getChild('revisionId')
    if (column) for (const id of column) ids.add(String(id))
  }
  return ids
}

async function readRowIds(table: Table): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>()
  for await (const batch of table.query().select(['id', 'revisionId'])) {
    const [own, revision] = [batch.getChild('id'), batch.getChild('revisionId')]
    for (let row = 0; row < batch.numRows; row++) {
      const revisionId = String(revision?.get(row))
      const known = ids.get(revisionId)
      if (known) known.push(String(own?.get(row)))
      else ids.set(revisionId, [String(own?.get(row))])
    }
  }
  return ids
}
