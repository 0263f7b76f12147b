import { memberPart } from '../containers/member-name.ts'
import { cleanLine } from '../documents/clean-text.ts'
import { type MailDate, parseMailDate } from './mail-date.ts'
import { decodeEncodedWords } from './mime/encoded-words.ts'
import { fieldOf, type HeaderField } from './mime/header-fields.ts'
import { shortMark } from './short-mark.ts'

const longestSubject = 60

/**
 * What a message of a mailbox is called: `2025-03-12 The boiler 3f2a91bc.eml`, whatever other messages there are. The
 * last part stands for its Message-ID, or for its `head` where it has none.
 */
export function mailboxMessageName(fields: readonly HeaderField[], head: Uint8Array): string {
  const id = fieldOf(fields, 'message-id')?.trim() ?? ''
  const mark = shortMark(id === '' ? head : new TextEncoder().encode(id))
  const date = parseMailDate(fieldOf(fields, 'date') ?? '')
  return `${datedName(date, decodeEncodedWords((fieldOf(fields, 'subject') ?? '').slice(0, 4_000)))} ${mark}.eml`
}

/** `2025-03-12 The boiler`, as a part of a file's name on any system; the day is left out where it is not known. */
export function datedName(date: MailDate | undefined, subject: string | undefined): string {
  const title = safeSubject(subject)
  return date ? `${two(date.year, 4)}-${two(date.month)}-${two(date.day)} ${title}` : title
}

/** What a message within another is called; `subject` may hold encoded words. */
export function attachedMessageName(subject: string | undefined): string {
  return `${safeSubject(decodeEncodedWords((subject ?? '').slice(0, 4_000)).replace(/\.eml$/i, ''), 'Attached message')}.eml`
}

/** At most 60 characters that stand for themselves in names of files everywhere. */
function safeSubject(subject: string | undefined, none = 'No subject'): string {
  const safe = memberPart(cleanLine(subject ?? '').replace(/[<>:"|?*]+/g, ' ')).replace(/^[.\s]+/, '')
  const short = [...safe]
    .slice(0, longestSubject)
    .join('')
    .replace(/[.\s]+$/, '')
  return short === '' ? none : short
}

function two(value: number, width = 2): string {
  return String(value).padStart(width, '0')
}
