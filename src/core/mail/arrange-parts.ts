import type { MimePart } from './mime/part.ts'

/** The leaves of a message by use: two renderings of the body, and what is attached. */
export type ArrangedParts = { textBody: MimePart[]; htmlBody: MimePart[]; attached: MimePart[] }

/** Sorts parts as RFC 8621 4.1.4 does, but pictures, sound and films are always attached. */
export function arrangeParts(root: MimePart): ArrangedParts {
  const lists: ArrangedParts = { textBody: [], htmlBody: [], attached: [] }
  arrange([root], 'mixed', false, lists)
  return lists
}

function arrange(parts: readonly MimePart[], multipart: string, inAlternative: boolean, lists: ArrangedParts): void {
  const { textBody, htmlBody, attached } = lists
  const [textBefore, htmlBefore] = [textBody.length, htmlBody.length]
  for (const [at, part] of parts.entries()) {
    const type = part.contentType.value
    if (type.startsWith('multipart/') && part.children.length > 0) {
      const subtype = type.slice('multipart/'.length)
      arrange(part.children, subtype, inAlternative || subtype === 'alternative', lists)
    } else if (isShown(part, at, multipart)) {
      // Within an alternative a part belongs to the rendering of its kind alone.
      if (!inAlternative || type !== 'text/html') textBody.push(part)
      if (!inAlternative || type === 'text/html') htmlBody.push(part)
    } else if (!isRendering(part, multipart)) attached.push(part)
  }
  if (multipart !== 'alternative') return
  // A rendering that an alternative lacks is taken from the other.
  if (textBody.length === textBefore) textBody.push(...htmlBody.slice(htmlBefore))
  else if (htmlBody.length === htmlBefore) htmlBody.push(...textBody.slice(textBefore))
}

const shownTypes = new Set([
  'text/plain',
  'text/html',
  'message/delivery-status',
  'message/disposition-notification',
  'message/feedback-report',
])

function isShown({ contentType, disposition, fileName }: MimePart, at: number, multipart: string): boolean {
  if (disposition === 'attachment' || !shownTypes.has(contentType.value)) return false
  return at === 0 || (multipart !== 'related' && fileName === undefined)
}

/** One more rendering of the body, for watches or AMP; an invitation is something else. */
function isRendering({ contentType, disposition, fileName }: MimePart, multipart: string): boolean {
  if (multipart !== 'alternative' || fileName !== undefined || disposition === 'attachment') return false
  return contentType.value.startsWith('text/') && contentType.value !== 'text/calendar'
}
