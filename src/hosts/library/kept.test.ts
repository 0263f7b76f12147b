import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { MethodInput } from '../../api/methods.ts'
import type { Span } from '../../api/span.ts'
import { undoMs } from '../../core/library/deletion/removal.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const root = temporaryFolder()
const signal = new AbortController().signal
let now = Date.now()
let lib: TestLibrary
let words: Omit<MethodInput<'kept.add'>, 'id'>

beforeAll(async () => {
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  writeFileSync(join(docs, 'Lease.md'), '# Lease\n\n## Deposit\n\nThe tenant pays a deposit of 2,900 euros.\n')
  lib = await openTestLibrary(join(root.path, 'data'), { now: () => now })
  await lib.import([docs])
  const [row] = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 9 }).documents
  const documentId = row?.id ?? ''
  const revisionId = lib.library.document(documentId)?.revisionId ?? ''
  const spans = await lib.handlers['document.find']({ documentId, text: 'a deposit of 2,900 euros' }, signal)
  words = { documentId, revisionId, spans, headingPath: ['Lease', 'Deposit'] }
})
afterAll(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

const add = async (input: MethodInput<'kept.add'>) => lib.handlers['kept.add'](input, signal)
const list = () => lib.handlers['kept.list']({}, signal)
const changes = () => lib.events.filter(({ event }) => event.type === 'kept-changed').length

it('keeps words with path, title and text from the store, once', async () => {
  const before = changes()
  const kept = await add(words)
  expect(kept).toMatchObject({ ...words, title: 'Lease', text: 'a deposit of 2,900 euros', keptAt: now })
  expect(kept.path).toBe(join(root.path, 'docs', 'Lease.md'))
  expect(await add({ ...words, id: crypto.randomUUID() })).toEqual(kept)
  expect(await list()).toEqual([kept])
  expect(changes()).toBe(before + 1)
})

it('refuses words that differ from the stored text, and another revision', async () => {
  const span = words.spans[0] as Span
  const wrong: Span[][] = [
    [{ ...span, text: 'a deposit of 9,900 euros' }],
    [{ ...span, start: span.start + 1 }],
    [{ ...span, page: 7 }],
    [{ ...span, end: span.start, text: '' }],
    [span, { ...span, text: 'made up' }],
  ]
  for (const spans of wrong) await expect(add({ ...words, spans })).rejects.toMatchObject({ code: 'bad-request' })
  await expect(add({ ...words, revisionId: 'other' })).rejects.toMatchObject({ code: 'bad-request' })
  await expect(add({ ...words, documentId: 'none' })).rejects.toMatchObject({ code: 'document-not-found' })
  expect(await list()).toHaveLength(1)
})

it('takes a removal back with the same id, and keeps the words when the document is gone for good', async () => {
  const [kept] = await list()
  if (kept === undefined) throw new Error('nothing is kept')
  await lib.handlers['kept.remove']({ id: kept.id }, signal)
  expect(await list()).toEqual([])
  expect(await add({ ...words, id: kept.id })).toEqual(kept)
  lib.core.handlers['library.remove']({ documentIds: [words.documentId] }, signal)
  now += undoMs + 1
  lib.core.handlers['library.remove']({ documentIds: ['none'] }, signal)
  await expect.poll(() => lib.text.revision(words.revisionId)).toBeUndefined()
  expect(await list()).toEqual([kept])
  await lib.handlers['kept.remove']({ id: kept.id }, signal)
  expect(await add({ ...words, id: kept.id })).toEqual(kept)
  await expect(add(words)).rejects.toMatchObject({ code: 'document-not-found' })
})
