import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unpack } from './unpack.ts'

async function* pieces(bytes: Uint8Array, step: number, cause?: Error): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step)
  if (cause) throw cause
}

async function all(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const found: Uint8Array[] = []
  for await (const piece of source) found.push(piece)
  return Buffer.concat(found)
}

test('property: what was packed comes out, whatever pieces it comes in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), fc.integer({ min: 1, max: 500 }), async (bytes, step) => {
      expect((await all(unpack(pieces(deflateRawSync(bytes), step), 'deflate'))).equals(bytes)).toBe(true)
      const twice = Buffer.concat([gzipSync(bytes), gzipSync(bytes)])
      expect((await all(unpack(pieces(twice, step), 'gzip'))).equals(Buffer.concat([bytes, bytes]))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

test('property: torn and overwritten data is thrown out, and nothing is left running', async () => {
  const whole = deflateRawSync(Buffer.from('some words '.repeat(300)))
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.integer({ min: 1, max: 50 }), async (at, byte, step) => {
      await expect(all(unpack(pieces(whole.subarray(0, at), step), 'deflate'))).rejects.toThrow()
      const changed = Buffer.from(whole)
      changed[at] = byte
      await all(unpack(pieces(changed, step), 'deflate')).catch((error: Error) => expect(error.message).not.toBe(''))
    }),
    { numRuns: 200 },
  )
})

test('what the pieces throw is thrown again, and who stops early stops the pieces', async () => {
  const cause = new Error('the disk is gone')
  const packed = deflateRawSync(Buffer.alloc(1 << 20, 'words'))
  await expect(all(unpack(pieces(packed.subarray(0, 90), 10, cause), 'deflate'))).rejects.toBe(cause)
  let ended = false
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield gzipSync(Buffer.alloc(1 << 16, 'words'))
    } finally {
      ended = true
    }
  }
  for await (const piece of unpack(endless(), 'gzip')) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  await expect.poll(() => ended).toBe(true)
})
