import { copyFileSync, mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { PDFDocument } from 'pdf-lib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import type { ImportItem } from '../../api/job.ts'
import { rebuildIndex } from '../../core/library/reconcile.ts'
import { searchEmbedder } from '../../core/models/search-embedder.ts'
import { termsOf } from '../../core/retrieval/analyse.ts'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const byTitle = { sort: 'title' as const, descending: false, offset: 0, limit: 100 }
const everything = { collectionIds: [], documentIds: [] }
let root: ReturnType<typeof temporaryFolder>
let docs = ''
let data = ''
let lib: TestLibrary
let now = 0
const embedder = pairEmbedder()

async function reopen(options: Parameters<typeof openTestLibrary>[1] = {}): Promise<void> {
  await lib.close()
  lib = await openTestLibrary(data, { embedder, ...options })
  await lib.core.start()
}

beforeEach(async () => {
  root = temporaryFolder()
  docs = join(root.path, 'docs')
  data = join(root.path, 'data')
  mkdirSync(docs)
  now = Date.now()
  lib = await openTestLibrary(data, { embedder })
  await lib.core.start()
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

function write(name: string, text: string): string {
  const path = join(docs, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, text)
  return path
}

function items(jobId: string): Map<string, ImportItem> {
  return new Map(lib.core.importer.items(jobId).map((item) => [item.path.slice(docs.length + 1), item]))
}

async function found(word: string): Promise<string[]> {
  const hits = await lib.index.searchTerms(termsOf(word, 'en'), 50, lib.text.scopeRevisions(everything), signal)
  const refs = lib.text.documentsOf(
    hits.map((hit) => hit.revisionId),
    everything,
  )
  return [...new Set(hits.flatMap((hit) => refs.get(hit.revisionId)?.path.slice(docs.length + 1) ?? []))].sort()
}

describe('import', () => {
  it('reads a folder, lists what it leaves out, and goes on past what fails', async () => {
    write('lease.txt', 'The tenant pays the rent on the first day of the month.')
    write('notes/garden.md', '# Garden\n\nPlant the tulip in autumn.')
    write('empty.txt', '  \n ')
    write('broken.pdf', '%PDF-1.7\nthis is no pdf')
    write('.hidden/secret.txt', 'secret')
    write('film.mp4', 'film')
    const job = await lib.import([docs, join(docs, 'nowhere.txt')], { collectionName: 'Home' })
    expect(job).toMatchObject({ state: 'done', files: 7, done: 7, failed: 3 })
    const of = items(job.id)
    const status = (name: string) => [of.get(name)?.status, of.get(name)?.error?.code]
    expect(status('lease.txt')).toEqual(['ready', undefined])
    expect(status('notes/garden.md')).toEqual(['ready', undefined])
    expect(status('empty.txt')).toEqual(['failed', 'document-empty'])
    expect(status('broken.pdf')).toEqual(['failed', 'document-damaged'])
    expect(status('nowhere.txt')).toEqual(['failed', 'file-not-found'])
    expect(status('.hidden/secret.txt')).toEqual(['unsupported', 'file-unsupported'])
    expect(status('film.mp4')).toEqual(['unsupported', 'file-unsupported'])
    expect(await found('tenant')).toEqual(['lease.txt'])
    expect(await found('tulip')).toEqual(['notes/garden.md'])
    const overview = lib.library.overview()
    expect(overview).toMatchObject({ documents: 4, needsALook: 2, collections: [{ name: 'Home', documents: 4 }] })
    expect(lib.errors).toEqual([])
  })

  it('answers by words before there are vectors, and makes every vector once', async () => {
    write('a.txt', 'alpha '.repeat(300))
    write('b.txt', 'beta '.repeat(2000))
    const before = embedder.texts
    const job = await lib.import([docs], { embedder: 'starter' })
    expect(job.chunks).toBeGreaterThan(3)
    expect(job).toMatchObject({ state: 'done', chunksEmbedded: job.chunks })
    expect(embedder.texts - before).toBe(job.chunks)
    const near = await lib.index.searchVector(
      embedder.id,
      await embedder.embedQuery('beta beta', signal),
      3,
      undefined,
      signal,
    )
    const path = lib.text
      .documentsOf([near[0]?.revisionId ?? ''], everything)
      .values()
      .next().value?.path
    expect(path).toBe(join(docs, 'b.txt'))
    const again = await lib.import([docs], { embedder: 'starter' })
    expect(again).toMatchObject({ state: 'done', done: 2, chunksEmbedded: job.chunks })
    expect(embedder.texts - before).toBe(job.chunks)
    const events = lib.events.filter((event) => event.topic === 'jobs')
    expect(events.length).toBeGreaterThan(1)
  })

  it('knows what it has: same path, same content elsewhere, changed content', async () => {
    const path = write('a.txt', 'the first words')
    await lib.import([path])
    const { documents } = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10 })
    const id = documents[0]?.id ?? ''

    const again = await lib.import([path])
    expect(items(again.id).get('a.txt')).toMatchObject({ status: 'duplicate', documentId: id })

    copyFileSync(path, join(docs, 'copy.txt'))
    const copy = await lib.import([join(docs, 'copy.txt')])
    const copied = items(copy.id).get('copy.txt')
    expect(copied?.status).toBe('duplicate')
    expect(copied?.documentId).not.toBe(id)
    expect(lib.library.row(copied?.documentId ?? '')).toMatchObject({
      title: 'copy',
      revisionId: documents[0]?.revisionId,
    })
    expect(await found('first')).toHaveLength(1)

    writeFileSync(path, 'entirely other content')
    const changed = await lib.import([path])
    expect(items(changed.id).get('a.txt')).toMatchObject({ status: 'ready', documentId: id })
    expect(await found('entirely')).toEqual(['a.txt'])
    expect(await found('first')).toEqual(['copy.txt'])
    writeFileSync(join(docs, 'copy.txt'), 'nobody has the old text any more')
    await lib.import([docs])
    await lib.close()
    lib = await openTestLibrary(data, { embedder })
    expect(await found('first')).toEqual([])
    expect(lib.library.orphans()).toEqual([])
    expect(lib.library.lexicalRevisions()).toHaveLength(2)
  })

  it('reads equal content once, though it comes twice in one folder', async () => {
    for (const name of ['a.txt', 'b.txt', 'c.txt']) write(name, 'the same words everywhere')
    const job = await lib.import([docs])
    expect([...items(job.id).values()].map((item) => item.status).sort()).toEqual(['duplicate', 'duplicate', 'ready'])
    expect(lib.library.lexicalRevisions()).toHaveLength(1)
    expect(lib.library.overview().documents).toBe(3)
  })

  it('keeps the old text where a new version cannot be read, and heals with the next', async () => {
    const path = write('a.txt', 'good words')
    await lib.import([path])
    writeFileSync(path, '   ')
    const job = await lib.import([path])
    const { documentId = '' } = items(job.id).get('a.txt') ?? {}
    expect(lib.library.row(documentId)).toMatchObject({ status: 'ready', error: { code: 'document-empty' } })
    expect(await found('good')).toEqual(['a.txt'])
    writeFileSync(path, 'better words')
    await lib.import([path])
    expect(lib.library.row(documentId)?.error).toBeUndefined()
    expect(await found('good')).toEqual([])
  })

  it('keeps the words where the embedder cannot be used, and says why', async () => {
    write('a.txt', 'plain words')
    await reopen({ embedder: () => Promise.reject(new AssistantError('model-unusable', { name: 'bad.gguf' })) })
    const job = await lib.import([docs], { embedder: '/models/bad.gguf' })
    expect(job).toMatchObject({ state: 'done', done: 1, failed: 0, error: { code: 'model-unusable' } })
    expect(await found('plain')).toEqual(['a.txt'])
  })

  it('refuses files above the limit of the settings', async () => {
    lib.settings.set({ maxFileMegabytes: 1 })
    write('big.txt', 'x'.repeat(1_100_000))
    const job = await lib.import([docs])
    expect(items(job.id).get('big.txt')).toMatchObject({
      status: 'failed',
      error: { code: 'file-too-large', parameters: { name: 'big.txt', megabytes: 2, limit: 1 } },
    })
  })
})

describe('interruptions', () => {
  /** More files than are read and indexed at once, so that a pause finds some left. */
  const many = 700

  it('pauses, resumes and repeats nothing', async () => {
    for (let file = 0; file < many; file++) write(`f${file}.txt`, `word${file} `.repeat(200))
    const job = lib.core.importer.start({ paths: [docs], embedder: 'none' })
    while ((lib.library.job(job.id)?.done ?? 0) < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(lib.core.importer.pause(job.id).state).toBe('paused')
    await lib.core.importer.idle()
    const paused = lib.library.job(job.id)
    expect(paused?.done).toBeLessThan(many)
    await reopen()
    await lib.core.importer.idle()
    expect(lib.library.job(job.id)?.done).toBe(paused?.done)
    lib.core.importer.resume(job.id)
    await lib.core.importer.idle()
    expect(lib.library.job(job.id)).toMatchObject({ state: 'done', done: many, failed: 0 })
    expect([...items(job.id).values()].every((item) => item.status === 'ready')).toBe(true)
    expect(lib.library.overview().documents).toBe(many)
  })

  it('goes on after a stop in mid-import, vectors included', async () => {
    for (let file = 0; file < 20; file++) write(`f${file}.txt`, `word${file} and more `.repeat(300))
    const slow = pairEmbedder({ delayMs: 20 })
    await reopen({ embedder: slow })
    const job = lib.core.importer.start({ paths: [docs], embedder: 'starter' })
    while ((lib.library.job(job.id)?.chunksEmbedded ?? 0) < 40) await new Promise((resolve) => setTimeout(resolve, 5))
    await reopen({ embedder: slow })
    await lib.core.importer.idle()
    const done = lib.library.job(job.id)
    expect(done).toMatchObject({ state: 'done', done: 20, chunksEmbedded: done?.chunks })
    expect(slow.texts).toBeLessThanOrEqual((done?.chunks ?? 0) + 64)
    expect((await lib.index.revisionIds({ embedderId: slow.id })).size).toBe(20)
  })

  it('counts vectors that were stored before an interruption, none of which is made again', async () => {
    write('a.txt', 'tulip '.repeat(400))
    const embedder = pairEmbedder()
    await reopen({ embedder })
    await lib.import([docs])
    const [row] = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1 }).documents
    const revisionId = row?.revisionId ?? ''
    const tasks = lib.library.chunksWithoutVector(revisionId, embedder.id)
    const vector = new Float32Array(embedder.dimensions).fill(0.25)
    lib.library.saveVectors(
      embedder.id,
      tasks.map(({ ordinal }) => ({ revisionId, ordinal, vector })),
    )
    const job = await lib.core.importer.embedAll('starter')
    await lib.core.importer.idle()
    const done = lib.library.job(job?.id ?? '')
    expect(done).toMatchObject({ state: 'done', chunks: tasks.length, chunksEmbedded: tasks.length })
    expect(embedder.texts).toBe(0)
    expect(await lib.index.revisionIds({ embedderId: embedder.id })).toEqual(new Set([revisionId]))
  })

  it('searches with the old embedder until the new one has its vectors, then lets the old ones go', async () => {
    write('a.txt', 'tulip '.repeat(400))
    write('b.txt', 'rose '.repeat(400))
    const [old, other] = [pairEmbedder(), pairEmbedder({ id: 'b'.repeat(64), dimensions: 24, delayMs: 30 })]
    await reopen({ embedder: old, otherEmbedder: other })
    await lib.import([docs], { embedder: 'starter' })
    const set = (embedder: string) => lib.handlers['settings.set']({ embedder }, signal)
    expect(await set('/models/other.gguf')).toMatchObject({ embedder: '/models/other.gguf', searchEmbedder: 'starter' })
    expect(searchEmbedder(lib.settings.get())).toBe('starter')
    await reopen({ embedder: old, otherEmbedder: other })
    await lib.core.importer.idle()
    await vi.waitFor(() => expect(searchEmbedder(lib.settings.get())).toBe('/models/other.gguf'))
    expect((await lib.index.revisionIds({ embedderId: other.id })).size).toBe(2)
    expect((await lib.index.revisionIds({ embedderId: old.id })).size).toBe(0)
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
    expect(await set('none')).not.toHaveProperty('searchEmbedder')
  })

  it('cancels: what is ready stays, what was begun goes', async () => {
    for (let file = 0; file < many; file++) write(`f${file}.txt`, `word${file} `.repeat(200))
    const job = lib.core.importer.start({ paths: [docs], embedder: 'none' })
    while ((lib.library.job(job.id)?.done ?? 0) < 3) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(lib.core.importer.cancel(job.id)).toMatchObject({ state: 'cancelled' })
    await lib.core.importer.idle()
    await reopen()
    const ready = [...items(job.id).values()].filter((item) => item.status === 'ready').length
    expect(lib.library.job(job.id)).toMatchObject({ state: 'cancelled', done: ready })
    expect(lib.text.coverage(everything)).toEqual({ documents: ready, unread: 0 })
  })

  it('builds a lost index again from the store, vectors by the embedder of the settings', async () => {
    write('a.txt', 'tulip '.repeat(100))
    await lib.import([docs], { embedder: 'starter' })
    await lib.close()
    rmSync(join(data, 'index'), { recursive: true })
    lib = await openTestLibrary(data, { embedder })
    expect(await found('tulip')).toEqual([])
    await lib.core.start()
    await vi.waitFor(() => expect(lib.library.jobs().map((job) => job.state)).toEqual(['done', 'done']))
    expect(await found('tulip')).toEqual(['a.txt'])
    expect((await lib.index.revisionIds({ embedderId: embedder.id })).size).toBe(1)
  })

  it('builds the whole index again on demand', async () => {
    write('a.txt', 'tulip '.repeat(100))
    await lib.import([docs])
    await lib.index.replaceChunks('stray', [{ id: 'stray:0', revisionId: 'stray', text: '', terms: 'tulip' }])
    const log = { info() {}, warn() {}, error() {} }
    await rebuildIndex({ ...lib, store: lib.library, log }, signal)
    expect(await found('tulip')).toEqual(['a.txt'])
    expect(await lib.index.revisionIds()).toEqual(new Set(lib.library.lexicalRevisions()))
  })

  it('removes index rows that belong to nothing', async () => {
    await lib.index.replaceChunks('stray', [{ id: 'stray:0', revisionId: 'stray', text: '', terms: 'stray' }])
    await reopen()
    expect(await lib.index.revisionIds()).toEqual(new Set())
  })
})

describe('removal', () => {
  it('can be undone for 30 seconds, then deletes text, chunks and vectors', async () => {
    await reopen({ now: () => now })
    write('a.txt', 'tulip in autumn')
    write('b.txt', 'tenant in spring')
    const job = await lib.import([docs], { embedder: 'starter' })
    const ids = [...items(job.id).values()].flatMap((item) => item.documentId ?? [])
    await lib.handlers['library.remove']({ documentIds: ids }, signal)
    expect(await found('tulip')).toEqual([])
    await reopen({ now: () => now + 20_000 })
    await lib.handlers['library.restore']({ documentIds: ids.slice(1) }, signal)
    await reopen({ now: () => now + 31_000 })
    expect(await found('tulip')).toEqual([])
    expect(await found('tenant')).toEqual(['b.txt'])
    await lib.handlers['library.restore']({ documentIds: ids }, signal)
    expect(lib.library.overview().documents).toBe(1)
    expect((await lib.index.revisionIds('chunks')).size).toBe(1)
    expect((await lib.index.revisionIds({ embedderId: embedder.id })).size).toBe(1)
    expect(lib.text.termsWithPrefix('tulip', 5)).toEqual([])
  })

  it('brings a removed document back when it is imported again', async () => {
    const path = write('a.txt', 'tulip')
    const first = await lib.import([path])
    const { documentId = '' } = items(first.id).get('a.txt') ?? {}
    await lib.handlers['library.remove']({ documentIds: [documentId] }, signal)
    const second = await lib.import([path])
    expect(items(second.id).get('a.txt')).toMatchObject({ status: 'ready', documentId })
    expect(await found('tulip')).toEqual(['a.txt'])
  })
})

describe('documents', () => {
  it('gives rows, pages, bytes and places, and says when the original is gone or changed', async () => {
    const text = 'First line.\n\nThe Tenant pays. The tenant stays.'
    const path = write('lease.txt', text)
    const job = await lib.import([path])
    const { documentId = '' } = items(job.id).get('lease.txt') ?? {}
    const { handlers } = lib
    expect(await handlers['document.get']({ documentId }, signal)).toMatchObject({
      title: 'lease',
      status: 'ready',
      size: text.length,
    })
    const pages = await handlers['document.pages']({ documentId, from: 1, to: 9 }, signal)
    const places = await handlers['document.find']({ documentId, text: 'the  TENANT' }, signal)
    expect(places.map((span) => span.text)).toEqual(['The Tenant', 'The tenant'])
    for (const span of places) expect(pages[span.page - 1]?.text.slice(span.start, span.end)).toBe(span.text)
    const onPage = (page: number) => handlers['document.find']({ documentId, text: 'tenant', page }, signal)
    expect([await onPage(1), await onPage(2)].map((found) => found.length)).toEqual([2, 0])
    const { bytes, total } = await handlers['document.bytes']({ documentId, offset: 6, length: 4 }, signal)
    expect([new TextDecoder().decode(bytes), total]).toEqual(['line', text.length])

    utimesSync(path, 1, 1)
    expect((await handlers['document.bytes']({ documentId, offset: 0, length: 1 }, signal)).total).toBe(text.length)
    writeFileSync(path, `${text} More.`)
    await expect(handlers['document.bytes']({ documentId, offset: 0, length: 1 }, signal)).rejects.toMatchObject({
      code: 'document-original-changed',
    })
    rmSync(path)
    await expect(handlers['document.bytes']({ documentId, offset: 0, length: 1 }, signal)).rejects.toMatchObject({
      code: 'document-original-missing',
    })
    expect(await handlers['document.pages']({ documentId, from: 1, to: 1 }, signal)).toHaveLength(1)
    await expect(async () => handlers['document.get']({ documentId: 'none' }, signal)).rejects.toMatchObject({
      code: 'document-not-found',
    })
  })
})

describe('two imports', () => {
  it('takes up files that were under way when everything stopped, where none is left in line', async () => {
    const paths = ['one.txt', 'two.txt'].map((name) => write(name, `Text of ${name} about gardens.`))
    const job = { id: 'job', label: 'docs', paths: [docs], collectionId: undefined, embedder: 'starter', listed: true }
    lib.library.createJob({ ...job, state: 'running', startedAt: now })
    lib.library.listItems(
      'job',
      paths.map((path) => ({ path, size: 1, modifiedAt: now, status: 'queued' as const })),
    )
    lib.library.changeItem('job', 0, { status: 'indexing' })
    lib.library.changeItem('job', 1, { status: 'reading' })
    await reopen()
    await lib.core.importer.idle()
    expect([...items('job').values()].map((item) => item.status)).toEqual(['ready', 'ready'])
    expect(lib.library.job('job')).toMatchObject({ state: 'done', done: 2 })
    expect(await found('gardens')).toEqual(['one.txt', 'two.txt'])
  })

  it('ends for a document that is removed for good while it is written to the index', async () => {
    const path = write('gone.txt', 'A text about ferns. '.repeat(5_000))
    const replace = lib.index.replaceChunks.bind(lib.index)
    lib.index.replaceChunks = async (id, rows) => {
      await replace(id, rows)
      lib.library.dropRevisions(lib.library.forget(lib.library.list(byTitle).documents.map((row) => row.id)))
    }
    const job = await lib.import([path])
    expect(job).toMatchObject({ state: 'done', failed: 1 })
    expect(await found('ferns')).toEqual([])
  })

  it('fails only the small file whose container is deleted before it is stored, and counts the others', async () => {
    const path = join(docs, 'case.zip')
    const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`${name}.txt`, strToU8(`About ferns in ${name}.`)]))
    writeFileSync(path, zipSync(files))
    write('z.txt', 'About ferns as well.')
    const replace = lib.index.replaceChunks.bind(lib.index)
    lib.index.replaceChunks = async (id, rows) => {
      const archive = lib.library.documentAt(path)
      const isMember = rows.some(({ text }) => text.includes('About ferns in'))
      if (archive && isMember) lib.library.dropRevisions(lib.library.forget([archive.id]))
      await replace(id, rows)
    }
    const job = await lib.import([docs])
    expect(job).toMatchObject({ state: 'done', files: 5, done: 5, failed: 3 })
    expect(await found('ferns')).toEqual(['z.txt'])
    lib.index.replaceChunks = replace
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
  })

  it('reads alone what a group of small files cannot give', async () => {
    for (let file = 0; file < 5; file++) write(`f${file}.txt`, `About ferns, ${file}.`)
    write('f2.txt', '  ')
    write('f3.html', `<p>${'fern '.repeat(10)}`)
    write('f4.docx', 'PK\u0003\u0004 and no package')
    symlinkSync(join(docs, 'f0.txt'), join(root.path, 'link.txt'))
    const job = await lib.import([docs, join(root.path, 'link.txt')])
    const of = items(job.id)
    expect([...of.values()].map(({ path, status, error }) => [path.split('/').at(-1), status, error?.code])).toEqual([
      ['f0.txt', 'ready', undefined],
      ['f1.txt', 'ready', undefined],
      ['f2.txt', 'failed', 'document-empty'],
      ['f3.html', 'ready', undefined],
      ['f3.txt', 'ready', undefined],
      ['f4.docx', 'unsupported', 'file-unsupported'],
      ['f4.txt', 'ready', undefined],
      ['link.txt', 'duplicate', undefined],
    ])
  })

  it('is not done while its last file is read, although another import embeds', async () => {
    const slow = pairEmbedder()
    const asked = Promise.withResolvers<void>()
    const embedPassages = slow.embedPassages.bind(slow)
    slow.embedPassages = async (texts, stop) => {
      asked.resolve()
      await new Promise((resolve) => setTimeout(resolve, 50))
      return embedPassages(texts, stop)
    }
    await reopen({ embedder: slow })
    const pdf = await PDFDocument.create()
    for (let number = 1; number <= 400; number++) pdf.addPage([300, 200]).drawText(`Bridge ${number} is closed.`)
    const long = join(docs, 'long.pdf')
    writeFileSync(long, await pdf.save())
    const first = lib.core.importer.start({ paths: [write('small.txt', 'A short text about lamps.')] })
    await asked.promise
    const second = lib.core.importer.start({ paths: [long] })
    await lib.core.importer.idle()
    const ends = lib.events.flatMap(({ event }) =>
      event.type === 'job-changed' && event.job.state === 'done' ? [event.job] : [],
    )
    expect(ends.map((job) => job.id).sort()).toEqual(expect.arrayContaining([first.id, second.id].sort()))
    for (const job of ends)
      expect({ done: job.done, embedded: job.chunksEmbedded }).toEqual({ done: 1, embedded: job.chunks })
  })
})
