import { AssistantError } from '../../../api/error.ts'
import { type MimePart, partText, readPart } from '../../mail/mime/part.ts'
import { decodeText } from '../decode-text.ts'
import { isMimePage } from '../detect-mhtml.ts'
import type { FlowDocument } from '../flow.ts'
import { readHtml } from './html.ts'

/**
 * Blocks of a web page, as HTML or saved with its parts as MHTML (RFC 2557). Throws `document-damaged` where the parts
 * hold no page.
 */
export function readWebPage(bytes: Uint8Array): FlowDocument {
  if (!isMimePage(bytes)) return readHtml(decodeText(bytes))
  const start = bytes.findIndex((byte) => byte > 32)
  const page = pageOf(readPart(bytes.subarray(start)))
  if (!page) throw new AssistantError('document-damaged', {}, { cause: 'no page among the parts' })
  return readHtml(partText(page))
}

/** The page itself: the part that `start` names, else the first that is one. */
function pageOf(part: MimePart): MimePart | undefined {
  const { value, parameters } = part.contentType
  if (/^(text\/html|application\/xhtml\+xml)$/.test(value)) return part
  const start = parameters.get('start')?.replace(/^<|>$/g, '')
  const named = start === undefined ? undefined : part.children.find(({ contentId }) => contentId === start)
  for (const inner of named ? [named, ...part.children] : part.children) {
    const page = pageOf(inner)
    if (page) return page
  }
  return undefined
}
