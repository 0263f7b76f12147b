import { createHash } from 'node:crypto'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { AssistantError, type ErrorCode } from '../../api/error.ts'
import type { FileSource } from '../../core/ports.ts'

/**
 * Files on this machine. Nothing below `exclude` (the data folder) is ever listed, and nothing but what lies in
 * `members` opened: closing one of SQLite's own files would drop its locks.
 */
export function createFileSource(options: { exclude?: string; members?: string }): FileSource {
  const members = options.members === undefined ? undefined : resolve(options.members)
  const excluded = options.exclude === undefined ? undefined : resolve(options.exclude)
  const refuse = async (path: string) => {
    if (excluded === undefined || (members !== undefined && dirname(path) === members)) return
    const real = await realpath(path).catch(() => path)
    const realExcluded = await realpath(excluded).catch(() => excluded)
    if (isInside(excluded, path) || isInside(realExcluded, real)) {
      throw new AssistantError('file-unsupported', { name: basename(path) })
    }
  }

  return {
    async *walk(paths, signal) {
      for (const path of paths) yield* walkOne(resolve(path), excluded, signal)
    },
    async stat(path) {
      const found = await stat(path).catch(() => undefined)
      return found?.isFile() ? { size: found.size, modifiedAt: Math.round(found.mtimeMs) } : undefined
    },
    async isFolder(path) {
      const found = await stat(path).catch(() => undefined)
      return found?.isDirectory() ?? false
    },
    async sha256(path, signal) {
      await refuse(path)
      return withFile(path, async (handle) => {
        const hash = createHash('sha256')
        const buffer = Buffer.allocUnsafe(1 << 18)
        for (let at = 0; ; ) {
          signal.throwIfAborted()
          const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
          if (bytesRead === 0) return hash.digest('hex')
          hash.update(buffer.subarray(0, bytesRead))
          at += bytesRead
        }
      })
    },
    async read(path, offset, length) {
      await refuse(path)
      return withFile(path, async (handle) => {
        const bytes = new Uint8Array(length)
        let filled = 0
        while (filled < length) {
          const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return bytes.subarray(0, filled)
      })
    },
  }
}

type Found = { path: string; size: number; modifiedAt: number }

async function* walkOne(path: string, excluded: string | undefined, signal: AbortSignal): AsyncGenerator<Found> {
  signal.throwIfAborted()
  if (excluded !== undefined && isInside(excluded, path)) return
  const found = await stat(path).catch(() => undefined)
  if (found?.isFile()) yield { path, size: found.size, modifiedAt: Math.round(found.mtimeMs) }
  if (!found?.isDirectory()) return
  const entries = await readdir(path, { withFileTypes: true }).catch(() => [])
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.isFile() || entry.isDirectory()) yield* walkOne(join(path, entry.name), excluded, signal)
  }
}

/** Whether `path` is `folder` or lies below it. */
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
}

async function withFile<T>(path: string, work: (handle: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const name = basename(path)
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new AssistantError(codeOf(error), { name }, { cause: error })
  })
  try {
    return await work(handle)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) {
      throw new AssistantError('file-unreadable', { name }, { cause: error })
    }
    throw error
  } finally {
    await handle.close()
  }
}

function codeOf(error: NodeJS.ErrnoException): ErrorCode {
  return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? 'file-not-found' : 'file-unreadable'
}
