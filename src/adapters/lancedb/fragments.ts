import type { Table } from '@lancedb/lancedb'
import { isOneOf } from './scope.ts'

/** Fragments that hold rows of the revisions: the upper half of a row's address. */
export async function fragmentsOf(table: Table, revisionIds: readonly string[]): Promise<Set<number>> {
  const fragments = new Set<number>()
  if (revisionIds.length === 0) return fragments
  for await (const batch of table.query().select(['id']).withRowId().where(isOneOf(revisionIds))) {
    for (const row of batch.getChild('_rowid') ?? []) fragments.add(Number(BigInt(row) >> 32n))
  }
  return fragments
}

/** Fragments of `lost` that are still there, and those where addresses are missing between others. */
export async function holedFragments(table: Table, lost: ReadonlySet<number>): Promise<number[]> {
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
