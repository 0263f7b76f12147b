import { AssistantError } from '../../api/error.ts'
import { containerFormat } from '../containers/container-format.ts'
import { readContainer } from '../containers/read-container.ts'
import type { RandomAccessFile, ReadEvent } from '../ports.ts'
import { extensionOf, namedErrors, type ReadDeps, readBytes } from './read-bytes.ts'

const megabyte = 1 << 20

/**
 * Reads a file: archives and mailboxes in ranges, whatever their size; documents whole, up to `maxBytes`. Throws what
 * `readBytes` throws, and `file-too-large` with `{name, megabytes, limit}`.
 */
export async function* readFile(
  deps: ReadDeps,
  source: { file: RandomAccessFile; name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  const { file, name, maxBytes } = source
  const format = await containerFormat(file, extensionOf(name))
  if (format) return yield* namedErrors(readContainer(deps, format, source, signal), name, signal)
  if (file.size > maxBytes) {
    const [megabytes, limit] = [file.size, maxBytes].map((bytes) => Math.ceil(bytes / megabyte)) as [number, number]
    throw new AssistantError('file-too-large', { name, megabytes, limit })
  }
  yield* readBytes(deps, await file.read(0, file.size), name, signal, maxBytes)
}
