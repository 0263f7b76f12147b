import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { WarmFiles } from '../../core/ports/warm-memory.ts'

/** Ends the names of files that are being written. */
const draftEnd = '.part'

/** States and tokens of models below a data folder: `warm/<key>`, and what an interruption left of one, `*.part`. */
export function createWarmFiles(dataFolder: string): WarmFiles {
  const folder = path.join(dataFolder, 'warm')
  let drafts = 0
  return {
    path: (key) => path.join(folder, key),
    async draft(key) {
      await mkdir(folder, { recursive: true })
      drafts += 1
      return path.join(folder, `${key}-${process.pid}-${drafts}${draftEnd}`)
    },
    async keep(draft, key) {
      const file = await open(draft, 'r+')
      try {
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(draft, path.join(folder, key))
    },
    async list() {
      const names = await readdir(folder).catch(() => [])
      const found = await Promise.all(
        names.map(async (key) => ({ key, bytes: (await stat(path.join(folder, key)).catch(() => undefined))?.size })),
      )
      return found.flatMap(({ key, bytes }) => (bytes === undefined ? [] : [{ key, bytes }]))
    },
    async remove(keys) {
      for (const key of keys) {
        // Where a virus scanner holds it for a moment, it goes a moment later.
        if (path.basename(key) === key) await rm(path.join(folder, key), { force: true, maxRetries: 5 })
      }
    },
  }
}
