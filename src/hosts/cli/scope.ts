import { collectionAt } from '../../api/collection-path.ts'
import type { Scope } from '../../api/document.ts'
import { AssistantError } from '../../api/error.ts'
import type { Client } from '../../rpc/types.ts'
import type { CommandOptions } from './options.ts'

/** The scope that `--collection` names, one that lies in another as `Clients/Weber`; everything without it. Errors: `collection-not-found`. */
export async function scopeOf(options: CommandOptions, client: Client): Promise<Scope> {
  const name = options.values['collection']
  if (name === undefined) return { collectionIds: [], documentIds: [] }
  const { collections } = await client.call('library.overview', {})
  const collection = collectionAt(name, collections)
  if (!collection) throw new AssistantError('collection-not-found', { name })
  return { collectionIds: [collection.id], documentIds: [] }
}
