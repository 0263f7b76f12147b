import { AssistantError } from '../../api/error.ts'
import type { OutlookEngine } from '../ports/outlook-engine.ts'
import { type ContainerSource, type MemberStream, mostMembers } from './container.ts'
import { memberPart, unlikeNames } from './member-name.ts'
import { takeMember } from './take-member.ts'

/** A mailbox may hold millions of messages. */
const mostMessages = mostMembers * 10

/** The messages of an Outlook data file, under the folders they lie in. Throws `file-unsupported`, `document-damaged`. */
export async function* readOutlook(
  { file, sink, name, maxBytes, signal }: ContainerSource,
  engine: OutlookEngine | undefined,
): MemberStream {
  if (!engine || file.path === undefined) throw new AssistantError('file-unsupported')
  const unlike = unlikeNames()
  let [members, left] = [0, 0]
  for await (const item of engine.items(file.path)) {
    signal.throwIfAborted()
    if (members >= mostMessages) {
      left += 1
      continue
    }
    members += 1
    const path = [...item.folders, item.name].map((part) => memberPart(part) || 'unnamed').join('/')
    const { modifiedAt } = item
    const known = { name: unlike(path), size: 0, ...(modifiedAt === undefined ? {} : { modifiedAt }) }
    if ('error' in item) yield { ...known, error: item.error }
    else yield await takeMember(sink, { ...known, limit: maxBytes }, inPieces(item.content), signal)
  }
  return left > 0 ? [{ code: 'members-left-out', parameters: { name, count: left, limit: mostMessages } }] : []
}

async function* inPieces(content: () => Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* content()
}
