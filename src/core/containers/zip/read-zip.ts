import { AssistantError, type ErrorCode } from '../../../api/error.ts'
import type { ZipEntry } from '../../documents/zip-directory.ts'
import { type ContainerSource, type MemberStream, mostMembers } from '../container.ts'
import { crc32 } from '../crc32.ts'
import { filePieces } from '../file-pieces.ts'
import { isJunk, memberPath, unlikeNames } from '../member-name.ts'
import { leftOut, memberLimit, takeMember } from '../take-member.ts'
import { unpackingBudget } from '../unpacking-budget.ts'
import { overlappingEntries } from './overlapping-entries.ts'
import { readZipFileDirectory } from './zip-file-directory.ts'

const localHeaderBytes = 30

/**
 * The files of a zip archive, in its directory's order. Folders and what systems leave behind are passed over; a member
 * with a password, of unknown compression, that is a link, overlaps another one or would unpack to too much has an
 * error. Throws `document-damaged` where there is no directory.
 */
export async function* readZip({ file, sink, unpack, name, maxBytes, signal }: ContainerSource): MemberStream {
  const { entries, left, lost } = await readZipFileDirectory(file, mostMembers)
  const overlapping = overlappingEntries(entries)
  const budget = unpackingBudget(file.size)
  const unlike = unlikeNames()
  let members = 0
  for (const entry of entries) {
    signal.throwIfAborted()
    if (isJunk(entry.path)) continue
    const own = unlike(memberPath(entry.path))
    const limit = memberLimit(own, maxBytes)
    const { unpackedSize: size, modifiedAt } = entry
    const expected = { name: own, size, limit, ...(modifiedAt === undefined ? {} : { modifiedAt }) }
    const problem = overlapping.has(entry) ? 'document-damaged' : problemOf(entry)
    members += 1
    if (problem) yield leftOut(expected, problem)
    else if (size <= limit && !budget.spend(size))
      yield leftOut(expected, 'archive-unpacks-too-large', { megabytes: budget.megabytes })
    else yield await takeMember(sink, expected, contentOf({ file, unpack, signal }, entry), signal)
  }
  return [
    ...(left > 0 ? [{ code: 'members-left-out' as const, parameters: { name, count: left, limit: mostMembers } }] : []),
    ...(lost > 0 ? [{ code: 'container-cut-off' as const, parameters: { name, count: members } }] : []),
  ]
}

/** Unix modes: a link, a device, a socket, a pipe (`S_IFMT`); 0 and 0x8000 are files. */
function problemOf({ mode, encrypted, method }: ZipEntry): ErrorCode | undefined {
  const type = mode & 0xf000
  if (type !== 0 && type !== 0x8000) return 'not-a-file'
  if (encrypted) return 'document-encrypted'
  return method === 0 || method === 8 ? undefined : 'compression-unknown'
}

/** Unpacks an entry and compares it with what the directory says of it. */
async function* contentOf(
  { file, unpack, signal }: Pick<ContainerSource, 'file' | 'unpack' | 'signal'>,
  { offset, method, packedSize, unpackedSize, crc }: ZipEntry,
): AsyncGenerator<Uint8Array> {
  const header = await file.read(offset, localHeaderBytes)
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (header.length < localHeaderBytes || view.getUint32(0, true) !== 0x04034b50) throw damaged(`no file at ${offset}`)
  const start = offset + localHeaderBytes + view.getUint16(26, true) + view.getUint16(28, true)
  if (start + packedSize > file.size) throw damaged('it runs out of the file')
  const packed = filePieces(file, signal, start, start + packedSize)
  let [size, sum] = [0, 0]
  for await (const piece of method === 8 ? unpack(packed, 'deflate') : packed) {
    size += piece.length
    if (size > unpackedSize) throw damaged('it is larger than it says')
    sum = crc32(piece, sum)
    yield piece
  }
  if (size !== unpackedSize || sum !== crc) throw damaged('its checksum is wrong')
}

function damaged(cause: string): AssistantError {
  return new AssistantError('document-damaged', {}, { cause: new Error(cause) })
}
