import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const text = 'Notice of termination\n\nDear Ms Adler, we end the lease of Bergstraße 12 on 30 June 2025.'
let root: ReturnType<typeof temporaryFolder>
let data = ''
let lib: TestLibrary

const open = async () => {
  const opened = await openTestLibrary(data)
  await opened.core.start()
  return opened
}
beforeEach(async () => {
  root = temporaryFolder()
  data = join(root.path, 'data')
  lib = await open()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

const rows = () => lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 100 }).documents
const start = async (input: { paths?: string[]; texts: { title: string; text: string }[] }) => {
  const job = await lib.handlers['import.start']({ paths: [], embedder: 'none', ...input }, signal)
  await lib.core.importer.idle()
  return lib.library.job(job.id)
}
const files = () => readdirSync(join(data, 'files'))

it('makes a document of dropped words that stays readable after a restart', async () => {
  expect(await start({ texts: [{ title: 'Notice of termination', text }] })).toMatchObject({ done: 1, failed: 0 })
  await lib.close()
  lib = await open()
  const [row] = rows()
  expect(row).toMatchObject({ title: 'Notice of termination', kind: 'text', status: 'ready' })
  const [sha256 = ''] = files()
  expect(readFileSync(join(data, 'files', sha256), 'utf8')).toBe(text)
  const query = { documentId: row?.id ?? '', from: 1, to: 9 }
  const pages = await lib.handlers['document.pages'](query, signal)
  expect(pages.map((page) => page.text).join('\n')).toContain('we end the lease of Bergstraße 12')
  const { bytes } = await lib.handlers['document.bytes'](
    { documentId: query.documentId, offset: 0, length: 1000 },
    signal,
  )
  expect(new TextDecoder().decode(bytes)).toBe(text)
  const check = await lib.handlers['library.check']({}, signal)
  expect(check.findings).toEqual([])
})

it('finds what a text says', async () => {
  await start({ texts: [{ title: 'Notice', text }] })
  const [row] = rows()
  expect(lib.text.foundDocuments([row?.id ?? ''])).toHaveLength(1)
  expect([...(await lib.index.rowIds('chunks')).values()].flat()).not.toHaveLength(0)
})

it('takes the same words under the same title once, under another title again', async () => {
  await start({ texts: [{ title: 'Notice', text }] })
  await start({ texts: [{ title: 'Notice', text }] })
  expect(rows()).toHaveLength(1)
  await start({ texts: [{ title: 'Copy', text }] })
  expect(rows().map(({ title }) => title)).toEqual(['Copy', 'Notice'])
  expect(files()).toHaveLength(1)
})

it('brings files and texts in together', async () => {
  const path = join(root.path, 'Keys.txt')
  writeFileSync(path, 'The keys lie with the caretaker.')
  const job = await start({ paths: [path], texts: [{ title: '12/03 a\\b', text }] })
  expect(job).toMatchObject({ state: 'done', files: 2, done: 2, failed: 0, label: '2' })
  expect(rows().map(({ title }) => title)).toEqual(['12-03 a-b', 'Keys'])
})

it('deletes the bytes with the document, but not while another document has them', async () => {
  await start({
    texts: [
      { title: 'Notice', text },
      { title: 'Copy', text },
    ],
  })
  const [copy, notice] = rows()
  await lib.handlers['library.delete']({ documentIds: [copy?.id ?? ''] }, signal)
  expect(files()).toHaveLength(1)
  const receipt = await lib.handlers['library.delete']({ documentIds: [notice?.id ?? ''] }, signal)
  expect(receipt.stores.every(({ left }) => left === 0)).toBe(true)
  expect(files()).toEqual([])
})

it('goes on with a text that was kept but not read', async () => {
  const { library, members } = lib
  const { sha256, size } = await members.write(new TextEncoder().encode(text))
  const job = { label: 'x', paths: [], collectionId: undefined, embedder: 'none', listed: false, startedAt: 1 }
  library.createJob({ ...job, id: crypto.randomUUID(), state: 'running' })
  const [{ id } = { id: '' }] = library.runningJobs()
  library.listItems(id, [
    { path: join(members.folder, sha256, 'Notice.txt'), size, modifiedAt: 1, status: 'queued', sha256 },
  ])
  expect(library.unusedMembers([sha256])).toEqual([])
  await lib.close()
  lib = await open()
  await lib.core.importer.idle()
  expect(rows()).toMatchObject([{ title: 'Notice', status: 'ready' }])
})
