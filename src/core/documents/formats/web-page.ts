import { AssistantError } from '../../../api/error.ts'
import { decodeText } from '../decode-text.ts'
import type { FlowDocument } from '../flow.ts'
import { isMimePage } from '../mhtml/detect-mhtml.ts'
import { type MimePart, mediaType, parameterOf, parseMimePart, partsOf, textOf } from '../mhtml/mime-part.ts'
import { readHtml } from './html.ts'

const deepest = 5

/**
 * Blocks of a web page, as HTML or saved with its parts as MHTML (RFC 2557). Throws `document-damaged` where the parts
 * hold no page.
 */
export function readWebPage(bytes: Uint8Array): FlowDocument {
  if (!isMimePage(bytes)) return readHtml(decodeText(bytes))
  // A byte a character: `latin1` of TextDecoder is Windows-1252.
  const source = Array.from({ length: Math.ceil(bytes.length / 8_192) }, (_, at) =>
    String.fromCharCode(...bytes.subarray(at * 8_192, (at + 1) * 8_192)),
  ).join('')
  const page = pageOf(parseMimePart(source.trimStart()), 0)
  if (!page) throw new AssistantError('document-damaged', {}, { cause: 'no page among the parts' })
  return readHtml(textOf(page))
}

/** The page itself: the part that `start` names, else the first that is one. */
function pageOf(part: MimePart, depth: number): MimePart | undefined {
  if (/^(text\/html|application\/xhtml\+xml)$/.test(mediaType(part))) return part
  if (depth >= deepest) return undefined
  const parts = partsOf(part)
  const start = parameterOf(part, 'start')
  const named = start === undefined ? undefined : parts.find(({ fields }) => fields.get('content-id') === start)
  for (const inner of named ? [named, ...parts] : parts) {
    const page = pageOf(inner, depth + 1)
    if (page) return page
  }
  return undefined
}
