import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { termsOf } from '../../core/retrieval/analyse.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const signal = new AbortController().signal
const everything = { collectionIds: [], documentIds: [] }
const secret = 'Quisquilienkonvolut'

/** Files below a folder that hold a text, in the encodings that the stores use uncompressed. */
function filesWith(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile() && readFileSync(path).includes(text))
}

it('ends a deletion that was interrupted before the index gave up its bytes', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  const data = join(root.path, 'data')
  mkdirSync(docs)
  writeFileSync(join(docs, 'secret.txt'), `The word is ${secret}. ${'It is said once more. '.repeat(400)}`)
  writeFileSync(join(docs, 'other.txt'), 'Nothing of that kind stands here.')
  let lib = await openTestLibrary(data)
  try {
    await lib.import([docs])
    const [document] = lib.library.list({
      text: 'secret',
      sort: 'title',
      descending: false,
      offset: 0,
      limit: 1,
    }).documents
    lib.index.purge = () => Promise.reject(new Error('killed'))
    const documentIds = [document?.id ?? '']
    await expect(lib.handlers['library.delete']({ documentIds }, signal)).rejects.toThrow('killed')
    await lib.close()
    const inIndex = () => filesWith(join(data, 'index'), secret.toLowerCase())
    expect(inIndex()).not.toEqual([])
    lib = await openTestLibrary(data)
    lib.index.purge = () => Promise.reject(new Error('killed again'))
    await expect(lib.core.start()).rejects.toThrow('killed again')
    expect(lib.library.receipts()).toEqual([])
    await lib.close()
    lib = await openTestLibrary(data)
    const put = lib.core.start()
    const terms = termsOf(secret, 'en')
    expect(lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 9 }).documents).toHaveLength(1)
    const hits = await lib.index.searchTerms(terms, 5, lib.text.scopeRevisions(everything), signal)
    expect(
      lib.text.documentsOf(
        hits.map(({ revisionId }) => revisionId),
        everything,
      ).size,
    ).toBe(0)
    const late = lib.core.importer.start({ paths: [join(docs, 'other.txt')], embedder: 'none' })
    expect(late.state).toBe('running')
    await put
    expect([inIndex(), lib.library.orphans()]).toEqual([[], []])
    expect(lib.library.pendingDeletions()).toEqual([])
    expect(lib.library.receipts()).toMatchObject([
      { documents: [{ title: 'secret' }], pages: document?.pages, chunks: document?.chunks },
    ])
    expect(lib.library.receipts()[0]?.stores.map(({ left }) => left)).toEqual([0, 0, 0, 0])
    expect(lib.events.filter(({ event }) => event.type === 'receipts-changed')).toHaveLength(1)
    await lib.core.importer.idle()
    expect(lib.library.job(late.id)).toMatchObject({ state: 'done', failed: 0 })
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
  } finally {
    await lib.close()
  }
})

it('deletes a document from every store and says so', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  const data = join(root.path, 'data')
  mkdirSync(docs)
  writeFileSync(join(docs, 'secret.txt'), `The word is ${secret}. ${'It is said once more. '.repeat(400)}`)
  writeFileSync(join(docs, 'other.txt'), 'Nothing of that kind stands here.')
  const lib = await openTestLibrary(data)
  try {
    await lib.import([docs])
    const list = () => lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10 }).documents
    const [other, document] = list()
    expect([document?.title, other?.title]).toEqual(['secret', 'other'])
    const found = [...filesWith(data, secret), ...filesWith(data, secret.toLowerCase())]
    expect(found.some((path) => path.includes('carrel.db'))).toBe(true)
    expect(found.some((path) => path.includes('index'))).toBe(true)

    const receipt = await lib.handlers['library.delete']({ documentIds: [document?.id ?? ''] }, signal)
    expect(receipt).toMatchObject({
      documents: [{ title: 'secret' }],
      pages: document?.pages,
      chunks: document?.chunks,
    })
    expect(receipt.stores.map(({ store, left }) => [store, left])).toEqual([
      ['database', 0],
      ['write-ahead-log', 0],
      ['index', 0],
      ['files', 0],
    ])
    expect(receipt.stores.find(({ store }) => store === 'database')?.searched).toBeGreaterThan(5)
    expect(filesWith(data, secret)).toEqual([])
    expect(filesWith(data, secret.toLowerCase())).toEqual([])
    expect(list().map(({ title }) => title)).toEqual(['other'])
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])
    expect(await lib.handlers['receipt.list']({}, signal)).toEqual([receipt])
    await lib.handlers['receipt.remove']({ id: receipt.id }, signal)
    expect(lib.library.receipts()).toEqual([])
  } finally {
    await lib.close()
  }
})
