import { createHash } from 'node:crypto'
import { open, realpath, stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { AssistantError, type ErrorCode } from '../../api/error.ts'
import type { FileSource } from '../../core/ports/file-source.ts'
import { createBriefMemory } from './brief-memory.ts'
import { isInside } from './is-inside.ts'
import { walkFiles } from './walk-files.ts'

/**
 * Files on this machine. Nothing below `exclude` (the data folder) is ever listed, and nothing but what lies in
 * `members` opened: closing one of SQLite's own files would drop its locks.
 */
export function createFileSource(options: { exclude?: string; members?: string }): FileSource {
  const members = options.members === undefined ? undefined : resolve(options.members)
  const excluded = options.exclude === undefined ? undefined : resolve(options.exclude)
  let realExcluded: Promise<string> | undefined
  const isOwn = async (path: string, real: string) => {
    if (excluded === undefined) return false
    realExcluded ??= realpath(excluded).catch(() => excluded)
    return isInside(excluded, path) || isInside(await realExcluded, real)
  }
  const isMember = (path: string) => members !== undefined && dirname(path) === members
  const refuse = async (path: string) => {
    if (excluded === undefined || isMember(path)) return
    if (await isOwn(path, await realpath(path).catch(() => path))) {
      throw new AssistantError('file-unsupported', { name: basename(path) })
    }
  }
  const ownFolders = createBriefMemory((folder) =>
    realpath(folder).then(
      (real) => isOwn(folder, real),
      () => isOwn(folder, folder),
    ),
  )

  return {
    async *walk(paths, signal, choice) {
      for (const path of paths) yield* walkFiles(path, excluded, signal, choice)
    },
    async place(given) {
      const path = resolve(given)
      const found = await stat(path).catch((error: NodeJS.ErrnoException) => error)
      if (found instanceof Error) {
        return { path, real: path, identity: '', kind: codeOf(found) === 'file-not-found' ? 'missing' : 'unreadable' }
      }
      const real = await realpath(path).catch(() => path)
      const identity = `${found.dev}:${found.ino}`
      const own = excluded === undefined ? undefined : await realpath(excluded).catch(() => excluded)
      if (own !== undefined && isInside(own, real)) return { path, real, identity, kind: 'own' }
      return { path, real, identity, kind: found.isDirectory() ? 'folder' : 'file' }
    },
    async stat(path) {
      const found = await stat(path).catch(() => undefined)
      return found?.isFile() ? { size: found.size, modifiedAt: Math.round(found.mtimeMs) } : undefined
    },
    async isFolder(path) {
      const found = await stat(path).catch(() => undefined)
      return found?.isDirectory() ?? false
    },
    mayOpen: async (path) => isMember(path) || !(await ownFolders(dirname(path))),
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
