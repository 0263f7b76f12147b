const entryBytes = 128
/** Sectors of a directory that are read: names of 16,000 streams. */
const mostSectors = 4_096

/**
 * Names of the streams and storages in an OLE compound file, at any depth (MS-CFB 2.2, 2.6); undefined where the bytes
 * are none. Ends on any bytes.
 */
export function oleNames(bytes: Uint8Array): ReadonlySet<string> | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 512 || view.getUint32(0) !== 0xd0cf11e0 || view.getUint32(4) !== 0xa1b11ae1) return undefined
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return undefined
  const size = 1 << shift
  const at = (sector: number): number => (sector + 1) * size
  const word = (offset: number): number | undefined =>
    offset + 4 <= bytes.length ? view.getUint32(offset, true) : undefined

  const nextOf = fatReader(word, at, size)
  const names = new Set<string>()
  let sector = word(48)
  for (let count = 0; count < mostSectors && sector !== undefined && at(sector) < bytes.length; count += 1) {
    for (let entry = at(sector); entry < at(sector) + size && entry + entryBytes <= bytes.length; entry += entryBytes) {
      const length = view.getUint16(entry + 64, true)
      if (length < 4 || length > 64) continue
      names.add(new TextDecoder('utf-16le').decode(bytes.subarray(entry, entry + length - 2)))
    }
    sector = nextOf(sector)
  }
  return names
}

type Word = (offset: number) => number | undefined

/** Looks up which sector follows another: 109 places of the table stand in the header, the rest in a chain (2.3, 2.5). */
function fatReader(word: Word, at: (sector: number) => number, size: number): (sector: number) => number | undefined {
  const perSector = size / 4
  return (sector) => {
    let table = Math.floor(sector / perSector)
    let place: number | undefined
    if (table < 109) place = word(76 + table * 4)
    else {
      table -= 109
      let link = word(68)
      for (; table >= perSector - 1 && link !== undefined; table -= perSector - 1) link = word(at(link) + size - 4)
      place = link === undefined ? undefined : word(at(link) + table * 4)
    }
    return place === undefined ? undefined : word(at(place) + (sector % perSector) * 4)
  }
}
