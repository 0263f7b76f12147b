import type { MailAttachment, Message } from '../message.ts'
import { isTnef, readTnef } from './read-tnef.ts'

/** What a message holds below its header. */
type Content = Pick<Message, 'textBody' | 'htmlBody' | 'attachments'>

/** Replaces each winmail.dat by what it transports: attachments, and the body where the message has none of its own. */
export function withTransported({ textBody, htmlBody, attachments }: Content): Content {
  const transported = attachments.map(transportedIn)
  const isEmpty = [...textBody, ...htmlBody].every(({ content }) => content.trim() === '')
  const body = isEmpty ? transported.find((message) => message && message.textBody.length > 0) : undefined
  return {
    textBody: body?.textBody ?? textBody,
    htmlBody: body?.htmlBody ?? htmlBody,
    attachments: attachments.flatMap((attachment, at): readonly MailAttachment[] =>
      transported[at] ? transported[at].attachments : [attachment],
    ),
  }
}

function transportedIn({ name, type, bytes }: MailAttachment): Message | undefined {
  if (!/^application\/(?:vnd\.)?ms-tnef$/.test(type) && !/^winmail\.dat$/i.test(name)) return undefined
  const content = bytes()
  return isTnef(content) ? readTnef(content) : undefined
}
