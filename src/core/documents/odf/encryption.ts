import { AssistantError } from '../../../api/error.ts'
import { child, elements } from '../markup-tree.ts'
import type { ZipPackage } from '../zip-package.ts'

/** Throws `document-encrypted` where an OpenDocument file has a password (OpenDocument 1.3 part 2, 4.8). */
export function rejectEncrypted(zip: ZipPackage): void {
  const files = elements(elements(zip.part('META-INF/manifest.xml'))[0], 'manifest:file-entry')
  const locked = files.some(
    (file) =>
      /^(content\.xml|encrypted-package)$/.test(file.attributes['manifest:full-path'] ?? '') &&
      child(file, 'manifest:encryption-data') !== undefined,
  )
  if (locked) throw new AssistantError('document-encrypted')
}
