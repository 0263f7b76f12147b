import { AssistantError } from '../../../api/error.ts'
import { openZipPackage, type ZipPackage } from '../zip-package.ts'

/** Opens a Word file (ECMA-376). Throws as `openZipPackage` does, `document-damaged` too where it has no text part. */
export function openDocx(bytes: Uint8Array): ZipPackage {
  const docx = openZipPackage(bytes)
  if (docx.paths.includes('word/document.xml')) return docx
  throw new AssistantError('document-damaged', {}, { cause: 'no word/document.xml' })
}
