import { type ContainerSource, type MemberStream, mostMembers } from '../../containers/container.ts'
import { filePieces } from '../../containers/file-pieces.ts'
import { unlikeNames } from '../../containers/member-name.ts'
import { takeMember } from '../../containers/take-member.ts'
import { joinBytes } from '../../documents/join-bytes.ts'
import { mailboxMessageName } from '../message-name.ts'
import { fieldOf, type HeaderField, readHeader } from '../mime/header-fields.ts'
import { type MboxPart, splitMbox } from './split-mbox.ts'
import { withoutStatusFields } from './status-fields.ts'

/** As much of a message is held to read its header; programs write less. */
const headBytes = 1 << 18
/** Mozilla's flag of a message that is deleted and not yet swept out (nsMsgMessageFlags, Expunged). */
const expunged = 0x0008
/** A mailbox may hold millions of messages. */
const mostMessages = mostMembers * 10

/**
 * The messages of an mbox file, each as it was before it was put there, without status fields; those deleted in
 * Thunderbird and the notes that mail servers keep for themselves are passed over.
 */
export async function* readMbox({ file, sink, name, maxBytes, signal }: ContainerSource): MemberStream {
  const parts = splitMbox(filePieces(file, signal))
  const unlike = unlikeNames()
  let [members, left] = [0, 0]
  let part = await parts.next()
  while (!part.done) {
    signal.throwIfAborted()
    // What `parts` gives first is the beginning of a message, and nothing precedes it.
    part = await parts.next()
    const head: Uint8Array[] = []
    let held = 0
    for (; isPiece(part) && held < headBytes; part = await parts.next()) {
      head.push(part.value)
      held += part.value.length
    }
    const whole = joinBytes(head)
    const { fields } = readHeader(whole, 0, whole.length)
    const rest = async function* (): AsyncGenerator<Uint8Array> {
      for (; isPiece(part); part = await parts.next()) yield part.value
    }
    if (held === 0 || isPassedOver(fields)) {
      for await (const _ of rest());
      continue
    }
    if (members >= mostMessages) left += 1
    else {
      members += 1
      const own = withoutStatusFields(whole)
      const expected = { name: unlike(mailboxMessageName(fields, own)), size: 0, limit: maxBytes }
      const content = async function* (): AsyncGenerator<Uint8Array> {
        yield own
        yield* rest()
      }
      yield await takeMember(sink, expected, content(), signal)
    }
    for await (const _ of rest());
  }
  return left > 0 ? [{ code: 'members-left-out', parameters: { name, count: left, limit: mostMessages } }] : []
}

function isPiece(part: IteratorResult<MboxPart, unknown>): part is IteratorYieldResult<Uint8Array> {
  return !part.done && part.value !== 'message'
}

function isPassedOver(fields: readonly HeaderField[]): boolean {
  const status = fieldOf(fields, 'x-mozilla-status')
  if (status !== undefined && (Number.parseInt(status, 16) & expunged) !== 0) return true
  return /FOLDER INTERNAL DATA$/.test(fieldOf(fields, 'subject') ?? '') && fieldOf(fields, 'x-imap') !== undefined
}
