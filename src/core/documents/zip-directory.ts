import iconv from 'iconv-lite'
import { AssistantError } from '../../api/error.ts'
import { crc32 } from '../containers/crc32.ts'

/**
 * A file in a zip. Sizes and `offset`, of its local header, in bytes; `method` 0 is stored and 8 deflated; `crc` of its
 * unpacked bytes; `mode` as Unix programs store it, else 0; `modifiedAt` in milliseconds since 1970; `lock` where it is
 * encrypted in a way that is known.
 */
export type ZipEntry = {
  path: string
  method: number
  encrypted: boolean
  offset: number
  packedSize: number
  unpackedSize: number
  crc: number
  mode: number
  modifiedAt?: number
  lock?: ZipLock
}

/**
 * How an entry is encrypted: by PKWARE's first scheme (APPNOTE 6.1), `check` being the last byte of its header once
 * decrypted; or by AES as WinZip does it, with a key of 64 bits more than `strength` times 64; `isSummed`: `crc` holds.
 */
export type ZipLock = { type: 'pkware'; check: number } | { type: 'aes'; strength: 1 | 2 | 3; isSummed: boolean }

/** Where a zip's central directory lies, and how many entries it has. `wideAt`: where its Zip64 record stands. */
export type ZipDirectoryPlace = { at: number; size: number; count: number; wideAt?: number }

/** More files than this hold no document; each takes memory before a byte of it is read. */
const mostEntries = 50_000
const inExtraField = 0xffff_ffff
const longestComment = 65_535

/** Bytes at a zip's end that say where its directory lies, comment and Zip64 locator with them. */
export const zipTailBytes = 20 + 22 + longestComment

/**
 * The files of a zip by its central directory (PKWARE APPNOTE 6.3, sections 4.3.12, 4.3.14 to 4.3.16 and 4.5.3), folders
 * left out. Throws `document-damaged`.
 */
export function readZipDirectory(file: Uint8Array): ZipEntry[] {
  try {
    const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
    const tail = Math.max(0, file.length - zipTailBytes)
    const near = zipDirectoryPlace(file.subarray(tail))
    const { at, count } = near.wideAt === undefined ? near : zipWidePlace(file.subarray(near.wideAt))
    if (count > mostEntries) throw new Error(`${count} files`)
    return zipEntries(view, at, count).entries
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}

/** Up to `count` entries of the directory at `at`; those of folders are left out. `next`: where the next one begins. Throws. */
export function zipEntries(view: DataView, at: number, count: number): { entries: ZipEntry[]; next: number } {
  const entries: ZipEntry[] = []
  for (; count > 0; count -= 1) {
    if (view.getUint32(at, true) !== 0x02014b50) throw new Error(`no directory entry at ${at}`)
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength)
    const extra = extraFields(view, at + 46 + nameLength, extraLength)
    const wide = wideFields(extra.get(0x0001))
    // In this order the extra field holds what did not fit into four bytes, and nothing else.
    const [unpackedSize, packedSize, offset] = [24, 20, 42].map((place) => {
      const value = view.getUint32(at + place, true)
      return value === inExtraField ? (wide.shift() ?? value) : value
    })
    const flags = view.getUint16(at + 8, true)
    const path = nameOf(name, flags, extra.get(0x7075)).replaceAll('\\', '/')
    if (unpackedSize === undefined || packedSize === undefined || offset === undefined) throw new Error('no sizes')
    const modifiedAt = timeOf(view.getUint32(at + 12, true), extra.get(0x5455))
    const stated = view.getUint16(at + 10, true)
    const aes = stated === aesMethod ? extra.get(0x9901) : undefined
    const [crc, time] = [view.getUint32(at + 16, true), view.getUint16(at + 12, true)]
    const lock = lockOf({ flags, method: stated, crc, time }, aes)
    if (!path.endsWith('/'))
      entries.push({
        path,
        method: lock?.type === 'aes' ? (aes?.getUint16(5, true) ?? stated) : stated,
        encrypted: (flags & 1) === 1,
        offset,
        packedSize,
        unpackedSize,
        crc,
        mode: view.getUint8(at + 5) === 3 ? view.getUint16(at + 40, true) : 0,
        ...(modifiedAt === undefined ? {} : { modifiedAt }),
        ...(lock === undefined ? {} : { lock }),
      })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return { entries, next: at }
}

/** Flags: encrypted; sizes and checksum stand behind the data; PKWARE's strong encryption (APPNOTE 4.4.4). */
const [isEncrypted, isStreamed, isStrong] = [1, 1 << 3, 1 << 6]
/** WinZip, AE-1 and AE-2: the true method stands in the extra field 0x9901. */
const aesMethod = 99

function lockOf(
  { flags, method, crc, time }: { flags: number; method: number; crc: number; time: number },
  aes: DataView | undefined,
): ZipLock | undefined {
  if ((flags & isEncrypted) === 0 || (flags & isStrong) !== 0) return undefined
  if (method !== aesMethod) return { type: 'pkware', check: (flags & isStreamed) === 0 ? crc >>> 24 : time >>> 8 }
  const strength = aes && aes.byteLength >= 7 ? aes.getUint8(4) : 0
  if (strength !== 1 && strength !== 2 && strength !== 3) return undefined
  return { type: 'aes', strength, isSummed: aes?.getUint16(0, true) === 1 }
}

/** What the end of a zip says of its directory; `tail` is its last `zipTailBytes`, or all of it. Throws. */
export function zipDirectoryPlace(tail: Uint8Array): ZipDirectoryPlace {
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let end = view.byteLength - 22; end >= Math.max(0, view.byteLength - 22 - longestComment); end -= 1) {
    if (view.getUint32(end, true) !== 0x06054b50) continue
    const place = {
      count: view.getUint16(end + 10, true),
      size: view.getUint32(end + 12, true),
      at: view.getUint32(end + 16, true),
    }
    const isWide = end >= 20 && view.getUint32(end - 20, true) === 0x07064b50
    return isWide ? { ...place, wideAt: Number(view.getBigUint64(end - 20 + 8, true)) } : place
  }
  throw new Error('no end of a zip directory')
}

/** What a Zip64 record (56 bytes at least) says of the directory. Throws. */
export function zipWidePlace(record: Uint8Array): ZipDirectoryPlace {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const [count, size, at] = [32, 40, 48].map((place) => Number(view.getBigUint64(place, true)))
  return { count: count ?? 0, size: size ?? 0, at: at ?? 0 }
}

/** UTF-8 where flag or extra field (Info-ZIP 0x7075) say so or nothing else fits; else the code page of the IBM PC. */
function nameOf(name: Uint8Array, flags: number, unicode: DataView | undefined): string {
  if (unicode && unicode.byteLength > 5 && unicode.getUint32(1, true) === crc32(name)) {
    return new TextDecoder().decode(new Uint8Array(unicode.buffer, unicode.byteOffset + 5, unicode.byteLength - 5))
  }
  if ((flags & 0x800) !== 0) return new TextDecoder().decode(name)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    return iconv.decode(name as Buffer, 'cp437')
  }
}

/** The time of the extra field (Info-ZIP 0x5455), else the local time that DOS kept. */
function timeOf(dos: number, extended: DataView | undefined): number | undefined {
  if (extended && extended.byteLength >= 5 && (extended.getUint8(0) & 1) === 1)
    return extended.getInt32(1, true) * 1_000
  const [day, month, year] = [(dos >>> 16) & 31, (dos >>> 21) & 15, (dos >>> 25) + 1980]
  if (day === 0 || month === 0 || month > 12) return undefined
  return new Date(year, month - 1, day, (dos >>> 11) & 31, (dos >>> 5) & 63, (dos & 31) * 2).getTime()
}

function extraFields(view: DataView, start: number, length: number): Map<number, DataView> {
  const fields = new Map<number, DataView>()
  const end = Math.min(start + length, view.byteLength)
  for (let at = start; at + 4 <= end; ) {
    const size = Math.min(view.getUint16(at + 2, true), end - at - 4)
    fields.set(view.getUint16(at, true), new DataView(view.buffer, view.byteOffset + at + 4, size))
    at += 4 + size
  }
  return fields
}

function wideFields(field: DataView | undefined): number[] {
  if (!field) return []
  return Array.from({ length: Math.min(3, field.byteLength >> 3) }, (_, at) => Number(field.getBigUint64(at * 8, true)))
}
