import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { quineZip } from '../bench/hostile/quine.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const everything = { collectionIds: [], documentIds: [] }
const letter = `From: Anna Weber <anna@example.org>
To: Ben <ben@example.org>
Subject: Deposit
Date: Wed, 12 Mar 2025 14:05:00 +0100
Message-ID: <1@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

The deposit is attached.
--b
Content-Type: text/markdown; name="Deposit.md"
Content-Disposition: attachment; filename="Deposit.md"

The deposit is 2,900 euros.
--b--
`
let root: ReturnType<typeof temporaryFolder>
let docs = ''
let data = ''
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  docs = join(root.path, 'docs')
  data = join(root.path, 'data')
  mkdirSync(docs)
  lib = await openTestLibrary(data)
  await lib.core.start()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

function writeZip(name: string, files: Record<string, string>): string {
  const path = join(docs, name)
  writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)]))))
  return path
}

const rows = () => lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 100 }).documents
/** Paths below the folder of the documents. */
const paths = () =>
  rows()
    .map(({ path }) => path.slice(docs.length + 1).replaceAll('\\', '/'))
    .sort()
const rowAt = (path: string) => rows().find((row) => row.path.replaceAll('\\', '/').endsWith(path))
const membersOf = (documentId = '', query: { text?: string; offset?: number; limit?: number } = {}) =>
  lib.handlers['document.members']({ documentId, offset: 0, limit: 200, ...query }, signal)
const leftOut = (documentId?: string) =>
  lib.handlers['document.membersLeftOut']({ ...(documentId === undefined ? {} : { documentId }), limit: 100 }, signal)
const files = () => readdirSync(join(data, 'files')).length

it('makes each file of an archive a document, and each attachment in a message in it', async () => {
  const path = writeZip('case.zip', { 'letters/deposit.eml': letter, 'notes.txt': 'The cellar is dry.' })
  const job = await lib.import([path], { collectionName: 'Flat' })
  expect(job).toMatchObject({ state: 'done', files: 4, done: 4, failed: 0 })
  expect(paths()).toEqual([
    'case.zip',
    'case.zip/letters/deposit.eml',
    'case.zip/letters/deposit.eml/Deposit.md',
    'case.zip/notes.txt',
  ])
  const [archive, message, attachment] = ['case.zip', 'deposit.eml', 'Deposit.md'].map(rowAt)
  expect(archive).toMatchObject({ kind: 'archive', status: 'ready', members: 2, pages: 0 })
  expect(message).toMatchObject({ kind: 'mail', parentId: archive?.id, members: 1, warnings: [] })
  expect(message?.mail).toEqual({ from: 'Anna Weber <anna@example.org>', sentAt: Date.parse('2025-03-12T13:05:00Z') })
  expect(attachment).toMatchObject({ kind: 'markdown', parentId: message?.id, status: 'ready' })
  expect(rows().every((row) => row.collectionIds.length === 1)).toBe(true)

  const pages = await lib.handlers['document.pages']({ documentId: attachment?.id ?? '', from: 1, to: 1 }, signal)
  expect(pages[0]?.text).toBe('The deposit is 2,900 euros.')
  const bytes = await lib.handlers['document.bytes']({ documentId: attachment?.id ?? '', offset: 0, length: 3 }, signal)
  expect(new TextDecoder().decode(bytes.bytes)).toBe('The')
  const { members } = await membersOf(archive?.id)
  expect(members.map(({ id }) => id)).toEqual([message?.id, rowAt('notes.txt')?.id])
  expect(lib.text.coverage(everything)).toEqual({ documents: 4, unread: 0 })
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
})

it('reads nothing twice, and follows what an archive gains and loses', async () => {
  const path = writeZip('case.zip', { 'deposit.eml': letter, 'notes.txt': 'The cellar is dry.' })
  await lib.import([path])
  const before = rows().map(({ id }) => id)
  expect(await lib.import([path])).toMatchObject({ files: 1, done: 1 })
  expect(rows().map(({ id }) => id)).toEqual(before)

  const kept = rowAt('deposit.eml')?.id
  writeZip('case.zip', { 'deposit.eml': letter, 'more.txt': 'The attic is wet.' })
  expect(await lib.import([path])).toMatchObject({ files: 2, done: 2, failed: 0 })
  expect(paths()).toEqual(['case.zip', 'case.zip/deposit.eml', 'case.zip/deposit.eml/Deposit.md', 'case.zip/more.txt'])
  expect(rowAt('deposit.eml')?.id).toBe(kept)
})

it('gives a copy of an archive documents of its own, and deletes members with their container', async () => {
  const path = writeZip('case.zip', { 'deposit.eml': letter })
  await lib.import([path])
  cpSync(path, join(docs, 'copy.zip'))
  await lib.import([join(docs, 'copy.zip')])
  expect(paths()).toHaveLength(6)
  expect(files()).toBe(2)

  const container = (name: string) => rowAt(name)?.id ?? ''
  const first = await lib.handlers['library.delete']({ documentIds: [container('docs/case.zip')] }, signal)
  expect(first.documents).toHaveLength(3)
  expect(first.stores.every(({ left }) => left === 0)).toBe(true)
  expect(files()).toBe(2)
  expect(paths()).toEqual(['copy.zip', 'copy.zip/deposit.eml', 'copy.zip/deposit.eml/Deposit.md'])

  const removed = await lib.handlers['library.remove']({ documentIds: [container('copy.zip')] }, signal)
  expect([removed, rows()]).toEqual([{}, []])
  await lib.handlers['library.restore'](
    { documentIds: [lib.library.documentAt(join(docs, 'copy.zip'))?.id ?? ''] },
    signal,
  )
  expect(rows()).toHaveLength(3)
  await lib.handlers['library.delete']({ documentIds: [container('copy.zip')] }, signal)
  expect([files(), rows()]).toEqual([0, []])
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
})

it('finds what an interruption left of members', async () => {
  const path = writeZip('case.zip', { 'notes.txt': 'The cellar is dry.' })
  await lib.import([path])
  await lib.close()
  writeFileSync(join(data, 'files', 'f'.repeat(64)), 'nobody refers to this')
  writeFileSync(join(data, 'files', 'half.part'), 'half')
  lib = await openTestLibrary(data)
  const found = await lib.handlers['library.check']({}, signal)
  expect(found.findings).toMatchObject([{ check: 'file-without-member', count: 2 }])
  await lib.core.start()
  expect(files()).toBe(1)
  rmSync(join(data, 'files'), { recursive: true })
  const lost = await lib.handlers['library.check']({}, signal)
  expect(lost.findings).toMatchObject([{ check: 'member-without-file', count: 1 }])
})

it('names members that cannot be read, and reads the others', async () => {
  const path = writeZip('case.zip', { 'broken.pdf': '%PDF-1.7 broken', 'film.mp4': 'x', 'notes.txt': 'Dry.' })
  const job = await lib.import([path])
  expect(job).toMatchObject({ state: 'done', files: 4, done: 4, failed: 1 })
  const status = Object.fromEntries(
    lib.library.items(job.id).map((item) => [item.path.slice(docs.length + 1), item.status]),
  )
  expect(status).toMatchObject({ 'case.zip': 'ready', 'case.zip/broken.pdf': 'failed', 'case.zip/notes.txt': 'ready' })
  const warnings = [{ code: 'members-not-read', parameters: { name: 'case.zip', count: 1, names: 'film.mp4' } }]
  expect(rowAt('case.zip')).toMatchObject({ warnings })
  expect(rowAt('broken.pdf')).toMatchObject({ status: 'failed', error: { code: 'document-damaged' } })
  const archive = rowAt('case.zip')
  const film = {
    documentId: archive?.id,
    title: 'case',
    name: 'film.mp4',
    size: 1,
    error: { code: 'file-unsupported', parameters: { name: 'film.mp4' } },
  }
  expect(await leftOut(archive?.id)).toEqual([film])
  expect(await leftOut()).toEqual([film])
  expect(await leftOut(rowAt('notes.txt')?.id)).toEqual([])
})

it('says of a member whose content is of no kind that is read why it is no document, and of one that was deleted', async () => {
  const path = join(docs, 'case.zip')
  const binary = new Uint8Array(4096).map((_, at) => (at * 197) % 256)
  writeFileSync(path, zipSync({ 'data.bin1': binary, 'notes.txt': strToU8('Dry.'), 'more.txt': strToU8('Wet.') }))
  await lib.import([path])
  const archive = rowAt('case.zip')
  expect(await leftOut(archive?.id)).toMatchObject([{ name: 'data.bin1', error: { code: 'file-unsupported' } }])
  await lib.handlers['library.delete']({ documentIds: [rowAt('more.txt')?.id ?? ''] }, signal)
  const [, gone] = await leftOut(archive?.id)
  expect(gone).toEqual({ documentId: archive?.id, title: 'case', name: 'more.txt', size: 4 })
})

it('says that the second copy of an archive within a file was not unpacked, and where its files are', async () => {
  const inner = zipSync({ 'notes.txt': strToU8('Dry.'), 'more.txt': strToU8('Wet.') })
  writeFileSync(join(docs, 'outer.zip'), zipSync({ 'first.zip': inner, 'second.zip': inner }))
  await lib.import([join(docs, 'outer.zip')])
  const [unpacked, copy] = ['first.zip', 'second.zip']
    .map((name) => rowAt(name))
    .toSorted((a, b) => (b?.members ?? 0) - (a?.members ?? 0))
  expect(unpacked).toMatchObject({ members: 2, warnings: [] })
  const warning = { code: 'archive-copy', parameters: { name: copy?.title, other: unpacked?.title } }
  expect(copy?.warnings).toEqual([warning])
  expect(copy?.members).toBeUndefined()
  expect(await leftOut(copy?.id)).toMatchObject([
    { name: 'notes.txt', error: { code: 'archive-copy', parameters: { other: unpacked?.title } } },
    { name: 'more.txt', error: { code: 'archive-copy' } },
  ])
  const all = { sort: 'title', descending: false, offset: 0, limit: 100 } as const
  expect(lib.library.list({ ...all, needsALook: true }).documents.map(({ id }) => id)).toEqual([copy?.id])
  expect(lib.library.list({ ...all, reason: 'archive-copy' }).documents.map(({ id }) => id)).toEqual([copy?.id])
  expect(lib.library.health().byReason).toEqual([{ code: 'archive-copy', count: 1 }])
  expect(lib.library.overview().needsALook).toBe(1)
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
})

it('pages through a mailbox with senders and dates, finds by text, and knows what each lies in', async () => {
  const messages = Array.from({ length: 12 }, (_, at) => {
    const sender = at % 2 === 0 ? 'Jörg Ödland <jo@example.org>' : 'Anna Weber <anna@example.org>'
    const body = letter.replace('Subject: Deposit', `Subject: Deposit ${at}`).replace(/From: .*/, `From: ${sender}`)
    return `From x@example.org Wed Mar 12 14:05:00 2025\n${body}\n`
  })
  const path = join(docs, 'Inbox.mbox')
  writeFileSync(path, messages.join(''))
  await lib.import([path])
  const box = rowAt('Inbox.mbox')
  const pages = await Promise.all([0, 5, 10].map((offset) => membersOf(box?.id, { offset, limit: 5 })))
  expect(pages.map(({ total }) => total)).toEqual([12, 12, 12])
  expect(pages.flatMap(({ members }) => members.map(({ title }) => title))).toEqual(
    messages.map((_, at) => `Deposit ${at}`),
  )
  const from = await membersOf(box?.id, { text: 'JÖRG' })
  expect(from.total).toBe(6)
  expect(from.members[0]).toMatchObject({
    from: 'Jörg Ödland <jo@example.org>',
    sentAt: Date.parse('2025-03-12T13:05:00Z'),
  })
  expect((await membersOf(box?.id, { text: 'deposit 11' })).members.map(({ title }) => title)).toEqual(['Deposit 11'])
  expect((await membersOf(box?.id, { text: 'nothing of the kind' })).total).toBe(0)
  const message = from.members[0]
  const [attachment] = (await membersOf(message?.id)).members
  const containers = await lib.handlers['document.containers']({ documentId: attachment?.id ?? '' }, signal)
  expect(containers.map(({ id }) => id)).toEqual([box?.id, message?.id])
  expect(await lib.handlers['document.containers']({ documentId: box?.id ?? '' }, signal)).toEqual([])
})

it('leaves no bytes that nothing refers to where a file of an import has failed', async () => {
  mkdirSync(join(data, 'files'), { recursive: true })
  writeFileSync(join(data, 'files', 'e'.repeat(64)), 'taken out of a container that failed half way')
  writeFileSync(join(docs, 'broken.pdf'), '%PDF-1.7 broken')
  expect(await lib.import([docs])).toMatchObject({ state: 'done', failed: 1 })
  expect(files()).toBe(0)
})

it('reads containers within containers eight deep', async () => {
  let inner = zipSync({ 'deep.txt': strToU8('Deep.') })
  for (let depth = 0; depth < 12; depth++) inner = zipSync({ 'in.zip': inner })
  writeFileSync(join(docs, 'deep.zip'), inner)
  const job = await lib.import([join(docs, 'deep.zip')])
  expect(job).toMatchObject({ state: 'done', files: 10, failed: 1 })
  expect(rows().filter(({ error }) => error !== undefined)).toMatchObject([{ error: { code: 'nested-too-deep' } }])
})

it('reads an archive that holds itself once, and goes on', async () => {
  const quine = quineZip()
  expect(unzipSync(quine)).toEqual({ 'archive-that-holds-itself-.zip': new Uint8Array(quine) })
  writeFileSync(join(docs, 'box.zip'), quine)
  writeFileSync(join(docs, 'notes.txt'), 'The cellar is dry.')
  expect(await lib.import([docs])).toMatchObject({ state: 'done', files: 3, done: 3, failed: 1 })
  const inner = rowAt('box.zip/archive-that-holds-itself-.zip')
  expect(inner).toMatchObject({ status: 'failed', error: { code: 'nested-too-deep' } })
  expect(rowAt('notes.txt')).toMatchObject({ status: 'ready' })
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
})

it('goes on with the rest when an archive is deleted while what lies in it is read', async () => {
  const long = 'The cellar is dry. '.repeat(2_000)
  const path = writeZip('case.zip', Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`${at}.txt`, long + at])))
  const other = join(docs, 'other.txt')
  writeFileSync(other, 'The attic is wet.')
  const job = lib.core.importer.start({ paths: [path, other], embedder: 'none' })
  while (paths().length < 5) await new Promise((resolve) => setTimeout(resolve, 1))
  await lib.handlers['library.delete']({ documentIds: [rowAt('case.zip')?.id ?? ''] }, signal)
  await lib.core.importer.idle()
  expect(lib.library.job(job.id)).toMatchObject({ state: 'done' })
  expect(paths()).toEqual(['other.txt'])
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
  expect(lib.errors).toEqual([])
})

it('does not unpack again an archive that lies in another again and again', async () => {
  let inner = zipSync({ 'deep.txt': strToU8('The deepest words.') })
  for (let depth = 0; depth < 5; depth++) {
    inner = zipSync(Object.fromEntries(['c.zip', 'b.zip', 'a.zip', 'd.zip'].map((name) => [name, inner])))
  }
  writeFileSync(join(docs, 'many.zip'), inner)
  const job = await lib.import([join(docs, 'many.zip')])
  // 1,024 if each copy were unpacked; those that are read beside the first may be, too.
  const deep = (name: string) => paths().filter((path) => path.startsWith(name) && path.endsWith('deep.txt')).length
  expect(job).toMatchObject({ state: 'done', failed: 0 })
  expect(job.files).toBeLessThan(100)
  const found = deep('many.zip')
  expect(found).toBeGreaterThan(0)
  // Neither is it forgotten the second time, nor in a copy of the whole.
  expect(await lib.import([join(docs, 'many.zip')])).toMatchObject({ state: 'done', failed: 0 })
  cpSync(join(docs, 'many.zip'), join(docs, 'copy.zip'))
  await lib.import([join(docs, 'copy.zip')])
  expect(deep('many.zip')).toBe(found)
  expect(deep('copy.zip')).toBeGreaterThan(0)
  expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
})
