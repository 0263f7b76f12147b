import { AssistantError } from '../../api/error.ts'
import type { PageFile } from '../ports/page-file.ts'
import type { PdfEngine } from '../ports/pdf-engine.ts'
import type { PictureEngine } from '../ports/picture-engine.ts'
import { detectKind } from './detect-kind.ts'

/**
 * Opens the pages of a PDF or image, to be drawn. Errors: `file-unsupported` for anything else, those of the engines, all
 * with `{name}`.
 */
export async function openPages(
  engines: { pdf: PdfEngine; pictures: PictureEngine },
  bytes: Uint8Array,
  name: string,
  password?: string,
): Promise<PageFile> {
  try {
    const kind = await detectKind(bytes, '')
    if (kind === 'pdf') return await engines.pdf.open(bytes, password)
    if (kind === 'image') return await engines.pictures.open(bytes)
    throw new AssistantError('file-unsupported')
  } catch (error) {
    if (!(error instanceof AssistantError)) throw new AssistantError('document-damaged', { name }, { cause: error })
    throw new AssistantError(error.code, { name, ...error.parameters }, { cause: error.cause })
  }
}
