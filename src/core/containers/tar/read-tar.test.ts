import fc from 'fast-check'
import { gzipSync, strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { joinBytes } from '../../documents/join-bytes.ts'
import { byteFile } from '../byte-file.ts'
import type { ContainerSource, MemberStream } from '../container.ts'
import { containerFormat } from '../container-format.ts'
import { filePieces } from '../file-pieces.ts'
import { outline, readAll } from '../test-containers.ts'
import { readGzip } from './read-gzip.ts'
import { readTar } from './read-tar.ts'

const reading = (source: ContainerSource): MemberStream => readTar(source, filePieces(source.file, source.signal))

/** A file in a tar archive: its header and its content in blocks. */
function entry(path: string, content: string | Uint8Array, type = '0', fields: [number, string][] = []): Uint8Array {
  const bytes = typeof content === 'string' ? strToU8(content) : content
  const block = new Uint8Array(512 + Math.ceil(bytes.length / 512) * 512)
  const put = (at: number, text: string): void => block.set(strToU8(text), at)
  put(0, path)
  put(124, bytes.length.toString(8).padStart(11, '0'))
  put(136, (1_741_784_700).toString(8).padStart(11, '0'))
  put(156, type)
  put(257, 'ustar\u000000')
  for (const [at, text] of fields) put(at, text)
  block.fill(0x20, 148, 156)
  const sum = block.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\u0000 `)
  block.set(bytes, 512)
  return block
}

const pax = (...records: string[]): string =>
  records
    .map((record) => {
      const bytes = strToU8(record).length
      const length = bytes + 2 + String(bytes + 4).length
      return `${length} ${record}\n`
    })
    .join('')
const end = new Uint8Array(1_024)
const archive = joinBytes([
  entry('folder/', '', '5'),
  entry('folder/a.txt', 'some words'),
  entry('b.txt', 'x'.repeat(700), '0', [[345, 'the/prefix']]),
  entry('././@LongLink', `${'long/'.repeat(30)}name.txt\u0000`, 'L'),
  entry('cut', 'long'),
  entry('pax', pax('path=größer/ç.txt', 'mtime=1741784700.5'), 'x'),
  entry('cut', 'pax'),
  entry('link', '', '2'),
  entry('hard', '', '1'),
  entry('device', '', '3'),
  entry('../../up.txt', 'up'),
  entry('._a.txt', 'junk'),
  entry('folder/a.txt', 'the same name'),
])

test('the files of a tar archive, long names, links and ways out', async () => {
  const { members, warnings } = await readAll(reading, joinBytes([archive, end]))
  expect(outline(members)).toEqual([
    'folder/a.txt: 10',
    'the/prefix/b.txt: 700',
    `${'long/'.repeat(30)}name.txt: 4`,
    'größer/ç.txt: 3',
    'link: not-a-file',
    'hard: not-a-file',
    'device: not-a-file',
    'up.txt: 2',
    'folder/a (2).txt: 13',
  ])
  expect(warnings).toEqual([])
  expect(members[0]?.modifiedAt).toBe(1_741_784_700_000)
  expect(members[3]?.modifiedAt).toBe(1_741_784_700_500)
})

test('packed by gzip it is the same archive; any other file in gzip is one member', async () => {
  const packed = gzipSync(joinBytes([archive, end]))
  expect(await containerFormat(byteFile(packed), '')).toBe('gzip')
  expect((await readAll(readGzip, packed, { name: 'a.tgz' })).members).toHaveLength(9)
  const alone = gzipSync(strToU8('words '.repeat(99)), { filename: 'notes.txt' })
  expect(outline((await readAll(readGzip, alone)).members)).toEqual(['notes.txt: 594'])
  const unnamed = joinBytes([gzipSync(strToU8('first ')), gzipSync(strToU8('second'))])
  const { members } = await readAll(readGzip, unnamed, { name: 'log.txt.gz' })
  expect(outline(members)).toEqual(['log.txt: 12'])
  expect(new TextDecoder().decode(members[0]?.bytes)).toBe('first second')
})

test('64 MB of zeros in 64 kB are stopped by the limit', async () => {
  const packed = gzipSync(new Uint8Array(64 << 20))
  const { members } = await readAll(readGzip, packed, { name: 'zeros.gz', maxBytes: 1 << 20 })
  expect(outline(members)).toEqual(['zeros: file-too-large'])
})

test('property: torn and overwritten archives end in members, a warning or a clear error', async () => {
  const whole = joinBytes([archive, end])
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { maxLength: 8 }),
      fc.nat(whole.length),
      fc.boolean(),
      async (changes, length, packed) => {
        const bytes = packed ? gzipSync(whole) : whole.slice()
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte
        const { code, members } = await readAll(packed ? readGzip : reading, bytes.subarray(0, length))
        expect([undefined, 'document-damaged']).toContain(code)
        for (const member of members) expect(member.name).not.toMatch(/^\/|\\|(?:^|\/)\.\.(?:\/|$)/)
      },
    ),
    { numRuns: 300 },
  )
})
