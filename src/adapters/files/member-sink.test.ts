import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemberSink } from './member-sink.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carrel-sink-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* pieces(bytes: Uint8Array, step: number): AsyncGenerator<Uint8Array> {
  const shared = new Uint8Array(step)
  for (let at = 0; at < bytes.length; at += step) {
    const piece = bytes.subarray(at, at + step)
    shared.set(piece)
    yield shared.subarray(0, piece.length)
  }
}

test('property: bytes stand under their digest, whatever pieces they come in', async () => {
  const sink = createMemberSink(path.join(folder, 'members'))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 5_000 }), fc.integer({ min: 1, max: 2_000 }), async (bytes, step) => {
      const { sha256, size } = await sink.write(pieces(bytes, step))
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
      expect(size).toBe(bytes.length)
      expect((await readFile(path.join(folder, 'members', sha256))).equals(bytes)).toBe(true)
      expect(await sink.write(bytes)).toEqual({ sha256, size })
    }),
    { numRuns: 50 },
  )
})

test('a large member is not held in memory, and nothing of one that breaks off stays', async () => {
  const sink = createMemberSink(path.join(folder, 'large'))
  const block = new Uint8Array(1 << 20).fill(7)
  async function* broken(count: number, cause?: Error): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < count; at += 1) yield block
    if (cause) throw cause
  }
  const cause = new Error('the archive ends here')
  await expect(sink.write(broken(20, cause))).rejects.toBe(cause)
  await expect(sink.write(broken(1, cause))).rejects.toBe(cause)
  const before = process.memoryUsage().rss
  const { size, sha256 } = await sink.write(broken(200))
  expect(size).toBe(200 << 20)
  expect(process.memoryUsage().rss - before).toBeLessThan(100 << 20)
  expect(await readdir(path.join(folder, 'large'))).toEqual([sha256])
})

test('what is there is not written again, unless it is not whole', async () => {
  const sink = createMemberSink(path.join(folder, 'again'))
  const bytes = new TextEncoder().encode('the same words')
  const { sha256 } = await sink.write(bytes)
  const file = path.join(folder, 'again', sha256)
  const { mtimeMs, ino } = await stat(file)
  await sink.write(bytes)
  expect(await stat(file)).toMatchObject({ mtimeMs, ino })
  await writeFile(file, 'the s')
  await sink.write(bytes)
  expect(await readFile(file, 'utf8')).toBe('the same words')
})

test('a folder that cannot be written is no fault of the member', async () => {
  const file = path.join(folder, 'no folder')
  await writeFile(file, '')
  await expect(createMemberSink(file).write(new Uint8Array(1))).rejects.toMatchObject({ code: 'internal' })
})
