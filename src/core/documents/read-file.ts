import { AssistantError } from '../../api/error.ts'
import { containerFormat } from '../containers/container-format.ts'
import { readContainer } from '../containers/read-container.ts'
import type { RandomAccessFile } from '../ports/random-access-file.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import { detectKind } from './detect-kind.ts'
import { isLargeTextKind, type LargeTextKind, largestHeld, readLargeText } from './large-text/read-large-text.ts'
import type { TextFile } from './large-text/text-pieces.ts'
import { extensionOf, namedErrors, type ReadDeps, readBytes } from './read-bytes.ts'
import { flowEvents } from './read-flow.ts'

const megabyte = 1 << 20
/** Beyond this detection does not look into what is text. */
const headBytes = 65_536

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
  if (file.readNow && file.size > largestHeld) {
    const kind = await detectKind(await file.read(0, headBytes), extensionOf(name))
    if (isLargeTextKind(kind)) {
      const { size, readNow } = file
      return yield* namedErrors(readLarge(deps, kind, { size, readNow }, source, signal), name, signal)
    }
  }
  yield* readBytes(deps, await file.read(0, file.size), name, signal, maxBytes)
}

/** Inside, so that what the first look at the file throws names it. */
async function* readLarge(
  deps: ReadDeps,
  kind: LargeTextKind,
  text: TextFile,
  { name, maxBytes }: { name: string; maxBytes: number },
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  yield* flowEvents(deps, kind, readLargeText(text, kind, name), { name, maxBytes }, signal)
}
