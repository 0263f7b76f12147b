import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary } from './test-library.ts'
import type { WorkOrders } from './test-work-orders.ts'

/**
 * Child of the kill test of all work at once: `data docs ahead`. Imports what has no import yet, syncs the watched
 * folder, deletes, removes and switches the embedder as `orders.json` says, all side by side; ends when nothing is left.
 * `ahead`: milliseconds by which its clock goes before. It may be killed at any instant.
 */
const [data = '', docs = '', ahead = '0'] = process.argv.slice(2)
const orders = JSON.parse(readFileSync(join(docs, 'orders.json'), 'utf8')) as WorkOrders
const lib = await openTestLibrary(data, {
  embedder: pairEmbedder({ delayMs: 5 }),
  otherEmbedder: pairEmbedder({ delayMs: 5, dimensions: 8, id: 'b'.repeat(64) }),
  now: () => Date.now() + Number(ahead),
  watchTimes: { quiet: 50, missing: 200 },
})
const signal = new AbortController().signal
process.send?.('begins')
await lib.core.start()
const watched = join(docs, 'watched')
const known = lib.core.watch.list().find((folder) => folder.path === watched)
if (lib.settings.get().embedder !== orders.embedder)
  await lib.handlers['settings.set']({ embedder: orders.embedder }, signal)
const folder = known ?? (await lib.handlers['folder.add']({ path: watched }, signal))
const begun = new Set(lib.core.importer.list().map((job) => job.label))
for (const name of (await readdir(join(docs, 'once'))).sort()) {
  if (!begun.has(name)) lib.core.importer.start({ paths: [join(docs, 'once', name)] })
}
const idsAt = (paths: readonly string[]) => paths.flatMap((path) => lib.library.documentAt(path)?.id ?? [])
const letGo = () => [
  ...idsAt(orders.delete).map((id) => lib.handlers['library.delete']({ documentIds: [id] }, signal)),
  lib.handlers['library.remove']({ documentIds: idsAt(orders.remove) }, signal),
]
await Promise.all([lib.handlers['folder.sync']({ folderId: folder.id }, signal), ...letGo()])
await lib.core.watch.idle()
await lib.core.importer.idle()
// What was not there yet at first.
await Promise.all(letGo())
await lib.core.importer.idle()
await lib.close()
process.send?.(lib.errors)
process.disconnect()
