import { mailFacts } from '../../mail/mail-facts.ts'
import { mailMembers } from '../../mail/mail-members.ts'
import type { Message } from '../../mail/message.ts'
import { messageFlow } from '../../mail/message-flow.ts'
import { readEml } from '../../mail/read-eml.ts'
import { readMsg } from '../../mail/read-msg.ts'
import { isTnef, readTnef } from '../../mail/tnef/read-tnef.ts'
import { isCompoundFile } from '../compound-file.ts'
import type { FlowDocument } from '../flow.ts'

/**
 * A message (RFC 5322, MS-OXMSG or MS-OXTNEF) as a document, its attachments as members. Throws `document-encrypted` and
 * `document-damaged`.
 */
export function readMail(bytes: Uint8Array): FlowDocument {
  const message = messageIn(bytes)
  return {
    title: message.subject,
    flow: messageFlow(message),
    members: mailMembers(message),
    mail: mailFacts(message),
  }
}

function messageIn(bytes: Uint8Array): Message {
  if (isCompoundFile(bytes)) return readMsg(bytes)
  return isTnef(bytes) ? readTnef(bytes) : readEml(bytes)
}
