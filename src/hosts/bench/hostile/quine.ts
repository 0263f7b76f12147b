import { crc32 } from 'node:zlib'

/** Every instruction of the deflated program takes so many bytes. */
const unit = 5
/** Lengths that `repeat` can write in a unit; the headers are filled up to them. */
const [beginning, ending] = [65, 258]

/**
 * A zip whose only file is the zip itself (after R. Cox, Zip Files All The Way Down, 2010): deflated literals and
 * repetitions that write what stands before them, themselves and what follows. The checksum that stands in what it sums
 * up solves a linear system over GF(2).
 */
export function quineZip(): Uint8Array {
  const name = Buffer.from('archive-that-holds-itself-.zip')
  for (let salt = 0; salt < 256; salt += 1) {
    const fileWith = (crc: number) => quine(name, crc, salt)
    const crc = fixedPoint((value) => crc32(fileWith(value)))
    if (crc !== undefined) return fileWith(crc)
  }
  throw new Error('no checksum is its own')
}

function quine(name: Buffer, crc: number, salt: number): Buffer {
  const draft = [header(name, 0, 0, 0), tail(name, 0, 0, 0, salt)] as const
  const program = instructions(...draft)
  const size = draft[0].length + program.length + draft[1].length
  const before = header(name, crc, program.length, size)
  const after = tail(name, crc, program.length, size, salt)
  return Buffer.concat([before, instructions(before, after), after])
}

function instructions(before: Buffer, after: Buffer): Buffer {
  const [one, four, none] = [literal(unit), literal(4 * unit), literal(0)]
  const [print, again] = [literal(before.length + unit), repeat(beginning, false)]
  const [printEnd, againEnd] = [literal(after.length + unit), repeat(ending, true)]
  const last = repeatUnits()
  return Buffer.concat([
    ...[print, before, print, again, one, again, one, one, four, again, one, one, four],
    ...[last, four, last, four, last, four, last, four, last, none, none, printEnd],
    ...[last, none, none, printEnd, againEnd, after, againEnd],
  ])
}

/** A stored block (RFC 1951, 3.2.4): the next `length` bytes are written as they are. */
function literal(length: number): Buffer {
  const block = Buffer.alloc(unit)
  block.writeUInt16LE(length, 1)
  block.writeUInt16LE(~length & 0xffff, 3)
  return block
}

/** Bits of a block with fixed codes (RFC 1951, 3.2.6), Huffman codes with their first bit first, numbers with their lowest. */
const code = (value: number, bits: number) => value.toString(2).padStart(bits, '0')
const number = (value: number, bits: number) => [...code(value, bits)].reverse().join('')
const begin = (isLast: boolean) => `${isLast ? 1 : 0}10`
const end = code(0, 7)

/** The last 65 or 258 bytes once more, then an empty block that fills the unit. */
function repeat(length: typeof beginning | typeof ending, isLast: boolean): Buffer {
  const match =
    length === beginning
      ? code(276 - 256, 7) + number(length - 59, 3) + code(12, 5) + number(length - 65, 5)
      : code(0xc0 + 285 - 280, 8) + code(16, 5) + number(length - 257, 7)
  return packed(begin(false) + match + end + begin(isLast) + end)
}

/** The last four units once more, in two halves. */
function repeatUnits(): Buffer {
  const half = code(264 - 256, 7) + code(8, 5) + number(4 * unit - 17, 3)
  return packed(begin(false) + half + half + end)
}

function packed(bits: string): Buffer {
  if (bits.length !== unit * 8) throw new Error(`${bits.length} bits`)
  return Buffer.from(bits.match(/.{8}/g)?.map((byte) => Number.parseInt([...byte].reverse().join(''), 2)) ?? [])
}

/** A local header (PKWARE APPNOTE 4.3.7). */
function header(name: Buffer, crc: number, packedSize: number, size: number): Buffer {
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(20, 4)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(crc, 14)
  local.writeUInt32LE(packedSize, 18)
  local.writeUInt32LE(size, 22)
  local.writeUInt16LE(name.length, 26)
  return Buffer.concat([local, name])
}

/** The directory and its end (4.3.12, 4.3.16), with a comment that fills it up and holds the salt. */
function tail(name: Buffer, crc: number, packedSize: number, size: number, salt: number): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(20, 4)
  entry.writeUInt16LE(20, 6)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc, 16)
  entry.writeUInt32LE(packedSize, 20)
  entry.writeUInt32LE(size, 24)
  entry.writeUInt16LE(name.length, 28)
  const directory = Buffer.concat([entry, name])
  const close = Buffer.alloc(22)
  const comment = Buffer.alloc(ending - unit - directory.length - close.length, salt)
  close.writeUInt32LE(0x06054b50, 0)
  close.writeUInt16LE(1, 8)
  close.writeUInt16LE(1, 10)
  close.writeUInt32LE(directory.length, 12)
  close.writeUInt32LE(30 + name.length + packedSize, 16)
  close.writeUInt16LE(comment.length, 20)
  return Buffer.concat([directory, close, comment])
}

/** The value that an affine function over the bits of 32-bit numbers leaves as it is; undefined where there is none or many. */
function fixedPoint(sum: (value: number) => number): number | undefined {
  const constant = sum(0)
  // Row `bit`: which bits of the value flip this bit of (sum xor value), and in bit 32 what it is to be.
  const columns = Array.from({ length: 32 }, (_, at) => BigInt((sum((1 << at) >>> 0) ^ constant ^ (1 << at)) >>> 0))
  const rows = Array.from({ length: 32 }, (_, bit) =>
    columns.reduce(
      (row, column, at) => row | (((column >> BigInt(bit)) & 1n) << BigInt(at)),
      BigInt((constant >>> bit) & 1) << 32n,
    ),
  )
  for (let at = 0; at < 32; at += 1) {
    const pivot = rows.findIndex((row, index) => index >= at && ((row >> BigInt(at)) & 1n) === 1n)
    if (pivot < 0) return undefined
    const chosen = rows[pivot] as bigint
    rows[pivot] = rows[at] as bigint
    rows[at] = chosen
    for (const [index, row] of rows.entries())
      if (index !== at && ((row >> BigInt(at)) & 1n) === 1n) rows[index] = row ^ chosen
  }
  return rows.reduce((value, row, at) => (value | (Number(row >> 32n) << at)) >>> 0, 0)
}
