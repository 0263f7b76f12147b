import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { AssistantError } from '../../api/error.ts'
import type { MemberSink } from '../../core/ports/members.ts'

/** As much is held in memory, so that small members that are there already cost no writing. */
const heldBytes = 4 << 20

type Handle = Awaited<ReturnType<typeof open>>

/**
 * Writes members into `folder`, each as a file named by its SHA-256: to a temporary name, flushed to the disk, then
 * renamed. One that is there is not written again. A kill leaves a file that ends in `.part` at most. Throws `disk-full`,
 * and `internal` where the folder cannot be written.
 */
export function createMemberSink(folder: string): MemberSink {
  return {
    async write(content) {
      const hash = createHash('sha256')
      const held: Uint8Array[] = []
      let [size, waiting] = [0, 0]
      let part: { path: string; handle: Handle } | undefined
      const flush = async (): Promise<void> => {
        part ??= await openPart(folder)
        await writeAll(part.handle, held.splice(0))
        waiting = 0
      }
      try {
        for await (const piece of content instanceof Uint8Array ? [content] : content) {
          hash.update(piece)
          size += piece.length
          waiting += piece.length
          // Some sources use a piece's memory again.
          held.push(waiting > heldBytes ? piece : Uint8Array.from(piece))
          if (waiting > heldBytes) await flush()
        }
        const sha256 = hash.digest('hex')
        const target = join(folder, sha256)
        if (!(await isThere(target, size))) {
          await flush()
          await part?.handle.sync()
          await part?.handle.close()
          if (part) await rename(part.path, target)
          part = undefined
        }
        return { sha256, size }
      } catch (error) {
        throw ofTheDisk(error)
      } finally {
        await part?.handle.close().catch(() => undefined)
        if (part) await unlink(part.path).catch(() => undefined)
      }
    },
  }
}

/** Counts and hashes members; nothing is kept. */
export function createHashingSink(): MemberSink {
  return {
    async write(content) {
      const hash = createHash('sha256')
      let size = 0
      for await (const piece of content instanceof Uint8Array ? [content] : content) {
        hash.update(piece)
        size += piece.length
      }
      return { sha256: hash.digest('hex'), size }
    },
  }
}

async function openPart(folder: string): Promise<{ path: string; handle: Handle }> {
  const path = join(folder, `${randomUUID()}.part`)
  try {
    return { path, handle: await open(path, 'wx') }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true })
    return { path, handle: await open(path, 'wx') }
  }
}

async function writeAll(handle: Handle, pieces: readonly Uint8Array[]): Promise<void> {
  for (const piece of pieces) {
    for (let at = 0; at < piece.length; ) at += (await handle.write(piece, at)).bytesWritten
  }
}

async function isThere(path: string, size: number): Promise<boolean> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() === true && found.size === size
}

/** A failure to write is no fault of the member; what its pieces threw stays as it is. */
function ofTheDisk(error: unknown): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  const isFull = code === 'ENOSPC' || code === 'EDQUOT'
  return new AssistantError(isFull ? 'disk-full' : 'internal', {}, { cause: error })
}
