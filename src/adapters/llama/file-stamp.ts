import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { AssistantError } from '../../api/error.ts'

/** Which content a path holds, as far as the file system tells: a key that changes when the file is replaced. */
export type FileStamp = { path: string; size: number; key: string }

/** Throws `model-not-found` where there is no regular file. */
export async function stampFile(path: string): Promise<FileStamp> {
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new AssistantError('model-not-found', { name: basename(path), path })
  return { path, size: found.size, key: `${path}|${found.size}|${Math.floor(found.mtimeMs)}` }
}

/** SHA-256 of a file in hexadecimal digits. */
export async function sha256(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20, ...(signal ? { signal } : {}) })) {
    hash.update(part)
  }
  return hash.digest('hex')
}
