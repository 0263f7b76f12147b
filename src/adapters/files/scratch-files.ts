import { randomUUID } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { ScratchFiles } from '../../core/ports/scratch-files.ts'

/** Files for a moment below a data folder, `scratch/<id>-<name>`. `clear` takes away what an interruption left. */
export function createScratchFiles(dataFolder: string): ScratchFiles & { clear(): Promise<void> } {
  const folder = path.join(dataFolder, 'scratch')
  return {
    async write(name, bytes) {
      const file = path.join(folder, `${randomUUID()}-${path.basename(name)}`)
      const remove = () => rm(file, { force: true, maxRetries: 5 })
      try {
        await mkdir(folder, { recursive: true })
        await writeFile(file, bytes, { mode: 0o600 })
      } catch (error) {
        await remove().catch(() => undefined)
        const code = (error as NodeJS.ErrnoException).code
        throw new AssistantError(
          code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'internal',
          {},
          { cause: error },
        )
      }
      return { path: file, [Symbol.asyncDispose]: remove }
    },
    clear: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
