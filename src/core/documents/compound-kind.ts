import type { DocumentKind } from '../../api/document-kind.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'

/** Entries in the root storage by the kind that has them (MS-DOC 2.1, MS-OXMSG 2.2, MS-XLS 2.1.2); a letter may hold a workbook. */
const byEntry: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^WordDocument$/i, 'doc'],
  [/^__(?:properties_version1\.0|substg1\.0_)/i, 'mail'],
  [/^(?:Workbook|Book)$/i, 'sheet'],
]

/** The kind of document that a compound file (OLE 2) holds; undefined for any other file. */
export function compoundKind(bytes: Uint8Array): DocumentKind | undefined {
  if (!isCompoundFile(bytes)) return undefined
  try {
    const { children } = openCompoundFile(bytes)
    return byEntry.find(([pattern]) => children.some(({ name }) => pattern.test(name)))?.[1]
  } catch {
    return undefined
  }
}
