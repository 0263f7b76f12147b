import type { Tidying } from '../adapters/lancedb/tidy-table.ts'
import type { Workshop } from '../core/ports/workshop.ts'

/** Half an hour and 4 GB: the graph of a million vectors took 510 s and 3.5 GB on two cores. */
const limits = { ms: 30 * 60_000, residentBytes: 4 * 1024 ** 3 }

/** Tidies a table in a child of the Workshop. */
export function tidyElsewhere(workshop: Pick<Workshop, 'run'>) {
  return async (folder: string, table: string, tidying: Tidying): Promise<void> => {
    const never = new AbortController().signal
    for await (const _ of workshop.run('tidy-table', { path: folder, table, ...tidying }, limits, never)) return
  }
}
