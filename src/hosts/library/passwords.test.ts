import { copyFileSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const fixtures = resolve(import.meta.dirname, '../../adapters/crypto/fixtures')
const signal = new AbortController().signal
let root: ReturnType<typeof temporaryFolder>
let docs = ''
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  docs = join(root.path, 'docs')
  mkdirSync(docs)
  lib = await openTestLibrary(join(root.path, 'data'))
  await lib.core.start()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

async function importLocked(name: string): Promise<string> {
  copyFileSync(join(fixtures, name), join(docs, name))
  await lib.import([join(docs, name)])
  return lib.library.documentAt(join(docs, name))?.id ?? ''
}

async function unlock(documentId: string, password: string, keep = false): Promise<string | undefined> {
  await lib.handlers['document.unlock']({ documentId, password, keep }, signal)
  await lib.core.importer.idle()
  return lib.library.row(documentId)?.error?.code
}

it.each([
  ['locked-aes-256.zip', 'Schlüssel 7'],
  ['locked-pkware.zip', 'Schluessel 7'],
])(
  '%s asks once, and its files are read with the password, which is kept where that is said',
  async (name, password) => {
    const id = await importLocked(name)
    expect(lib.library.row(id)?.error).toMatchObject({ code: 'document-encrypted', parameters: { name } })
    expect(lib.library.members({ documentId: id, offset: 0, limit: 9 }).members).toEqual([])
    expect(await unlock(id, 'not this one')).toBe('password-wrong')
    expect(await unlock(id, password, true)).toBeUndefined()
    expect(
      lib.library.members({ documentId: id, offset: 0, limit: 9 }).members.map((row) => [row.title, row.failed]),
    ).toEqual([
      ['note', false],
      ['long', false],
    ])
    const { sha256 = '' } = lib.library.document(id) ?? {}
    expect(lib.library.keptPassword(sha256)).toBe(password)
  },
  60_000,
)

it('refuses a wrong password for a document that is read already, and changes nothing', async () => {
  const id = await importLocked('agile.docx')
  expect(lib.library.row(id)?.error?.code).toBe('document-encrypted')
  expect(await unlock(id, 'Schlüssel 7')).toBeUndefined()
  await expect(unlock(id, 'Schluessel 7', true)).rejects.toMatchObject({
    code: 'password-wrong',
    parameters: { name: 'agile.docx' },
  })
  expect(await lib.handlers['document.password']({ documentId: id }, signal)).toEqual({ password: 'Schlüssel 7' })
  expect(lib.library.keptPassword(lib.library.document(id)?.sha256 ?? '')).toBeUndefined()
  expect(await unlock(id, 'Schlüssel 7', true)).toBeUndefined()
  expect(lib.library.keptPassword(lib.library.document(id)?.sha256 ?? '')).toBe('Schlüssel 7')
}, 60_000)
