import type { Connection, Data, Table } from '@lancedb/lancedb'
import type { Schema } from 'apache-arrow'
import { isOneOf } from './scope.ts'
import { createWriteQueue } from './write-queue.ts'

/** Each write makes a version and a fragment; past these the table is tidied. */
const writesBeforeOptimize = 20
const rowsBeforeOptimize = 100_000
/** Another process may still read versions younger than this, in milliseconds. */
const keepVersionsMs = 10 * 60_000
const largestWrite = 20_000

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
  /** After the writes that wait. What is asked of a closed table finds nothing and does nothing, but rows are refused. */
  close(): Promise<void>
  readonly closed: boolean
}

/**
 * Opens a table, making it if `schema` is given. `index` builds or checks the table's indices; it runs after the
 * first rows came (an index built on an empty table finds nothing) and after each tidying; `purged`: deleted rows are to
 * go from them, too.
 */
export async function openLanceTable<Row extends { revisionId: string }>(
  connection: Connection,
  name: string,
  schema: Schema | undefined,
  toData: (rows: readonly Row[]) => Data,
  index: (table: Table, purged: boolean) => Promise<void>,
): Promise<LanceTable<Row>> {
  const table = schema
    ? await connection.createEmptyTable(name, schema, { mode: 'create', existOk: true })
    : await connection.openTable(name)
  const present = await readRevisionIds(table)
  let indexed = (await table.listIndices()).length > 0
  let writes = 0
  let added = 0
  let closed = false
  /** Fragments that rows were deleted from. */
  const lost = new Set<number>()

  const tidy = async () => {
    if (writes === 0 || closed) return
    writes = 0
    added = 0
    await table.optimize({ cleanupOlderThan: new Date(Date.now() - keepVersionsMs) })
    await index(table, false)
  }
  const queue = createWriteQueue<Row>(async ({ revisionIds, rows }) => {
    if (closed && rows.length === 0) return
    const known = revisionIds.filter((id) => present.has(id))
    for (const fragment of await fragmentsOf(table, known)) lost.add(fragment)
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
    }
    if (writes >= writesBeforeOptimize || added >= rowsBeforeOptimize) await tidy()
  }, largestWrite)

  return {
    table,
    replace: (revisionIds, rows) => queue.push({ revisionIds, rows: [...rows] }),
    revisionIds: async () => new Set(present),
    rowIds: async () => (closed ? new Map() : readRowIds(table)),
    rows: () => table.countRows(),
    optimize: () => queue.alone(tidy),
    purge: () =>
      queue.alone(async () => {
        if (closed) return
        for (const fragment of await holed(table, lost)) {
          const [from, to] = [fragment * 2 ** 32, (fragment + 1) * 2 ** 32]
          await table.update({ where: `_rowid >= ${from} AND _rowid < ${to}`, valuesSql: { id: 'id' } })
        }
        lost.clear()
        await index(table, true)
        await table.optimize({ cleanupOlderThan: new Date() })
        writes = 0
        added = 0
      }),
    close: () =>
      queue.alone(async () => {
        closed = true
        table.close()
      }),
    get closed() {
      return closed
    },
  }
}

/** Fragments that hold rows of the revisions: the upper half of a row's address. */
async function fragmentsOf(table: Table, revisionIds: readonly string[]): Promise<Set<number>> {
  const fragments = new Set<number>()
  if (revisionIds.length === 0) return fragments
  for await (const batch of table.query().select(['id']).withRowId().where(isOneOf(revisionIds))) {
    for (const row of batch.getChild('_rowid') ?? []) fragments.add(Number(BigInt(row) >> 32n))
  }
  return fragments
}

/** Fragments of `lost` that are still there, and those where addresses are missing between others. */
async function holed(table: Table, lost: ReadonlySet<number>): Promise<number[]> {
  const rows = new Map<number, { count: number; last: number }>()
  for await (const batch of table.query().select(['id']).withRowId()) {
    for (const row of batch.getChild('_rowid') ?? []) {
      const address = BigInt(row)
      const fragment = Number(address >> 32n)
      const known = rows.get(fragment) ?? { count: 0, last: 0 }
      rows.set(fragment, { count: known.count + 1, last: Math.max(known.last, Number(address & 0xffffffffn)) })
    }
  }
  return [...rows]
    .filter(([fragment, { count, last }]) => lost.has(fragment) || count <= last)
    .map(([fragment]) => fragment)
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
