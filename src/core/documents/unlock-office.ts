import { AssistantError } from '../../api/error.ts'
import type { OfficeDecryptor } from '../ports/decryptors.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'

/**
 * The package within an Office file that has a password (MS-OFFCRYPTO 2.3.4.4); undefined where it is no such file.
 * Throws `document-encrypted`, and `password-wrong` where one was given.
 */
export function unlockOffice(
  { office, password }: { office?: OfficeDecryptor; password?: string },
  bytes: Uint8Array,
): Uint8Array | undefined {
  if (!isCompoundFile(bytes)) return undefined
  const streams = openCompoundFile(bytes).children
  const [info, encrypted] = ['EncryptionInfo', 'EncryptedPackage'].map((name) =>
    streams.find((stream) => stream.name === name)?.read(),
  )
  if (!info || !encrypted) return undefined
  if (password === undefined || !office) throw new AssistantError('document-encrypted')
  const plain = office.decrypt(info, encrypted, password)
  if (!plain) throw new AssistantError('password-wrong')
  return plain
}
