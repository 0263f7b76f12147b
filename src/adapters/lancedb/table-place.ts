import { join } from 'node:path'
import type { Connection } from '@lancedb/lancedb'

/** An open index: `connection` to the tables that lie in `folder`. */
export type IndexPlace = { connection: Connection; folder: string }

/** Where a table of an index lies. */
export function tableFolder(indexFolder: string, name: string): string {
  return join(indexFolder, `${name}.lance`)
}
