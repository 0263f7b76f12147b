import { crc32 } from 'node:zlib'

/** An entry of a zip as it is to stand there, true or not. `headerOf`: the entry whose local header it claims as its own. */
export type ZipEntry = {
  name: string
  data: Uint8Array
  size: number
  crc: number
  deflated: boolean
  headerOf?: number
}

/** An entry that holds bytes as they are. */
export function storedEntry(name: string, data: Uint8Array): ZipEntry {
  return { name, data, size: data.length, crc: crc32(data), deflated: false }
}

/** A zip of these entries (APPNOTE 4.3), with sizes of 64 bits where they need them (4.5.3). */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = []
  const starts: number[] = []
  let at = 0
  for (const entry of entries) {
    starts.push(entry.headerOf === undefined ? at : (starts[entry.headerOf] ?? 0))
    if (entry.headerOf !== undefined) continue
    const local = header(entry, undefined)
    parts.push(local, Buffer.from(entry.data))
    at += local.length + entry.data.length
  }
  const directory = Buffer.concat(entries.map((entry, index) => header(entry, starts[index] ?? 0)))
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...parts, directory, end])
}

/** A local header, or the directory's where `start` says where the local one stands. */
function header({ name, data, size, crc, deflated }: ZipEntry, start: number | undefined): Buffer {
  const wide = size > 0xffff_ffff
  const extra = Buffer.alloc(wide ? 20 : 0)
  if (wide) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(16, 2)
    extra.writeBigUInt64LE(BigInt(size), 4)
    extra.writeBigUInt64LE(BigInt(data.length), 12)
  }
  const common = Buffer.alloc(26)
  common.writeUInt16LE(wide ? 45 : 20, 0)
  common.writeUInt16LE(deflated ? 8 : 0, 4)
  common.writeUInt32LE(crc, 10)
  common.writeUInt32LE(wide ? 0xffff_ffff : data.length, 14)
  common.writeUInt32LE(wide ? 0xffff_ffff : size, 18)
  common.writeUInt16LE(Buffer.byteLength(name), 22)
  common.writeUInt16LE(extra.length, 24)
  if (start === undefined) return Buffer.concat([Buffer.from('PK\u0003\u0004'), common, Buffer.from(name), extra])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(start, 10)
  return Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), common, rest, Buffer.from(name), extra])
}
