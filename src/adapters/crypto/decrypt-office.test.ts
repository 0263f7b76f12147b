import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type CompoundEntry, openCompoundFile } from '../../core/documents/compound-file.ts'
import { officeDecryptor } from './decrypt-office.ts'

/** Made with officecrypto-tool 0.0.19; both hold a Word file of one sentence. */
function streamsOf(name: string): { info: Uint8Array; encrypted: Uint8Array } {
  const file = openCompoundFile(readFileSync(path.join(import.meta.dirname, 'fixtures', name)))
  const stream = (wanted: string) => {
    const found = file.children.find((child: CompoundEntry) => child.name === wanted)
    if (!found) throw new Error(`no ${wanted}`)
    return found.read()
  }
  return { info: stream('EncryptionInfo'), encrypted: stream('EncryptedPackage') }
}

it.each(['agile.docx', 'standard.docx'])('opens %s with its password alone', (name) => {
  const { info, encrypted } = streamsOf(name)
  const plain = officeDecryptor.decrypt(info, encrypted, 'Schlüssel 7')
  expect(Buffer.from(plain?.subarray(0, 2) ?? []).toString()).toBe('PK')
  expect(Buffer.from(plain ?? []).toString('latin1')).toContain('word/document.xml')
  expect(officeDecryptor.decrypt(info, encrypted, 'Schluessel 7')).toBeUndefined()
  expect(officeDecryptor.decrypt(info, encrypted, '')).toBeUndefined()
})

it('gives nothing, or something, but never throws on a damaged description', () => {
  const { info, encrypted } = streamsOf('standard.docx')
  fc.assert(
    fc.property(fc.nat(info.length - 1), fc.nat(255), fc.nat(info.length), (at, byte, length) => {
      const broken = info.slice(0, Math.max(0, info.length - (length % 40)))
      broken[at] = byte
      const plain = officeDecryptor.decrypt(broken, encrypted, 'x')
      expect(plain === undefined || plain instanceof Uint8Array).toBe(true)
    }),
    { numRuns: 40 },
  )
})
