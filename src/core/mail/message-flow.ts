import { cleanLine } from '../documents/clean-text.ts'
import type { FlowBlock } from '../documents/flow.ts'
import { formatMailbox } from './addresses.ts'
import { type BodyLine, blocksOfLines, bodyLines } from './body-lines.ts'
import { formatMailDate } from './mail-date.ts'
import type { MailAttachment, Mailbox, Message } from './message.ts'
import { splitHistory } from './quoted-history.ts'

/** Words of the stored text that no message brings with it. */
const words = {
  from: 'From',
  to: 'To',
  cc: 'Cc',
  bcc: 'Bcc',
  replyTo: 'Reply-To',
  date: 'Date',
  attachments: 'Attachments',
  quoted: 'Quoted text',
} as const

/** HTML is taken where it has this many times the letters of the plain text: senders shorten one or the other. */
const moreBy = 1.15
const deepestHeading = 9

/**
 * A message as blocks: its subject as a heading, a paragraph for each header field, the body, each earlier message below
 * it under a heading of its own, and the attachments' names and sizes.
 */
export function messageFlow(message: Message): FlowBlock[] {
  return [
    ...(message.subject === undefined ? [] : [heading(message.subject, 1)]),
    ...headerBlocks(message),
    ...bodyBlocks(chooseBody(message), 2),
    ...attachmentBlocks(listedAttachments(message), 2),
  ]
}

/** The attachments that a reader of the message sees as such: pictures within the text, signatures and nothing are none. */
export function listedAttachments({ attachments }: Message): MailAttachment[] {
  return attachments.filter(({ inline, name, type, size }) => {
    const isSignature = /^application\/(?:(?:x-)?pkcs7|pgp)-signature$/.test(type) || /^smime\.p7s$/i.test(name)
    return !inline && !isSignature && (name !== '' || size > 0)
  })
}

/** What an attachment is called: its name, else its type. */
export function attachmentName({ name, type }: MailAttachment): string {
  return name === '' ? type : name
}

function heading(text: string, level: number): FlowBlock {
  return { kind: 'heading', text: cleanLine(text), level }
}

function headerBlocks({ from, to, cc, bcc, replyTo, date }: Message): FlowBlock[] {
  const field = (name: string, mailboxes: readonly Mailbox[]): string[] => {
    const value = mailboxes.map(formatMailbox).filter((text) => text !== '')
    return value.length === 0 ? [] : [`${name}: ${value.join(', ')}`]
  }
  const answersElsewhere = replyTo.some((mailbox) => !from.some(({ address }) => address === mailbox.address))
  return [
    ...field(words.from, from),
    ...field(words.to, to),
    ...field(words.cc, cc),
    ...field(words.bcc, bcc),
    ...(answersElsewhere ? field(words.replyTo, replyTo) : []),
    ...(date ? [`${words.date}: ${formatMailDate(date)}`] : []),
  ].map((text) => ({ kind: 'paragraph', text }))
}

function chooseBody({ textBody, htmlBody }: Message): BodyLine[] {
  const plain = bodyLines(textBody)
  if (htmlBody.every((part, at) => part === textBody[at]) && htmlBody.length === textBody.length) return plain
  const html = bodyLines(htmlBody)
  return letters(html) > letters(plain) * moreBy ? html : plain
}

/** Letters and digits, without the addresses that plain text spells out for links. */
function letters(lines: readonly BodyLine[]): number {
  return lines.reduce((sum, { text }) => {
    const shown = text.replace(/https?:\/\/\S+/g, '')
    return sum + (shown.match(/[\p{L}\p{N}]/gu)?.length ?? 0)
  }, 0)
}

function bodyBlocks(lines: readonly BodyLine[], level: number): FlowBlock[] {
  return splitHistory(lines).flatMap(({ start, bodyStart, end, mark, depth }): FlowBlock[] => {
    if (mark === undefined) return under(blocksOfLines(lines.slice(start, end), 0), level - 1)
    const title = mark === '' ? words.quoted : mark
    return [heading(title, level), ...under(blocksOfLines(lines.slice(bodyStart, end), depth), level)]
  })
}

/** Blocks whose headings stand below a heading of `level`. */
function under(blocks: readonly FlowBlock[], level: number): FlowBlock[] {
  return blocks.map((block) =>
    block.level === undefined ? block : { ...block, level: Math.min(deepestHeading, block.level + level) },
  )
}

function attachmentBlocks(attachments: readonly MailAttachment[], level: number): FlowBlock[] {
  if (attachments.length === 0) return []
  return [
    heading(words.attachments, level),
    ...attachments.map(
      (attachment): FlowBlock => ({
        kind: 'list-item',
        text: `- ${attachmentName(attachment)} (${sizeOf(attachment.size)})`,
      }),
    ),
  ]
}

function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
