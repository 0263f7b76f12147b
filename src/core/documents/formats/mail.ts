import type { ErrorValue } from '../../../api/error.ts'
import type { Message } from '../../mail/message.ts'
import { attachmentName, listedAttachments, messageFlow } from '../../mail/message-flow.ts'
import { readEml } from '../../mail/read-eml.ts'
import { readMsg } from '../../mail/read-msg.ts'
import { isCompoundFile } from '../compound-file.ts'
import type { FlowDocument } from '../flow.ts'

const namedAttachments = 8

/**
 * A message (RFC 5322 or MS-OXMSG) as a document; warns of attachments, which are not read. Throws
 * `document-encrypted` and `document-damaged`.
 */
export function readMail(bytes: Uint8Array): FlowDocument {
  const message = isCompoundFile(bytes) ? readMsg(bytes) : readEml(bytes)
  return { title: message.subject, flow: messageFlow(message), warnings: unreadAttachments(message) }
}

function unreadAttachments(message: Message): ErrorValue[] {
  const names = namesWithin(message)
  if (names.length === 0) return []
  const shown = names.slice(0, namedAttachments).join(', ')
  const list = names.length > namedAttachments ? `${shown}, …` : shown
  return [{ code: 'attachments-not-read', parameters: { count: names.length, names: list } }]
}

function namesWithin(message: Message): string[] {
  return [...listedAttachments(message).map(attachmentName), ...message.messages.flatMap(namesWithin)]
}
