import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import type { ContainerSource } from '../../core/containers/container.ts'
import { outline, readAll } from '../../core/containers/test-containers.ts'
import { findPassword } from '../../core/containers/zip/find-password.ts'
import { readZip } from '../../core/containers/zip/read-zip.ts'
import { readZipDirectory } from '../../core/documents/zip-directory.ts'
import { zipDecryptor } from './zip-aes.ts'

const note = 'The cellar key hangs behind the stove. '

/** The AES files were made with pyzipper 0.3, the others with Info-ZIP 3.0, `streamed` from a pipe. */
const fixture = (name: string) =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, 'fixtures', `locked-${name}.zip`)))

const withPassword = (password?: string) => (source: ContainerSource) =>
  readZip({ ...source, zipAes: zipDecryptor, ...(password === undefined ? {} : { password }) })

test.each([
  ['aes-128', 'Schlüssel 7', 2],
  ['aes-256', 'Schlüssel 7', 2],
  ['pkware', 'Schluessel 7', 2],
  ['streamed', 'Schluessel 7', 1],
] as const)('%s.zip asks for its password, takes that alone, and gives its files', async (name, password, count) => {
  const zip = fixture(name)
  expect(await readAll(withPassword(), zip)).toMatchObject({ members: [], code: 'document-encrypted' })
  for (const wrong of ['', 'schluessel 7', ...Array.from({ length: 300 }, (_, at) => `${at}`)]) {
    expect(await readAll(withPassword(wrong), zip)).toMatchObject({ members: [], code: 'password-wrong' })
  }
  const { members, code } = await readAll(withPassword(password), zip)
  expect(code).toBeUndefined()
  const texts = members.map(({ bytes }) => new TextDecoder().decode(bytes))
  expect(texts).toEqual([note, note.repeat(30)].slice(0, count))
})

it('decrypts the same in pieces of any size', () => {
  const zip = fixture('aes-256')
  const entry = readZipDirectory(zip).find(({ path: name }) => name === 'long.txt')
  if (!entry) throw new Error('no entry')
  const password = new TextEncoder().encode('Schlüssel 7')
  const start = entry.offset + 30 + (zip[entry.offset + 26] ?? 0) + (zip[entry.offset + 28] ?? 0)
  const data = zip.subarray(start + 18, start + entry.packedSize - 10)
  const open = () => zipDecryptor(zip.subarray(start, start + 18), 3, password)
  const whole = open()?.decrypt(data)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 20 }), (sizes) => {
      const opened = open()
      const parts: number[] = []
      let at = 0
      for (const size of [...sizes, data.length]) {
        parts.push(...(opened?.decrypt(data.subarray(at, at + size)) ?? []))
        at += size
      }
      expect(parts).toEqual([...(whole ?? [])])
      expect([...(opened?.seal() ?? [])]).toEqual([
        ...zip.subarray(start + entry.packedSize - 10, start + entry.packedSize),
      ])
    }),
  )
})

it('names an altered file as damaged or locked, reads what is whole beside it, and never throws anything else', async () => {
  const zips = [fixture('aes-256'), fixture('pkware')] as const
  const change = fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 255 }))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(0, 1),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      async (which, changes) => {
        const bytes = (zips[which] as Uint8Array).slice()
        for (const [at, by] of changes) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ by
        const { members, code } = await readAll(withPassword(which === 0 ? 'Schlüssel 7' : 'Schluessel 7'), bytes)
        expect([undefined, 'document-damaged', 'password-wrong', 'document-encrypted']).toContain(code)
        for (const member of members) expect('error' in member || 'sha256' in member).toBe(true)
      },
    ),
    { numRuns: 300 },
  )
  const torn = fixture('aes-256')
  const [first] = readZipDirectory(torn)
  const at = (first?.offset ?? 0) + 30 + 'note.txt'.length + 11 + 18 + 3
  torn[at] = (torn[at] ?? 0) ^ 1
  const { members } = await readAll(withPassword('Schlüssel 7'), torn)
  expect(outline(members)).toEqual(['note.txt: document-damaged', 'long.txt: 1170'])
})

it('finds no password where none of the files opens', async () => {
  const entries = readZipDirectory(fixture('pkware'))
  const never = () => ({
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('no')) }),
  })
  expect(await findPassword(entries, 'x', never)).toBeUndefined()
})
