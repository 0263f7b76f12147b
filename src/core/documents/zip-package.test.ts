import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { mostUnpackedBytes, openZipPackage } from './zip-package.ts'

function codeOf(work: () => unknown): unknown {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof AssistantError ? error.code : error
  }
}

/** The same zip with a number written over each central directory entry. */
function patched(zip: Uint8Array, place: number, value: number): Uint8Array {
  const copy = zip.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 46 < copy.length; at += 1)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + place, value, true)
  return copy
}

test('what was packed comes out again, stored or deflated, under its path', () => {
  const name = fc.stringMatching(/^[a-zé0-9]{1,8}$/)
  const files = fc.dictionary(name, fc.uint8Array({ maxLength: 300 }), { noNullPrototype: true })
  fc.assert(
    fc.property(files, fc.constantFrom(0 as const, 6 as const), (folder, level) => {
      const zip = openZipPackage(zipSync({ 'a/': new Uint8Array(), ...folder }, { level }))
      expect(zip.paths).toEqual(Object.keys(folder).sort())
      for (const [path, content] of Object.entries(folder)) expect(zip.bytes(path)).toEqual(content)
    }),
  )
})

test('a part is found in other letter case, in UTF-16, or not at all', () => {
  const wide = new Uint8Array([0xff, 0xfe, ...[...'<a>ß</a>'].flatMap((letter) => [letter.charCodeAt(0), 0])])
  const zip = openZipPackage(zipSync({ 'Word\\Document.xml': wide }))
  expect(zip.part('word/document.xml')?.children).toEqual([{ name: 'a', attributes: {}, children: ['ß'] }])
  expect(zip.text('nothing.xml')).toBeUndefined()
})

test('a bomb is stopped by what it would unpack, over all its parts', () => {
  const size = mostUnpackedBytes / 8
  const zip = openZipPackage(zipSync({ 'a.xml': new Uint8Array(size) }, { level: 1 }))
  for (let time = 0; time < 8; time += 1) expect(zip.bytes('a.xml')?.length).toBe(size)
  expect(codeOf(() => zip.bytes('a.xml'))).toBe('document-too-hungry')
  const tags = openZipPackage(zipSync({ 'a.xml': new Uint8Array(9_000_000).fill(60) }))
  expect(codeOf(() => tags.part('a.xml'))).toBe('document-too-hungry')
  const lie = openZipPackage(patched(zipSync({ a: new Uint8Array(2_000) }), 24, mostUnpackedBytes))
  expect(codeOf(() => lie.bytes('a'))).toBe('document-damaged')
})

test('a password, unknown compression and too many files are said', () => {
  const plain = zipSync({ a: strToU8('some text that is packed '.repeat(9)) })
  expect(codeOf(() => openZipPackage(patched(plain, 8, 0x0008_0001)).bytes('a'))).toBe('document-encrypted')
  expect(codeOf(() => openZipPackage(patched(plain, 10, 12)).bytes('a'))).toBe('document-damaged')
  const many = new Uint8Array(22)
  new DataView(many.buffer).setUint32(0, 0x06054b50, true)
  new DataView(many.buffer).setUint16(10, 60_000, true)
  expect(codeOf(() => openZipPackage(many))).toBe('document-damaged')
})

test('sizes of eight bytes are read from the extra field', () => {
  const text = strToU8('wide')
  const plain = zipSync({ a: [text, { level: 0, extra: { 1: wideSizes(text.length) } }] })
  expect(openZipPackage(patched(patched(plain, 20, 0xffff_ffff), 24, 0xffff_ffff)).bytes('a')).toEqual(text)
})

function wideSizes(size: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(16))
  view.setBigUint64(0, BigInt(size), true)
  view.setBigUint64(8, BigInt(size), true)
  return new Uint8Array(view.buffer)
}

test('torn and fuzzed files end in a clear error', () => {
  const whole = zipSync({ 'a.xml': strToU8('<a>text</a>'.repeat(40)), 'b/c.xml': strToU8('<b/>') })
  const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
  fc.assert(
    fc.property(changes, fc.nat(whole.length), (edits, length) => {
      const file = whole.slice(0, length < whole.length / 4 ? length : whole.length)
      for (const [at, byte] of edits) if (at < file.length) file[at] = byte
      const code = codeOf(() => {
        const zip = openZipPackage(file)
        for (const path of zip.paths) zip.part(path)
      })
      expect([undefined, 'document-damaged', 'document-encrypted', 'document-too-hungry']).toContain(code)
    }),
    { numRuns: 500 },
  )
})
