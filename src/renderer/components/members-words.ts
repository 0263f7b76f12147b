import type { DocumentKind } from '../../api/document-kind.ts'
import { say } from '../../messages/say.ts'

/** How many documents a container holds: "14 messages", "2 attachments". */
export function membersWords(kind: DocumentKind, count: number): string {
  return say('documents', `members-${kind === 'mail' || kind === 'mailbox' ? kind : 'archive'}`, { count })
}
