import { strFromU8 } from 'fflate/browser'
import { AssistantError } from '../../../api/error.ts'
import { descendant } from '../markup-tree.ts'
import { parseOpenTables } from './open-tables.ts'
import { markupOf } from './related-parts.ts'
import type { Workbook } from './sheet.ts'

/**
 * Reads an unpacked OpenDocument spreadsheet (ODF 1.3 part 3, 9). Throws `document-encrypted`, `document-damaged` and
 * `document-too-hungry`.
 */
export function readOpenDocument(files: Readonly<Record<string, Uint8Array>>): Workbook {
  const manifest = files['META-INF/manifest.xml']
  if (manifest && strFromU8(manifest).includes('encryption-data')) throw new AssistantError('document-encrypted')
  const content = files['content.xml']
  if (content === undefined) throw new AssistantError('document-damaged', {}, { cause: 'no content.xml' })
  const sheets = parseOpenTables(strFromU8(content))
  if (sheets.length === 0) throw new AssistantError('document-damaged', {}, { cause: 'no table in content.xml' })
  const meta = markupOf(files, 'meta.xml')
  const title = meta && descendant(meta, 'dc:title')
  return { title: title?.children.filter((node) => typeof node === 'string').join(''), sheets }
}
