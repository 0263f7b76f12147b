import { AssistantError } from '../../api/error.ts'

/** The streams in the root storage of an OLE compound file (MS-CFB), by name. */
export type OleFile = { names: readonly string[]; stream(name: string): Uint8Array | undefined }

type Entry = { name: string; type: number; left: number; right: number; child: number; start: number; size: number }

const entrySize = 128
const headerFat = 109
/** First number that is no sector (MS-CFB 2.1). */
const noSector = 0xfffffffa

/**
 * Opens a compound file. Throws `document-damaged`. No chain is followed further than the file has sectors, so that a
 * chain that bites its tail ends.
 */
export function openOleFile(bytes: Uint8Array): OleFile {
  try {
    return readOleFile(bytes)
  } catch (error) {
    throw error instanceof AssistantError ? error : new AssistantError('document-damaged', {}, { cause: error })
  }
}

function readOleFile(bytes: Uint8Array): OleFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorShift = view.getUint16(30, true)
  if (sectorShift !== 9 && sectorShift !== 12)
    throw new AssistantError('document-damaged', {}, { cause: 'sector size' })
  const sectorSize = 1 << sectorShift
  const sectors = Math.ceil(bytes.length / sectorSize)
  const sector = (id: number): Uint8Array => bytes.subarray((id + 1) * sectorSize, (id + 2) * sectorSize)
  const fat = readFat(view, sectorSize, sectors)
  const chain = (start: number, table: Uint32Array, most: number): number[] => {
    const ids: number[] = []
    for (let id = start; id < noSector && ids.length < most; id = table[id] ?? noSector) ids.push(id)
    return ids
  }
  const read = (start: number, size = Number.POSITIVE_INFINITY): Uint8Array =>
    joined(chain(start, fat, Math.min(sectors, Math.ceil(size / sectorSize))).map(sector), size)
  const entries = entriesOf(read(view.getUint32(48, true)))
  const root = entries[0]
  if (!root || root.type !== 5) throw new AssistantError('document-damaged', {}, { cause: 'no root storage' })
  const miniStream = read(root.start, root.size)
  const miniFat = words(read(view.getUint32(60, true)))
  const miniSize = 64
  const streams = new Map(childrenOf(entries, root.child).map((entry) => [entry.name, entry]))
  return {
    names: [...streams.keys()],
    stream(name) {
      const entry = streams.get(name)
      if (entry?.type !== 2) return undefined
      if (entry.size >= view.getUint32(56, true)) return read(entry.start, entry.size)
      const ids = chain(entry.start, miniFat, Math.ceil(entry.size / miniSize))
      return joined(
        ids.map((id) => miniStream.subarray(id * miniSize, (id + 1) * miniSize)),
        entry.size,
      )
    },
  }
}

function readFat(view: DataView, sectorSize: number, sectors: number): Uint32Array {
  const places: number[] = []
  for (let at = 0; at < headerFat; at += 1) places.push(view.getUint32(76 + at * 4, true))
  let next = view.getUint32(68, true)
  for (let count = 0; next < sectors && count < sectors; count += 1) {
    const start = (next + 1) * sectorSize
    for (let at = 0; at < sectorSize - 4; at += 4) places.push(view.getUint32(start + at, true))
    next = view.getUint32(start + sectorSize - 4, true)
  }
  const used = places.filter((id) => id < sectors).slice(0, sectors)
  const perSector = sectorSize / 4
  const fat = new Uint32Array(used.length * perSector).fill(noSector)
  for (const [nth, id] of used.entries()) {
    const start = (id + 1) * sectorSize
    for (let at = 0; at < perSector && start + at * 4 + 4 <= view.byteLength; at += 1) {
      fat[nth * perSector + at] = view.getUint32(start + at * 4, true)
    }
  }
  return fat
}

function entriesOf(directory: Uint8Array): Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength)
  return Array.from({ length: Math.floor(directory.length / entrySize) }, (_, nth): Entry => {
    const at = nth * entrySize
    const length = Math.min(64, Math.max(0, view.getUint16(at + 64, true) - 2))
    return {
      name: new TextDecoder('utf-16le').decode(directory.subarray(at, at + length)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    }
  })
}

/** The tree of siblings below a storage, each once. */
function childrenOf(entries: readonly Entry[], first: number): Entry[] {
  const found = new Map<number, Entry>()
  const open = [first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = entries[id]
    if (!entry || found.has(id)) continue
    found.set(id, entry)
    open.push(entry.left, entry.right)
  }
  return [...found.values()]
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(
    Math.min(
      size,
      parts.reduce((sum, part) => sum + part.length, 0),
    ),
  )
  let at = 0
  for (const part of parts) {
    const piece = part.subarray(0, whole.length - at)
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true))
}
