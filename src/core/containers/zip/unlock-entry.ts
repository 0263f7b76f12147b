import iconv from 'iconv-lite'
import { AssistantError } from '../../../api/error.ts'
import type { ZipEntry } from '../../documents/zip-directory.ts'
import type { ZipDecryptor } from '../../ports/decryptors.ts'
import type { RandomAccessFile } from '../../ports/random-access-file.ts'
import { filePieces } from '../file-pieces.ts'
import { pkwareCipher, pkwareHeadBytes } from './pkware-cipher.ts'

const checkBytes = 2
const sealBytes = 10

/** Bytes before an entry's data: its salt, half as long as its key, and the check value (WinZip, AE-1 and AE-2). */
const aesHeadBytes = (strength: number): number => 4 + strength * 4 + checkBytes

/** A range of a file that holds an entry's data. */
export type Packed = { file: RandomAccessFile; start: number; end: number; signal: AbortSignal }

/** What a password is as bytes: programs write it in UTF-8, in the code page of the IBM PC or in that of Windows. */
export function passwordBytes(password: string): Uint8Array[] {
  const ways = ['utf8', 'cp437', 'windows-1252'].map((encoding) => iconv.encode(password, encoding))
  return ways.filter((bytes, at) => ways.findIndex((other) => other.equals(bytes)) === at)
}

/**
 * The data of an encrypted entry, decrypted, still deflated where it is. Throws `password-wrong`, and `document-damaged`
 * where what stands behind the data does not seal it.
 */
export async function* unlockEntry(
  packed: Packed,
  { lock }: Pick<ZipEntry, 'lock'>,
  password: Uint8Array,
  aes: ZipDecryptor | undefined,
): AsyncGenerator<Uint8Array> {
  const { file, start, end, signal } = packed
  if (lock?.type === 'pkware') {
    const decrypt = pkwareCipher(password)
    const head = decrypt(await file.read(start, pkwareHeadBytes))
    if (end - start < pkwareHeadBytes || head.at(-1) !== lock.check) throw new AssistantError('password-wrong')
    for await (const piece of filePieces(file, signal, start + pkwareHeadBytes, end)) yield decrypt(piece)
    return
  }
  if (!lock || !aes) throw new AssistantError('document-encrypted')
  const from = start + aesHeadBytes(lock.strength)
  const to = end - sealBytes
  if (to < from) throw new AssistantError('document-damaged')
  const opened = aes(await file.read(start, from - start), lock.strength, password)
  if (!opened) throw new AssistantError('password-wrong')
  for await (const piece of filePieces(file, signal, from, to)) yield opened.decrypt(piece)
  const [seal, expected] = [await file.read(to, sealBytes), opened.seal()]
  if (!expected.every((byte, at) => byte === seal[at]))
    throw new AssistantError('document-damaged', {}, { cause: new Error('its seal is wrong') })
}
