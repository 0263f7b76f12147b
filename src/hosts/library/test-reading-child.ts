import { ownerName, readOwner } from '../../adapters/files/owner-lock.ts'
import { openIndex } from '../../adapters/lancedb/open-index.ts'
import { openStore } from '../../adapters/sqlite/open-store.ts'

/** Child of the reading test: `data term`. Reads a library that its parent owns and tries to write to it. */
const [folder = '', term = ''] = process.argv.slice(2)
const readOnly = { owner: ownerName(readOwner(folder)) }
const signal = new AbortController().signal
const everything = { collectionIds: [], documentIds: [] }
const store = openStore({ folder, readOnly })
const index = await openIndex({ folder, readOnly })
const rounds: { hits: number; known: number }[] = []
let refusal: unknown

process.on('message', async () => {
  const hits = await index.searchTerms([term], 100, store.text.scopeRevisions(everything), signal)
  const known = store.text.chunks(hits.map((hit) => hit.id)).length
  rounds.push({ hits: hits.length, known })
  try {
    store.library.createCollection({ name: 'mine' })
  } catch (error) {
    refusal = { code: (error as { code?: string }).code, parameters: (error as { parameters?: object }).parameters }
  }
  process.send?.({ ...rounds.at(-1), documents: store.library.overview().documents, refusal })
})
process.send?.('ready')
