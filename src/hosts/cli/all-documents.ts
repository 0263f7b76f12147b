import type { DocumentRow } from '../../api/document.ts'
import type { Client } from '../../rpc/types.ts'
import type { CommandOptions } from './options.ts'
import { scopeOf } from './scope.ts'

const rowsAtATime = 500

/** Every document of the collection that `--collection` names, or of the library, the oldest first. */
export async function* allDocuments(options: CommandOptions, client: Client): AsyncGenerator<DocumentRow> {
  const [collectionId] = (await scopeOf(options, client)).collectionIds
  const which = { sort: 'added' as const, descending: false, ...(collectionId === undefined ? {} : { collectionId }) }
  for (let offset = 0, total = 1; offset < total; offset += rowsAtATime) {
    const page = await client.call('library.list', { ...which, offset, limit: rowsAtATime })
    total = page.total
    yield* page.documents
  }
}
