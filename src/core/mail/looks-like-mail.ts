/** Fields that only mail programs and servers write. */
const transport =
  /^(?:received|return-path|delivered-to|message-id|mime-version|dkim-signature|authentication-results|arc-seal|content-type|content-transfer-encoding|x-[a-z0-9-]+|in-reply-to|references|thread-index):/i
const known = /^(?:from|to|cc|bcc|subject|date|sender|reply-to|importance|user-agent|list-id|organization):/i
const field = /^[!-9;-~]+[ \t]*:/

/**
 * Whether a file's first kilobytes are the header of one message (RFC 5322): nothing but fields up to the first empty
 * line, three known ones among them, one of them written by a program. Fewer do where the file is named as mail.
 */
export function looksLikeMail(head: string, extension: string): boolean {
  if (/^(?:mht|mhtml|mbox|mbx|md|markdown)$/.test(extension)) return false
  const lines = headerLines(head)
  if (lines.some((line) => /^snapshot-content-location:|^from:.*<saved by /i.test(line))) return false
  if (extension === 'eml') return !/\0/.test(head.slice(0, 1_000)) && head.trim() !== ''
  // `From ` without a colon begins a file of many messages (RFC 4155).
  if (lines.length === 0 || !lines.every((line) => field.test(line))) return false
  const written = lines.filter((line) => transport.test(line)).length
  const plain = lines.filter((line) => known.test(line)).length
  return written > 0 && plain > 0 && written + plain >= 3
}

/** Unfolded fields before the first empty line; the last one may be cut. */
function headerLines(head: string): string[] {
  const lines: string[] = []
  for (const line of head.replace(/^\uFEFF?\s*\n/, '').split(/\r?\n/)) {
    if (line === '') return lines
    if (/^[ \t]/.test(line) && lines.length > 0) lines[lines.length - 1] += ' '
    else lines.push(line)
  }
  return lines.slice(0, -1)
}
