import { memberPart, unlikeNames } from '../containers/member-name.ts'
import type { InnerFile } from '../documents/flow.ts'
import type { MailAttachment, Message } from './message.ts'
import { listedAttachments } from './message-flow.ts'
import { pictureSize } from './picture-size.ts'

/** Signatures, logos and icons are smaller, in bytes or on their shorter side in pixels. */
const smallestScan = { bytes: 10_000, side: 300 }

/** Extensions by which files without one are read. */
const extensions: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/msword': 'doc',
  'application/rtf': 'rtf',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'image/bmp': 'bmp',
  'image/gif': 'gif',
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/tiff': 'tif',
  'image/webp': 'webp',
  'message/rfc822': 'eml',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'text/html': 'html',
  'text/markdown': 'md',
  'text/plain': 'txt',
  'text/rtf': 'rtf',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
}

/** What travels with a message and is read on its own: its attachments, and pictures in its text that may be scans. */
export function mailMembers(message: Message): InnerFile[] {
  const unlike = unlikeNames()
  const listed = new Set(listedAttachments(message))
  return message.attachments
    .filter((attachment) => listed.has(attachment) || isScan(attachment))
    .map((attachment) => ({ name: unlike(nameOf(attachment)), size: attachment.size, bytes: attachment.bytes }))
}

function isScan({ inline, size, bytes }: MailAttachment): boolean {
  if (!inline || size < smallestScan.bytes) return false
  const found = pictureSize(bytes())
  return found === undefined || Math.min(found.width, found.height) >= smallestScan.side
}

function nameOf({ name, type, inline }: MailAttachment): string {
  const own = memberPart(name).replace(/^\.+/, '')
  const extension = extensions[type]
  if (own === '') return `${inline ? 'picture' : 'attachment'}${extension === undefined ? '' : `.${extension}`}`
  return /\.[A-Za-z0-9]{1,10}$/.test(own) || extension === undefined ? own : `${own}.${extension}`
}
