import { AssistantError } from '../../../api/error.ts'
import {
  type ZipEntry,
  zipDirectoryPlace,
  zipEntries,
  zipTailBytes,
  zipWidePlace,
} from '../../documents/zip-directory.ts'
import type { RandomAccessFile } from '../../ports/random-access-file.ts'

/** Entries are parsed from this much of a directory at a time; each takes 196,653 bytes at most (APPNOTE 4.3.12). */
const windowBytes = 1 << 20
const entriesPerWindow = 5

/**
 * The entries of a zip that is not in memory, at most `most`, and how many more there are. Throws `document-damaged`
 * where there is no directory; one that breaks off ends there, what it lacks counted in `lost`.
 */
export async function readZipFileDirectory(
  file: RandomAccessFile,
  most: number,
): Promise<{ entries: ZipEntry[]; left: number; lost: number }> {
  const { at: start, count } = await placeOf(file)
  const entries: ZipEntry[] = []
  let window = { start, bytes: new Uint8Array(0) }
  let [at, read] = [start, 0]
  for (; read < count && entries.length < most; ) {
    const ahead = window.start + window.bytes.length - at
    if (ahead < windowBytes && window.start + window.bytes.length < file.size) {
      window = { start: at, bytes: Uint8Array.from(await file.read(at, windowBytes * 2)) }
    }
    const view = new DataView(window.bytes.buffer, window.bytes.byteOffset, window.bytes.byteLength)
    const step = Math.min(entriesPerWindow, count - read)
    try {
      const found = zipEntries(view, at - window.start, step)
      entries.push(...found.entries)
      at = window.start + found.next
      read += step
    } catch (error) {
      if (step > 1) {
        const found = oneByOne(view, at - window.start, step)
        entries.push(...found)
        if (entries.length > 0) return { entries, left: 0, lost: count - read - found.length }
      }
      if (entries.length > 0) return { entries, left: 0, lost: count - read }
      throw new AssistantError('document-damaged', {}, { cause: error })
    }
  }
  const left = count - read + Math.max(0, entries.length - most)
  return { entries: entries.slice(0, most), left, lost: 0 }
}

async function placeOf(file: RandomAccessFile): Promise<{ at: number; count: number }> {
  try {
    const tail = await file.read(Math.max(0, file.size - zipTailBytes), zipTailBytes)
    const near = zipDirectoryPlace(tail)
    return near.wideAt === undefined ? near : zipWidePlace(await file.read(near.wideAt, 56))
  } catch (error) {
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}

/** The entries before the broken one. */
function oneByOne(view: DataView, start: number, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  try {
    for (let [at, read] = [start, 0]; read < count; read += 1) {
      const found = zipEntries(view, at, 1)
      entries.push(...found.entries)
      at = found.next
    }
  } catch {
    // The one that is broken ends the directory.
  }
  return entries
}
