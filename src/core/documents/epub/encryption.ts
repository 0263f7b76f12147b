import { AssistantError } from '../../../api/error.ts'
import { child, elements } from '../markup-tree.ts'
import { resolvePath } from '../relations.ts'
import type { ZipPackage } from '../zip-package.ts'
import { plainNames } from './plain-names.ts'

/** Throws `document-encrypted` where a chapter is encrypted (EPUB 3.3, 4.2.6.3.2), as fonts alone often are. */
export function rejectEncrypted(zip: ZipPackage, chapters: readonly string[]): void {
  const list = plainNames(zip.part('META-INF/encryption.xml'))
  const locked = elements(elements(list)[0], 'EncryptedData').flatMap((data) => {
    const address = child(child(data, 'CipherData'), 'CipherReference')?.attributes['URI']
    return address === undefined ? [] : [resolvePath('', address)]
  })
  if (locked.some((path) => chapters.includes(path))) throw new AssistantError('document-encrypted')
}
