import { readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { RandomAccessFile } from '../../core/ports/random-access-file.ts'

/**
 * Opens a file to be read in ranges; whoever opens it closes it. Throws `file-not-found`, `not-a-file` and
 * `file-unreadable` with `{name, path}`.
 */
export async function openRandomAccessFile(path: string): Promise<RandomAccessFile & AsyncDisposable> {
  const name = basename(path)
  const unreadable = (error: NodeJS.ErrnoException): never => {
    const code = error.code === 'ENOENT' ? 'file-not-found' : 'file-unreadable'
    throw new AssistantError(code, { name, path }, { cause: error })
  }
  const handle = await open(path, 'r').catch(unreadable)
  const found = await handle.stat()
  if (!found.isFile()) {
    await handle.close()
    throw new AssistantError('not-a-file', { name, path })
  }
  return {
    path,
    size: found.size,
    async read(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, found.size - offset)))
      let filled = 0
      while (filled < bytes.length) {
        const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, offset + filled).catch(unreadable)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return bytes.subarray(0, filled)
    },
    readNow(offset, length) {
      const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(length, found.size - offset)))
      try {
        let filled = 0
        while (filled < bytes.length) {
          const bytesRead = readSync(handle.fd, bytes, filled, bytes.length - filled, offset + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return bytes.subarray(0, filled)
      } catch (error) {
        return unreadable(error as NodeJS.ErrnoException)
      }
    },
    [Symbol.asyncDispose]: () => handle.close(),
  }
}
