import { AssistantError } from '../../../api/error.ts'
import { decodeText } from '../decode-text.ts'
import { descendant } from '../markup-tree.ts'
import type { ZipPackage } from '../zip-package.ts'
import { parseOpenTables } from './open-tables.ts'
import type { Workbook } from './sheet.ts'

/**
 * Reads an OpenDocument spreadsheet (ODF 1.3 part 3, 9). Throws `document-encrypted`, `document-damaged` and
 * `document-too-hungry`.
 */
export function readOpenDocument(zip: ZipPackage): Workbook {
  if (zip.text('META-INF/manifest.xml')?.includes('encryption-data')) throw new AssistantError('document-encrypted')
  const content = zip.bytes('content.xml')
  if (content === undefined) throw new AssistantError('document-damaged', {}, { cause: 'no content.xml' })
  const sheets = parseOpenTables(decodeText(content))
  if (sheets.length === 0) throw new AssistantError('document-damaged', {}, { cause: 'no table in content.xml' })
  const meta = zip.part('meta.xml')
  const title = meta && descendant(meta, 'dc:title')
  return { title: title?.children.filter((node) => typeof node === 'string').join(''), sheets }
}
