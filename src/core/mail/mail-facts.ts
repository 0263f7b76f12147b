import type { MailFacts } from '../ports/read-event.ts'
import { formatMailbox } from './addresses.ts'
import type { MailDate } from './mail-date.ts'
import type { Message } from './message.ts'

/**
 * What a message's header says, for filters and threads; `to` holds all recipients named. The thread is the first of
 * `References`, else of `In-Reply-To`, else the message itself (RFC 5322 3.6.4).
 */
export function mailFacts(message: Message): MailFacts {
  const { from, to, cc, bcc, date, messageId, inReplyTo, references } = message
  const thread = references[0] ?? inReplyTo[0] ?? messageId
  return {
    from: from.map(formatMailbox).join(', '),
    to: [...to, ...cc, ...bcc].map(formatMailbox).filter((mailbox) => mailbox !== ''),
    ...(date ? { sentAt: timeOfMailDate(date) } : {}),
    ...(messageId === undefined ? {} : { messageId }),
    ...(thread === undefined ? {} : { thread }),
  }
}

/** Milliseconds since 1970. */
export function timeOfMailDate({ year, month, day, hour, minute, second, offset }: MailDate): number {
  return Date.UTC(year, month - 1, day, hour, minute - offset, second)
}
