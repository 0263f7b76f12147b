import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { detectKind } from '../../documents/detect-kind.ts'
import { joinBytes } from '../../documents/join-bytes.ts'
import { byteFile } from '../byte-file.ts'
import { containerFormat } from '../container-format.ts'
import { crc32 } from '../crc32.ts'
import { outline, readAll } from '../test-containers.ts'
import { readZip } from './read-zip.ts'

type Draft = {
  name: Uint8Array
  content: Uint8Array
  flags?: number
  method?: number
  mode?: number
  extra?: Uint8Array
  /** What is said of the size, and where the file is said to lie. */
  size?: number
  offset?: number
  crc?: number
}

/** A zip of stored files, each as it is told to be; for what no program writes. */
function zipOf(drafts: readonly Draft[]): Uint8Array {
  const bodies: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, content, flags = 0, method = 0, mode = 0, extra = new Uint8Array(0), ...said } of drafts) {
    const local = new DataView(new ArrayBuffer(30))
    local.setUint32(0, 0x04034b50, true)
    local.setUint16(26, name.length, true)
    const entry = new DataView(new ArrayBuffer(46))
    entry.setUint32(0, 0x02014b50, true)
    entry.setUint8(5, 3)
    entry.setUint16(8, flags, true)
    entry.setUint16(10, method, true)
    entry.setUint32(12, (45 << 25) | (3 << 21) | (12 << 16), true)
    entry.setUint32(16, said.crc ?? crc32(content), true)
    entry.setUint32(20, content.length, true)
    entry.setUint32(24, said.size ?? content.length, true)
    entry.setUint16(28, name.length, true)
    entry.setUint16(30, extra.length, true)
    entry.setUint16(40, mode, true)
    entry.setUint32(42, said.offset ?? at, true)
    bodies.push(new Uint8Array(local.buffer), name, content)
    directory.push(new Uint8Array(entry.buffer), name, extra)
    at += 30 + name.length + content.length
  }
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, drafts.length, true)
  end.setUint32(
    12,
    directory.reduce((sum, { length }) => sum + length, 0),
    true,
  )
  end.setUint32(16, at, true)
  return joinBytes([...bodies, ...directory, new Uint8Array(end.buffer)])
}

const plain = (name: string, text = 'words'): Draft => ({ name: strToU8(name), content: strToU8(text) })

test('property: files of any names and contents are taken out as they were', async () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9 äß漢-]{0,12}[a-z]\.txt$/)
  const files = fc.dictionary(part, fc.uint8Array({ maxLength: 3_000 }), { minKeys: 1, maxKeys: 12 })
  await fc.assert(
    fc.asyncProperty(files, fc.constantFrom(0, 1, 9), async (content, level) => {
      const { members, warnings } = await readAll(readZip, zipSync(content, { level: level as 0 | 1 | 9 }))
      expect(warnings).toEqual([])
      expect(members.map((member) => member.name.normalize('NFC').toLowerCase()).sort()).toHaveLength(
        Object.keys(content).length,
      )
      const found = members.map(({ bytes }) => Buffer.from(bytes ?? []).toString('hex')).sort()
      expect(found).toEqual(
        Object.values(content)
          .map((bytes) => Buffer.from(bytes).toString('hex'))
          .sort(),
      )
    }),
    { numRuns: 100 },
  )
})

test('names: code page, UTF-8, the field of Info-ZIP, ways out of the folder, and names alike', async () => {
  const legacy = new Uint8Array(iconv.encode('Übersicht.txt', 'cp437'))
  const unicode = new DataView(new ArrayBuffer(9))
  unicode.setUint16(0, 0x7075, true)
  unicode.setUint16(2, 5 + strToU8('Жилье.txt').length, true)
  unicode.setUint8(4, 1)
  unicode.setUint32(5, crc32(strToU8('?????.txt')), true)
  const { members } = await readAll(
    readZip,
    zipOf([
      { name: legacy, content: strToU8('a') },
      plain('Maße.txt'),
      { ...plain('?????.txt'), extra: joinBytes([new Uint8Array(unicode.buffer), strToU8('Жилье.txt')]) },
      plain('../../etc/passwd'),
      plain('C:\\Windows\\..\\win.ini'),
      plain('/root/.profile'),
      plain('a/./b//c.txt'),
      plain('A/b/c.TXT'),
      plain('a/b/c.txt'),
      plain('gpj\u202Etxt.exe'),
      plain('..'),
      plain('__MACOSX/a/._c.txt'),
      plain('a/.DS_Store'),
      plain('a/Thumbs.db'),
      plain('folder/'),
    ]),
  )
  expect(members.map(({ name }) => name)).toEqual([
    'Übersicht.txt',
    'Maße.txt',
    'Жилье.txt',
    'etc/passwd',
    'Windows/win.ini',
    'root/.profile',
    'a/b/c.txt',
    'A/b/c (2).TXT',
    'a/b/c (3).txt',
    'gpjtxt.exe',
    'unnamed',
  ])
  expect(members[0]?.modifiedAt).toBe(new Date(2025, 2, 12).getTime())
})

test('what cannot be taken out says why, and the rest is taken', async () => {
  const { members, code } = await readAll(
    readZip,
    zipOf([
      { ...plain('secret.txt'), flags: 1 },
      { ...plain('aes.txt'), flags: 1, method: 99 },
      { ...plain('lzma.txt'), method: 14 },
      { ...plain('link'), mode: 0xa1ff },
      { ...plain('device'), mode: 0x61ff },
      { ...plain('broken.txt'), crc: 1 },
      { ...plain('longer.txt'), size: 3 },
      { ...plain('shorter.txt'), size: 9 },
      { ...plain('packed.txt', 'no deflated data'), method: 8 },
      { ...plain('elsewhere.txt'), offset: 0x00ff_ffff },
      plain('big.txt', 'x'.repeat(2_000)),
      plain('whole.txt'),
    ]),
    { maxBytes: 1_000 },
  )
  expect(code).toBeUndefined()
  expect(outline(members)).toEqual([
    'secret.txt: document-encrypted',
    'aes.txt: document-encrypted',
    'lzma.txt: compression-unknown',
    'link: not-a-file',
    'device: not-a-file',
    'broken.txt: document-damaged',
    'longer.txt: document-damaged',
    'shorter.txt: document-damaged',
    'packed.txt: document-damaged',
    'elsewhere.txt: document-damaged',
    'big.txt: file-too-large',
    'whole.txt: 5',
  ])
})

test('bombs: files over each other, sizes that lie, and more than an archive of its size may hold', async () => {
  const kernel = zipSync({ a: new Uint8Array(4_000_000) })
  const over = zipOf([plain('a.txt'), { ...plain('b.txt'), offset: 0 }, { ...plain('c.txt'), offset: 3 }])
  expect(outline((await readAll(readZip, over)).members)).toEqual([
    'a.txt: 5',
    'b.txt: document-damaged',
    'c.txt: document-damaged',
  ])
  const lying = kernel.slice()
  new DataView(lying.buffer).setUint32(directoryOf(lying) + 24, 100, true)
  expect(outline((await readAll(readZip, lying)).members)).toEqual(['a: document-damaged'])
  const huge = kernel.slice()
  new DataView(huge.buffer).setUint32(directoryOf(huge) + 24, 0xffff_fff0, true)
  expect(outline((await readAll(readZip, huge)).members)).toEqual(['a: file-too-large'])
  const claims = { ...plain('x'), size: 400_000_000 }
  const many = await readAll(readZip, zipOf([claims, claims, claims, claims]))
  expect(outline(many.members).slice(2)).toEqual([
    'x (3): archive-unpacks-too-large',
    'x (4): archive-unpacks-too-large',
  ])
})

function directoryOf(zip: Uint8Array): number {
  return new DataView(zip.buffer, zip.byteOffset).getUint32(zip.length - 6, true)
}

test('sizes and places of eight bytes', async () => {
  const inner = strToU8('far away')
  const extra = new DataView(new ArrayBuffer(28))
  extra.setUint16(0, 1, true)
  extra.setUint16(2, 24, true)
  extra.setBigUint64(4, BigInt(inner.length), true)
  extra.setBigUint64(12, BigInt(inner.length), true)
  // The first gigabytes of the file are never read, so that they need not be there.
  const start = 6 * 2 ** 30
  extra.setBigUint64(20, BigInt(start), true)
  const zip = zipOf([{ ...plain('a.txt', 'far away'), extra: new Uint8Array(extra.buffer) }])
  const view = new DataView(zip.buffer)
  for (const place of [20, 24, 42]) view.setUint32(directoryOf(zip) + place, 0xffff_ffff, true)
  const tail = wideEnd(zip, 1, start)
  let furthest = 0
  const file = {
    size: start + tail.length,
    async read(offset: number, length: number) {
      furthest = Math.max(furthest, length)
      const before = new Uint8Array(Math.min(length, Math.max(0, start - offset)))
      const from = Math.max(0, offset - start)
      return joinBytes([before, tail.subarray(from, from + length - before.length)])
    },
  }
  expect(outline((await readAll(readZip, file)).members)).toEqual(['a.txt: 8'])
  expect(furthest).toBeLessThan(4_000_000)
})

test('of 100,003 files three are left out and counted', async () => {
  const nothing = new Uint8Array(0)
  const count = 100_003
  const zip = zipOf(Array.from({ length: count }, (_, at) => ({ name: strToU8(`${at}`), content: nothing })))
  const { members, warnings } = await readAll(readZip, wideEnd(zip, count))
  expect(members).toHaveLength(100_000)
  expect(warnings).toEqual([{ code: 'members-left-out', parameters: { name: 'box', count: 3, limit: 100_000 } }])
}, 60_000)

/** A zip with a Zip64 record before its end; `start`: where the zip begins in its file. */
function wideEnd(zip: Uint8Array, count: number, start = 0): Uint8Array {
  const end = zip.length - 22
  const record = new DataView(new ArrayBuffer(76))
  record.setUint32(0, 0x06064b50, true)
  record.setBigUint64(32, BigInt(count), true)
  record.setBigUint64(40, BigInt(end - directoryOf(zip)), true)
  record.setBigUint64(48, BigInt(start + directoryOf(zip)), true)
  record.setUint32(56, 0x07064b50, true)
  record.setBigUint64(64, BigInt(start + end), true)
  return joinBytes([zip.subarray(0, end), new Uint8Array(record.buffer), zip.subarray(end)])
}

test('property: torn and overwritten archives end in members or an error of the closed set', async () => {
  const whole = zipSync({
    'a.txt': strToU8('text '.repeat(400)),
    'b/c.txt': strToU8('more'),
    'd.bin': new Uint8Array(99),
  })
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), fc.nat(whole.length), async (changes, length) => {
      const bytes = whole.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      const { code, members } = await readAll(readZip, bytes.subarray(0, changes.length > 0 ? whole.length : length))
      expect([undefined, 'document-damaged', 'document-encrypted']).toContain(code)
      for (const member of members) expect(member.name).not.toMatch(/^\/|\\|(?:^|\/)\.\.(?:\/|$)/)
    }),
    { numRuns: 500 },
  )
})

test('an archive that begins with a stored PDF is no PDF', async () => {
  const zip = zipSync({ 'a.pdf': strToU8('%PDF-1.7 and so on') }, { level: 0 })
  expect(await detectKind(zip, 'zip')).toBe('archive')
  expect(await detectKind(zip, '')).toBe('archive')
})

test('a torn archive is told by its name alone, and is damaged', async () => {
  const whole = zipSync({ 'a.txt': strToU8('text '.repeat(400)) })
  const torn = whole.subarray(0, whole.length - 30)
  expect(await containerFormat(byteFile(torn), 'zip')).toBe('zip')
  expect((await readAll(readZip, torn)).code).toBe('document-damaged')
  expect(await containerFormat(byteFile(whole), 'jar')).toBeUndefined()
  expect(await containerFormat(byteFile(zipSync({})), '')).toBe('zip')
})
