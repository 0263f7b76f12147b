import type { DocumentKind } from '../../api/document.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'

/** Entries in the root storage that only one kind has (MS-DOC 2.1, MS-OXMSG 2.2). */
const byEntry: readonly (readonly [RegExp, DocumentKind])[] = [
  [/^WordDocument$/i, 'doc'],
  [/^__(?:properties_version1\.0|substg1\.0_)/i, 'mail'],
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
