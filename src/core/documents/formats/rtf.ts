import { AssistantError } from '../../../api/error.ts'
import type { FlowDocument } from '../flow.ts'
import { interpretRtf } from '../rtf/interpret.ts'
import type { RtfContent } from '../rtf/reader.ts'
import { rtfTokens } from '../rtf/tokens.ts'
import { runningText } from '../running-text.ts'

/**
 * Blocks of an RTF file (RTF 1.9.1), tracked changes accepted: headers once at the top, the body with the labels of its
 * lists, notes and comments after their paragraph, footers once at the end. Throws `document-damaged`.
 */
export function readRtf(bytes: Uint8Array): FlowDocument {
  const { title, headers, body, footers } = interpreted(bytes)
  const flow = [...runningText(headers), ...body, ...runningText(footers)]
  // Where the file has a title of its own, all headings stand below it.
  const shift = flow.some((block) => block.level === 0) ? 1 : 0
  for (const block of flow) if (block.level !== undefined) block.level += shift
  return { title: title === '' ? undefined : title, flow }
}

function interpreted(bytes: Uint8Array): RtfContent {
  try {
    return interpretRtf(rtfTokens(bytes))
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}
