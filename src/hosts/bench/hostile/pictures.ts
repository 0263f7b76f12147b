import { crc32, deflateSync } from 'node:zlib'
import { bytesOf, type HostileFile } from './hostile-file.ts'

/** Pictures that claim to be giant, or whose directories run in rings. */
export const hostilePictures: readonly HostileFile[] = [
  { name: 'giant.png', make: () => png(60_000, 60_000) },
  { name: 'widest.png', make: () => png(2_147_483_647, 2_147_483_647) },
  { name: 'ring.tif', make: () => tiff(8) },
  { name: 'ring-of-two.tif', make: ringOfTwo },
  {
    name: 'giant.gif',
    make: () =>
      Buffer.concat([
        bytesOf('GIF89a'),
        words(65_535, 65_535),
        Buffer.from([0, 0, 0, 0x2c, 0, 0, 0, 0]),
        words(65_535, 65_535),
        Buffer.from([0, 2, 0, 0x3b]),
      ]),
  },
  { name: 'giant.bmp', make: bitmap },
]

const words = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 2)
  values.forEach((value, at) => void bytes.writeUInt16LE(value, at * 2))
  return bytes
}

function png(width: number, height: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(10_000_000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A grey picture of 8 by 8 whose directory (TIFF 6.0, section 2) is followed by the one at `next`. */
function tiff(next: number, at = 8): Uint8Array {
  const entry = (tag: number, type: number, value: number) => {
    const bytes = Buffer.alloc(12)
    bytes.writeUInt16LE(tag, 0)
    bytes.writeUInt16LE(type, 2)
    bytes.writeUInt32LE(1, 4)
    bytes.writeUInt32LE(value, 8)
    return bytes
  }
  const tags: [number, number, number][] = [
    [256, 4, 8],
    [257, 4, 8],
    [258, 3, 8],
    [259, 3, 1],
    [262, 3, 1],
    [273, 4, at + 2 + 10 * 12 + 4],
    [277, 3, 1],
    [278, 4, 8],
    [279, 4, 64],
    [330, 4, at],
  ]
  const end = Buffer.alloc(4)
  end.writeUInt32LE(next)
  const directory = Buffer.concat([words(tags.length), ...tags.map((tag) => entry(...tag)), end, Buffer.alloc(64, 200)])
  if (at > 8) return directory
  return Buffer.concat([bytesOf('II*\u0000'), Buffer.from([8, 0, 0, 0]), directory])
}

function ringOfTwo(): Uint8Array {
  const first = tiff(8)
  return Buffer.concat([tiff(first.length), tiff(8, first.length)])
}

function bitmap(): Uint8Array {
  const head = Buffer.alloc(54)
  head.write('BM')
  head.writeUInt32LE(54, 10)
  head.writeUInt32LE(40, 14)
  head.writeInt32LE(60_000, 18)
  head.writeInt32LE(60_000, 22)
  head.writeUInt16LE(1, 26)
  head.writeUInt16LE(24, 28)
  return head
}
