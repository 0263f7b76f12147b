import { connect } from '@lancedb/lancedb'
import { chunkTableName, indexChunks } from './chunk-table.ts'
import { cappedSession } from './session.ts'
import { tableFolder } from './table-place.ts'
import { type Tidying, tidyTable } from './tidy-table.ts'
import { indexVectors } from './vector-table.ts'

/** Tidies a table of the index in `folder`, in a process that is there for nothing else. */
export async function tidyTableIn(folder: string, name: string, tidying: Tidying): Promise<void> {
  const connection = await connect(folder, {}, cappedSession())
  const table = await connection.openTable(name)
  try {
    await tidyTable(table, tableFolder(folder, name), name === chunkTableName ? indexChunks : indexVectors, tidying)
  } finally {
    table.close()
    connection.close()
  }
}
