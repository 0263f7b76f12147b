import { AssistantError } from '../../api/error.ts'

/** A storage or stream of a compound file. `size` in bytes, as stated; `read` gives what of it there is. */
export type CompoundEntry = {
  name: string
  kind: 'storage' | 'stream'
  size: number
  children: readonly CompoundEntry[]
  read: () => Uint8Array
}

/** Chain values that are no sector (MS-CFB 2.1). */
const lastSector = 0xfffffffa
const noEntry = 0xffffffff
const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const entryBytes = 128
const mostEntries = 200_000
/** Storages deeper than this are taken as empty. */
const deepest = 60

type Sectors = { bytes: Uint8Array; size: number; table: Uint32Array; offset: (sector: number) => number }

/** Whether bytes begin like a compound file (OLE 2). */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/**
 * The root storage of a compound file (MS-CFB). Chains that run in circles or out of the file end where they do so;
 * throws `document-damaged` where there is no directory.
 */
export function openCompoundFile(bytes: Uint8Array): CompoundEntry {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!isCompoundFile(bytes) || bytes.length < 1_024) throw new AssistantError('document-damaged')
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new AssistantError('document-damaged')
  const size = 2 ** shift
  const file: Sectors = { bytes, size, table: new Uint32Array(0), offset: (sector) => (sector + 1) * size }
  file.table = wordsOf(allocationSectors(view, file), file)
  const directory = readChain(file, view.getUint32(48, true), bytes.length)
  const records = Math.min(mostEntries, Math.floor(directory.length / entryBytes))
  if (records === 0) throw new AssistantError('document-damaged')
  const entries = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  const smallTable = wordsOf(chainOf(file.table, view.getUint32(60, true), view.getUint32(64, true)), file)
  const container = readChain(file, entries.getUint32(116, true), entries.getUint32(120, true))
  const small: Sectors = { bytes: container, size: 64, table: smallTable, offset: (sector) => sector * 64 }
  const cutoff = view.getUint32(56, true)
  const seen = new Set<number>([0])

  const entryAt = (id: number, depth: number): CompoundEntry => {
    const at = id * entryBytes
    const length = Math.max(0, Math.min(64, entries.getUint16(at + 64, true)) - 2)
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + (length & ~1)))
    const isStream = directory[at + 66] === 2
    const stated = entries.getUint32(at + 120, true)
    const start = entries.getUint32(at + 116, true)
    return {
      name,
      kind: isStream ? 'stream' : 'storage',
      size: isStream ? stated : 0,
      children:
        isStream || depth >= deepest
          ? []
          : siblings(entries.getUint32(at + 76, true)).map((child) => entryAt(child, depth + 1)),
      read: () => readChain(stated < cutoff ? small : file, start, stated),
    }
  }
  /** The entries of a storage's tree in order; one met before is not entered again. */
  const siblings = (root: number): number[] => {
    const found: number[] = []
    const open: { id: number; entered: boolean }[] = [{ id: root, entered: false }]
    for (let top = open.pop(); top; top = open.pop()) {
      const { id, entered } = top
      if (entered) {
        found.push(id)
        continue
      }
      if (id === noEntry || id >= records || seen.has(id)) continue
      seen.add(id)
      const at = id * entryBytes
      open.push({ id: entries.getUint32(at + 72, true), entered: false })
      open.push({ id, entered: true })
      open.push({ id: entries.getUint32(at + 68, true), entered: false })
    }
    return found.filter((id) => [1, 2].includes(directory[id * entryBytes + 66] ?? 0))
  }
  return entryAt(0, 0)
}

/** The sectors that hold the allocation table: 109 in the header, more in a chain of their own. */
function allocationSectors(view: DataView, file: Sectors): number[] {
  const most = Math.ceil(file.bytes.length / file.size)
  const sectors: number[] = []
  for (let at = 76; at < 512 && sectors.length < most; at += 4) sectors.push(view.getUint32(at, true))
  let next = view.getUint32(68, true)
  for (let read = 0; read < most && next < lastSector; read += 1) {
    const at = file.offset(next)
    if (at + file.size > view.byteLength) break
    for (let word = 0; word < file.size - 4 && sectors.length < most; word += 4)
      sectors.push(view.getUint32(at + word, true))
    next = view.getUint32(at + file.size - 4, true)
  }
  return sectors.filter((sector) => sector < lastSector)
}

/** The 32-bit words of sectors, end to end; a sector outside the file gives words that end every chain. */
function wordsOf(sectors: readonly number[], file: Sectors): Uint32Array {
  const perSector = file.size / 4
  const words = new Uint32Array(sectors.length * perSector).fill(noEntry)
  const view = new DataView(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength)
  for (const [index, sector] of sectors.entries()) {
    const at = file.offset(sector)
    if (at + file.size > view.byteLength) continue
    for (let word = 0; word < perSector; word += 1)
      words[index * perSector + word] = view.getUint32(at + word * 4, true)
  }
  return words
}

/** The sectors of a chain, at most as many as there are. */
function chainOf(table: Uint32Array, start: number, most: number): number[] {
  const sectors: number[] = []
  const bound = Math.min(most, table.length)
  for (let sector = start; sector < lastSector && sectors.length < bound; sector = table[sector] ?? noEntry) {
    if (sector >= table.length) break
    sectors.push(sector)
  }
  return sectors
}

function readChain(from: Sectors, start: number, size: number): Uint8Array {
  const { bytes, table } = from
  const length = Math.min(size, bytes.length)
  const content = new Uint8Array(length)
  let filled = 0
  for (const sector of chainOf(table, start, Math.ceil(length / from.size))) {
    const at = from.offset(sector)
    const piece = bytes.subarray(at, Math.min(at + from.size, at + length - filled))
    content.set(piece, filled)
    filled += piece.length
  }
  return content.subarray(0, filled)
}
