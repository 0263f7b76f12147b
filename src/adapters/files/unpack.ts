import { Readable } from 'node:stream'
import { createGunzip, createInflateRaw } from 'node:zlib'
import type { Unpacker } from '../../core/ports/unpacker.ts'

const chunkSize = 1 << 18

/** Unpacks by zlib; a gzip file's members follow each other, what is no member at its end is passed over. */
export const unpack: Unpacker = async function* (packed, format) {
  const source = Readable.from(packed)
  const decoder = format === 'gzip' ? createGunzip({ chunkSize }) : createInflateRaw({ chunkSize })
  // What the pieces throw is thrown again, where the decoder would say that they ended too soon.
  source.on('error', (error) => decoder.destroy(error))
  source.pipe(decoder)
  try {
    for await (const piece of decoder) yield piece as Uint8Array
  } finally {
    source.destroy()
    decoder.destroy()
  }
}
