import { constants, crc32, deflateRawSync, gzipSync } from 'node:zlib'
import { bytesOf, type HostileFile } from './hostile-file.ts'
import { quineZip } from './quine.ts'
import { storedEntry, writeZip, type ZipEntry } from './zip-writer.ts'

const megabyte = 1_000_000
const piece = 10 * megabyte

/** Archives that unpack to far more than they are, or to themselves. */
export const hostileArchives: readonly HostileFile[] = [
  { name: 'zeros.zip', make: () => writeZip([zeros('zeros.txt', 10_000)]) },
  { name: 'nested.zip', make: () => nested(6, 16) },
  { name: 'overlapping.zip', make: overlapping },
  { name: 'quine.zip', make: quineZip },
  { name: 'zeros.txt.gz', make: () => Buffer.concat(Array<Uint8Array>(640).fill(gzipSync(new Uint8Array(16 << 20)))) },
]

/** An entry of so many megabytes of zeros: the same deflated piece again and again. */
function zeros(name: string, megabytes: number): ZipEntry {
  const plain = new Uint8Array(piece)
  const packed = deflateRawSync(plain, { level: 9, finishFlush: constants.Z_FULL_FLUSH })
  const pieces = Array<Uint8Array>((megabytes * megabyte) / piece).fill(packed)
  let crc = 0
  for (const _ of pieces) crc = crc32(plain, crc)
  // An empty last block ends the stream.
  const data = Buffer.concat([...pieces, Buffer.from([3, 0])])
  return { name, data, size: megabytes * megabyte, crc, deflated: true }
}

/** Archives in archives, `width` in each: 16 to the sixth files of a megabyte if all were unpacked. */
function nested(depth: number, width: number): Uint8Array {
  let inner = writeZip([zeros('a.txt', 10)])
  for (let level = 0; level < depth; level += 1) {
    const data = deflateRawSync(inner, { level: 9 })
    const entry = { data, size: inner.length, crc: crc32(inner), deflated: true }
    inner = writeZip(Array.from({ length: width }, (_, at) => ({ ...entry, name: `level-${level}-${at}.zip` })))
  }
  return inner
}

/** One piece of 100 MB that 1,000 names claim (as in Fifield, A better zip bomb, 2019, with full overlap), and a good file. */
function overlapping(): Uint8Array {
  const kernel = zeros('0.txt', 100)
  const claims = Array.from({ length: 1_000 }, (_, at) => ({ ...kernel, name: `${at + 1}.txt`, headerOf: 0 }))
  return writeZip([kernel, ...claims, storedEntry('good.txt', bytesOf('A good file beside them.'))])
}
