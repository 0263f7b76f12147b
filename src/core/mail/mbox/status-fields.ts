import { joinBytes } from '../../documents/join-bytes.ts'
import { blankLineAt, lineEnd } from '../mime/lines.ts'

/** Fields in which mail programs keep what they know of a message: read, flagged, numbered. */
const status =
  /^(?:Status|X-Status|X-Mozilla-(?:Status2?|Keys)|X-Keywords|X-UID|X-UIDL|X-IMAP(?:base)?|X-Evolution|X-Account-Key|Content-Length)[ \t]*:/i
const longestName = 40

/** A message's first bytes without status fields, so that reading or flagging a message does not make it another one. */
export function withoutStatusFields(head: Uint8Array): Uint8Array {
  const kept: Uint8Array[] = []
  let [start, at] = [0, 0]
  let dropping = false
  while (at < head.length && !blankLineAt(head, at, head.length)) {
    const next = lineEnd(head, at, head.length)
    const isFolded = head[at] === 0x20 || head[at] === 0x09
    if (!isFolded) {
      const isStatus = status.test(String.fromCharCode(...head.subarray(at, Math.min(next, at + longestName))))
      if (isStatus && !dropping) kept.push(head.subarray(start, at))
      if (!isStatus && dropping) start = at
      dropping = isStatus
    }
    at = next
  }
  if (dropping) start = at
  return kept.length === 0 ? head : joinBytes([...kept, head.subarray(start)])
}
