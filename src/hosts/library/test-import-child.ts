import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary } from './test-library.ts'

/**
 * Child of the kill test: `data docs`. Goes on with unfinished imports and starts one for each folder of `docs` that
 * has none yet; says when it begins and ends when nothing is left. It may be killed at any instant.
 */
const [data = '', docs = ''] = process.argv.slice(2)
const lib = await openTestLibrary(data, { embedder: pairEmbedder({ delayMs: 10 }) })
process.send?.('begins')
await lib.core.start()
const begun = new Set(lib.core.importer.list().map((job) => job.label))
for (const name of readdirSync(docs).sort()) {
  if (!begun.has(name)) lib.core.importer.start({ paths: [join(docs, name)], embedder: 'starter' })
}
await lib.core.importer.idle()
await lib.close()
process.send?.(lib.errors)
process.disconnect()
