import type { ErrorValue } from '../../api/error.ts'
import { memberLimit, takeMember } from '../containers/take-member.ts'
import type { MemberSink } from '../ports/members.ts'
import type { ReadEvent } from '../ports/read-event.ts'
import type { InnerFile } from './flow.ts'

const namedFiles = 8

/** Takes the files within a document out into the sink. */
export async function* innerFiles(
  sink: MemberSink,
  files: readonly InnerFile[],
  maxBytes: number,
  signal: AbortSignal,
): AsyncGenerator<ReadEvent> {
  for (const { name, size, bytes } of files) {
    signal.throwIfAborted()
    const expected = { name, size, limit: memberLimit(name, maxBytes) }
    yield { type: 'member-found', member: await takeMember(sink, expected, once(bytes), signal) }
  }
}

/** Says which files within were not read; none where there are none. */
export function unreadFiles(files: readonly InnerFile[]): ErrorValue[] {
  if (files.length === 0) return []
  const shown = files
    .slice(0, namedFiles)
    .map(({ name }) => name)
    .join(', ')
  const names = files.length > namedFiles ? `${shown}, …` : shown
  return [{ code: 'attachments-not-read', parameters: { count: files.length, names } }]
}

/** Decoded when it is asked for, so that what cannot be decoded is the file's own fault. */
async function* once(bytes: () => Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes()
}
