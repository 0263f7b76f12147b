import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { joinSpans } from '../../core/documents/join-spans.ts'
import { retrieve } from '../../core/retrieval/retrieve.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const everything = { collectionIds: [], documentIds: [] }
const pages = 240
let root: ReturnType<typeof temporaryFolder>
let lib: TestLibrary

beforeEach(async () => {
  root = temporaryFolder()
  mkdirSync(join(root.path, 'docs'))
  lib = await openTestLibrary(join(root.path, 'data'))
})
afterEach(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

async function writeReport(path: string, first: string, count = pages): Promise<void> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= count; number++) {
    const words = number === 1 ? first : `Page ${number} costs ${number},000 euros.`
    pdf.addPage([400, 300]).drawText(words, { x: 50, y: 200, size: 12, font })
  }
  writeFileSync(path, await pdf.save())
}

const row = () => lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1 }).documents[0]
const find = (text: string) => {
  const { index, text: store, models } = lib
  const query = { text, k: 8, mode: 'lexical' as const, scope: everything }
  return retrieve({ index, text: store, models, embedder: undefined }, query, signal)
}
async function untilReading(revisionId?: string): Promise<void> {
  while (lib.text.revision(revisionId ?? row()?.revisionId ?? '')?.stage !== 'reading' || row()?.pagesRead === 0)
    await new Promise((resolve) => setTimeout(resolve, 2))
}

it('finds words of the first page while later pages are being read, and once when all are', async () => {
  const path = join(root.path, 'docs', 'Report.pdf')
  await writeReport(path, 'The caretaker Clara Vogt keeps the cellar key.')
  lib.core.importer.start({ paths: [path], embedder: 'none' })
  await untilReading()
  const early = await find('Who keeps the cellar key?')
  expect(lib.text.revision(row()?.revisionId ?? '')?.stage).toBe('reading')
  expect(lib.text.coverage(everything)).toEqual({ documents: 1, unread: 1, partly: 1 })
  const [hit, ...others] = early.hits
  expect(others).toEqual([])
  expect(hit).toMatchObject({ documentId: row()?.id, revisionId: row()?.revisionId, path, title: row()?.title })
  expect(hit?.text).toBe(joinSpans(hit?.spans ?? []))
  expect(hit?.text).toContain('Clara Vogt keeps the cellar key')
  for (const span of hit?.spans ?? [])
    expect(lib.text.page(hit?.revisionId ?? '', span.page)?.text.slice(span.start, span.end)).toBe(span.text)
  expect(early.evidence.bestReading).toBe(early.evidence.bestLexical)
  expect((await find('zebra')).hits).toEqual([])

  let rounds = 0
  while (lib.text.revision(hit?.revisionId ?? '')?.stage !== 'lexical') {
    const { hits } = await find('Who keeps the cellar key?')
    expect(hits.map(({ text, spans }) => [text, spans])).toEqual([[hit?.text, hit?.spans]])
    rounds += 1
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  expect(rounds).toBeGreaterThan(3)
  await lib.core.importer.idle()
  const after = await find('Who keeps the cellar key?')
  const stored = `${hit?.revisionId}:0`
  expect(after.hits.map(({ chunkId }) => chunkId)).toEqual([stored])
  expect(lib.text.chunks([stored])[0]).toMatchObject({ text: hit?.text, spans: hit?.spans })
  expect(after.evidence).not.toHaveProperty('bestReading')
})

it('finds words in the middle as soon as their page is stored, with what the stored chunk will hold', async () => {
  const path = join(root.path, 'docs', 'Report.pdf')
  await writeReport(path, 'What everything costs.')
  lib.core.importer.start({ paths: [path], embedder: 'none' })
  await untilReading()
  let early: string | undefined
  while (lib.text.revision(row()?.revisionId ?? '')?.stage !== 'lexical') {
    const read = row()?.pagesRead ?? 0
    const { hits } = await find('17,000 euros on page 17')
    for (const hit of hits) expect(hit.chunkId).toMatch(/:read-\d+$/)
    if (read >= 17) expect(hits[0]?.text).toBe('Page 17 costs 17,000 euros.')
    if (read >= 17) early = hits[0]?.text
  }
  const { hits } = await find('17,000 euros on page 17')
  expect(lib.text.chunks([hits[0]?.chunkId ?? ''])[0]?.text).toBe(early)
  expect(new Set(hits.map(({ chunkId }) => chunkId)).size).toBe(hits.length)
  for (const hit of hits) expect(hit.chunkId).not.toContain('read-')
})

it('keeps answering from the older text while a newer one of the same file is read', async () => {
  const path = join(root.path, 'docs', 'Report.pdf')
  await writeReport(path, 'The caretaker keeps the cellar key.', 1)
  await lib.import([path])
  const older = row()?.revisionId
  await writeReport(path, 'The concierge keeps the attic key.')
  const job = lib.core.importer.start({ paths: [path], embedder: 'none' })
  while ((lib.library.job(job.id)?.pagesRead ?? 0) === 0) await new Promise((resolve) => setTimeout(resolve, 2))
  expect(lib.text.documentsBeingRead(everything)).toEqual([])
  const { hits } = await find('attic or cellar key')
  expect(hits.map(({ revisionId, text }) => [revisionId, text])).toEqual([
    [older, 'The caretaker keeps the cellar key.'],
  ])
  await lib.core.importer.idle()
  expect((await find('attic or cellar key')).hits[0]?.text).toContain('concierge')
})

it('sees a paused import too, only in scope, and nothing of a removed document', async () => {
  const path = join(root.path, 'docs', 'Report.pdf')
  await writeReport(path, 'The caretaker keeps the cellar key.')
  const job = lib.core.importer.start({ paths: [path], embedder: 'none' })
  await untilReading()
  lib.core.importer.pause(job.id)
  await lib.core.importer.idle()
  const id = row()?.id ?? ''
  expect((await find('cellar key')).hits).toHaveLength(1)
  expect(lib.text.documentsBeingRead({ collectionIds: [], documentIds: [id] })).toHaveLength(1)
  expect(lib.text.documentsBeingRead({ collectionIds: [], documentIds: ['another'] })).toEqual([])
  lib.library.remove([id], Date.now())
  expect(lib.text.documentsBeingRead(everything)).toEqual([])
  expect((await find('cellar key')).hits).toEqual([])
})

it('asks one statement more, and nothing else, where nothing is being read', async () => {
  writeFileSync(join(root.path, 'docs', 'Key.txt'), 'The caretaker keeps the cellar key.')
  await lib.import([join(root.path, 'docs')])
  const calls: string[] = []
  const text = Object.fromEntries(
    Object.entries(lib.text).map(([name, call]: [string, (...input: never[]) => unknown]) => [
      name,
      (...input: never[]) => {
        calls.push(name)
        return call(...input)
      },
    ]),
  ) as typeof lib.text
  const tokenizer = vi.fn(lib.models.tokenizer)
  const query = { text: 'cellar key', k: 8, mode: 'lexical' as const, scope: everything }
  const deps = { index: lib.index, text, models: { tokenizer }, embedder: undefined }
  const { hits, evidence } = await retrieve(deps, query, signal)
  expect(hits).toHaveLength(1)
  expect(tokenizer).not.toHaveBeenCalled()
  expect(calls.filter((name) => name === 'documentsBeingRead')).toHaveLength(1)
  expect(calls.filter((name) => name === 'pages')).toEqual([])
  expect(Object.keys(evidence).sort()).toEqual(['bestCosine', 'bestLexical', 'hits', 'terms'])
})
