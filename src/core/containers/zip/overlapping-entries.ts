import type { ZipEntry } from '../../documents/zip-directory.ts'

/** A local header has 30 bytes and the name at least; extra fields may make it longer. */
const shortestHeader = 31

/**
 * Entries that lie over one before them. No program writes such; it is how a small file is made to unpack to terabytes
 * (D. Fifield, A better zip bomb, 2019).
 */
export function overlappingEntries(entries: readonly ZipEntry[]): ReadonlySet<ZipEntry> {
  const overlapping = new Set<ZipEntry>()
  let end = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < end) overlapping.add(entry)
    else end = entry.offset + shortestHeader + entry.packedSize
  }
  return overlapping
}
