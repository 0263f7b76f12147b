import { AssistantError, type ErrorCode } from '../../../api/error.ts'
import type { ZipEntry } from '../../documents/zip-directory.ts'
import { type ContainerSource, type MemberStream, mostMembers } from '../container.ts'
import { crc32 } from '../crc32.ts'
import { filePieces } from '../file-pieces.ts'
import { isJunk, memberPath, unlikeNames } from '../member-name.ts'
import { leftOut, memberLimit, takeMember } from '../take-member.ts'
import { unpackingBudget } from '../unpacking-budget.ts'
import { findPassword } from './find-password.ts'
import { overlappingEntries } from './overlapping-entries.ts'
import { unlockEntry } from './unlock-entry.ts'
import { readZipFileDirectory } from './zip-file-directory.ts'

const localHeaderBytes = 30

/**
 * The files of a zip archive, in its directory's order. Folders and what systems leave behind are passed over; a member
 * with a password, of unknown compression, that is a link, overlaps another one or would unpack to too much has an
 * error. Throws `document-damaged` where there is no directory, `document-encrypted` where every file has a password and
 * none is known, `password-wrong` where the one that is opens none.
 */
export async function* readZip(source: ContainerSource): MemberStream {
  const { file, sink, name, maxBytes, signal } = source
  const { entries, left, lost } = await readZipFileDirectory(file, mostMembers)
  const overlapping = overlappingEntries(entries)
  const budget = unpackingBudget(file.size)
  const unlike = unlikeNames()
  let members = 0
  const password = await passwordOf(source, entries)
  for (const entry of entries) {
    signal.throwIfAborted()
    if (isJunk(entry.path)) continue
    const own = unlike(memberPath(entry.path))
    const limit = memberLimit(own, maxBytes)
    const { unpackedSize: size, modifiedAt } = entry
    const expected = { name: own, size, limit, ...(modifiedAt === undefined ? {} : { modifiedAt }) }
    const problem = overlapping.has(entry) ? 'document-damaged' : problemOf(entry, password)
    members += 1
    if (problem) yield leftOut(expected, problem)
    else if (size <= limit && !budget.spend(size))
      yield leftOut(expected, 'archive-unpacks-too-large', { megabytes: budget.megabytes })
    else yield await takeMember(sink, expected, contentOf(source, entry, password), signal)
  }
  return [
    ...(left > 0 ? [{ code: 'members-left-out' as const, parameters: { name, count: left, limit: mostMembers } }] : []),
    ...(lost > 0 ? [{ code: 'container-cut-off' as const, parameters: { name, count: members } }] : []),
  ]
}

/** Unix modes: a link, a device, a socket, a pipe (`S_IFMT`); 0 and 0x8000 are files. */
function problemOf(
  { mode, encrypted, lock, method }: ZipEntry,
  password: Uint8Array | undefined,
): ErrorCode | undefined {
  const type = mode & 0xf000
  if (type !== 0 && type !== 0x8000) return 'not-a-file'
  if (encrypted && !(lock && password)) return 'document-encrypted'
  return method === 0 || method === 8 ? undefined : 'compression-unknown'
}

/** The password of the encrypted entries, in the bytes that open them; undefined where none is needed or known. */
async function passwordOf(source: ContainerSource, entries: readonly ZipEntry[]): Promise<Uint8Array | undefined> {
  const files = entries.filter(({ path }) => !isJunk(path))
  const locked = files.filter(({ encrypted }) => encrypted)
  if (locked.length === 0) return undefined
  const known = locked.filter(({ lock, method }) => lock && (method === 0 || method === 8))
  if (source.password === undefined || known.length === 0) {
    if (locked.length === files.length) throw new AssistantError('document-encrypted')
    return undefined
  }
  const bytes = await findPassword(known, source.password, (entry, tried) => contentOf(source, entry, tried))
  if (!bytes) throw new AssistantError('password-wrong')
  return bytes
}

/** Unpacks an entry and compares it with what the directory says of it. */
async function* contentOf(
  { file, unpack, zipAes, signal }: Pick<ContainerSource, 'file' | 'unpack' | 'zipAes' | 'signal'>,
  { offset, method, packedSize, unpackedSize, crc, lock }: ZipEntry,
  password: Uint8Array | undefined,
): AsyncGenerator<Uint8Array> {
  const header = await file.read(offset, localHeaderBytes)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < localHeaderBytes || view.getUint32(0, true) !== 0x04034b50) throw damaged(`no file at ${offset}`)
  const start = offset + localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + packedSize > file.size) throw damaged('it runs out of the file')
  const end = start + packedSize
  const packed =
    lock && password
      ? unlockEntry({ file, start, end, signal }, { lock }, password, zipAes)
      : filePieces(file, signal, start, end)
  let [size, sum] = [0, 0]
  for await (const piece of method === 8 ? unpack(packed, 'deflate') : packed) {
    size += piece.length
    if (size > unpackedSize) throw damaged('it is larger than it says')
    sum = crc32(piece, sum)
    yield piece
  }
  const isSummed = lock?.type !== 'aes' || lock.isSummed
  if (size !== unpackedSize || (isSummed && sum !== crc)) throw damaged('its checksum is wrong')
}

function damaged(cause: string): AssistantError {
  return new AssistantError('document-damaged', {}, { cause: new Error(cause) })
}
