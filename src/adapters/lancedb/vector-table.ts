import { Index, type Table } from '@lancedb/lancedb'
import {
  Table as ArrowTable,
  type Data,
  Field,
  FixedSizeList,
  Float32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import type { IndexHit, VectorRow } from '../../core/ports/chunk-index.ts'
import { type LanceTable, openLanceTable, type TidyElsewhere } from './lance-table.ts'
import { planScope, quoted, searchInScope } from './scope.ts'
import type { IndexPlace } from './table-place.ts'

/** From here on an HNSW graph answers in 3 ms what a flat scan of 100,000 rows does in 60; below, flat is exact. */
const rowsForGraph = 50_000

/** Name of the table of an embedder's vectors. */
export function vectorTableName(embedderId: string): string {
  return `vectors-${embedderId.slice(0, 16)}`
}

export type VectorTable = Pick<
  LanceTable<VectorRow>,
  'replace' | 'revisionIds' | 'rowIds' | 'optimize' | 'purge' | 'close' | 'closed'
> & {
  search(
    vector: Float32Array,
    k: number,
    revisionIds: ReadonlySet<string> | undefined,
    signal: AbortSignal,
  ): Promise<IndexHit[]>
  vectors(ids: readonly string[]): Promise<Map<string, Float32Array>>
}

/** The vectors of one embedder, by cosine similarity. `dimensions` undefined opens a table that is there. */
export async function openVectorTable(
  place: IndexPlace,
  name: string,
  dimensions: number | undefined,
  elsewhere?: TidyElsewhere,
): Promise<VectorTable> {
  const lance = await openLanceTable<VectorRow>(
    place,
    name,
    dimensions === undefined ? undefined : vectorSchema(dimensions),
    arrowTable,
    indexVectors,
    elsewhere,
  )

  return {
    ...lance,
    get closed() {
      return lance.closed
    },
    async search(vector, k, revisionIds, signal) {
      signal.throwIfAborted()
      if (revisionIds?.size === 0) return []
      const read = () =>
        searchInScope(planScope(revisionIds), k, async (limit, where) => {
          const found = lance.table
            .vectorSearch(vector)
            .distanceType('cosine')
            .select(['id', 'revisionId', '_distance'])
            .limit(limit)
            .ef(Math.max(64, limit * 2))
          const rows: { id: string; revisionId: string; _distance: number }[] = await (where
            ? found.where(where)
            : found
          ).toArray()
          signal.throwIfAborted()
          return rows.map(({ id, revisionId, _distance }): IndexHit => ({ id, revisionId, score: 1 - _distance }))
        })
      const hits = await lance.unlessClosed(read, [])
      return hits.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    },
    async vectors(ids) {
      const found = new Map<string, Float32Array>()
      for (let at = 0; at < ids.length; at += 500) {
        const where = `id IN (${ids
          .slice(at, at + 500)
          .map(quoted)
          .join(', ')})`
        const read = (): Promise<{ id: string; vector: Iterable<number> }[]> =>
          lance.table.query().where(where).select(['id', 'vector']).toArray()
        const rows = await lance.unlessClosed(read, [])
        for (const row of rows) found.set(row.id, Float32Array.from(row.vector))
      }
      return found
    },
  }
}

/** Builds the indices that the table lacks. */
export async function indexVectors(table: Table): Promise<void> {
  const names = new Set((await table.listIndices()).flatMap((index) => index.columns))
  if (!names.has('revisionId')) await table.createIndex('revisionId', { config: Index.bitmap() })
  if (!names.has('id')) await table.createIndex('id', { config: Index.btree() })
  if (!names.has('vector') && (await table.countRows()) >= rowsForGraph) {
    await table.createIndex('vector', { config: Index.hnswSq({ distanceType: 'cosine' }) })
  }
}

const item = new Field('item', new Float32(), true)

function vectorSchema(dimensions: number): Schema {
  return new Schema([
    new Field('id', new Utf8(), false),
    new Field('revisionId', new Utf8(), false),
    new Field('vector', new FixedSizeList(dimensions, item), false),
  ])
}

/** Rows as one Arrow batch over one buffer of floats; going through lists of numbers takes ten times as long. */
function arrowTable(rows: readonly VectorRow[]): ArrowTable {
  const dimensions = rows[0]?.vector.length ?? 0
  const floats = new Float32Array(rows.length * dimensions)
  for (const [index, row] of rows.entries()) floats.set(row.vector, index * dimensions)
  const schema = vectorSchema(dimensions)
  const children: Data[] = [
    strings(rows.map((row) => row.id)),
    strings(rows.map((row) => row.revisionId)),
    makeData({
      type: new FixedSizeList(dimensions, item),
      length: rows.length,
      child: makeData({ type: new Float32(), length: floats.length, data: floats }),
    }),
  ]
  const data = makeData({ type: new Struct(schema.fields), length: rows.length, children })
  return new ArrowTable(schema, [new RecordBatch(schema, data)])
}

function strings(values: readonly string[]): Data {
  const [data] = vectorFromArray(values, new Utf8()).data
  if (!data) throw new Error('no rows')
  return data
}
