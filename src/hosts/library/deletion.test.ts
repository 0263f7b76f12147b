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
    expect(lib.library.receipts()[0]?.stores.map(({ left }) => left)).toEqual([0, 0, 0, 0, 0])
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
      ['warm-states', 0],
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

it('deletes what models remember of a document, also after an interruption and while it is written', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  const data = join(root.path, 'data')
  mkdirSync(docs)
  writeFileSync(join(docs, 'secret.txt'), `The word is ${secret}.`)
  writeFileSync(join(docs, 'other.txt'), 'Nothing of that kind stands here.')
  let lib = await openTestLibrary(data)
  try {
    await lib.import([docs])
    const list = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 10 }).documents
    const [other, document] = list.map(({ id, revisionId }) => ({ id, revisionId: revisionId ?? '' }))
    const remember = async (key: string, revisionIds: (string | undefined)[], kind: 'state' | 'tokens' = 'state') => {
      const draft = await lib.warmFiles.draft(key)
      writeFileSync(draft, secret)
      await lib.warmFiles.keep(draft, key)
      const bytes = Buffer.byteLength(secret)
      const common = { modelId: 'm', engine: 'e', prefix: key, tokens: 600, bytes, checksum: '', savedAt: 1, usedAt: 1 }
      lib.warm.add({ key, kind, ...common, revisionIds: revisionIds.map((id) => id ?? '') })
    }
    await remember('both', [other?.revisionId, document?.revisionId])
    await remember('own.tokens', [document?.revisionId], 'tokens')
    await remember('other', [other?.revisionId])
    lib.warm.pin([document?.id ?? '', other?.id ?? ''], true)
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([])

    lib.index.purge = () => Promise.reject(new Error('killed'))
    const documentIds = [document?.id ?? '']
    await expect(lib.handlers['library.delete']({ documentIds }, signal)).rejects.toThrow('killed')
    await lib.close()
    lib = await openTestLibrary(data)
    const draft = await lib.warmFiles.draft('late')
    writeFileSync(draft, secret)
    await lib.core.start()
    expect(readdirSync(join(data, 'warm'))).toEqual(['other'])
    expect([lib.warm.list().map(({ key }) => key), lib.warm.pinned()]).toEqual([['other'], [other?.id]])
    expect(lib.library.receipts()[0]?.stores.at(-1)).toEqual({ store: 'warm-states', searched: 1, left: 0 })
    await remember('late', [document?.revisionId])
    expect(lib.warm.list().map(({ key }) => key)).toEqual(['other'])
  } finally {
    await lib.close()
  }
})

it('says of warm files and records that do not belong together, and puts them right', async () => {
  using root = temporaryFolder()
  const docs = join(root.path, 'docs')
  const data = join(root.path, 'data')
  mkdirSync(docs)
  writeFileSync(join(docs, 'a.txt'), 'Nothing of that kind stands here.')
  const lib = await openTestLibrary(data)
  try {
    await lib.import([docs])
    const [row] = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1 }).documents
    const revisionIds = [row?.revisionId ?? '']
    const common = { kind: 'state', modelId: 'm', engine: 'e', checksum: '', savedAt: 1, usedAt: 1 } as const
    mkdirSync(join(data, 'warm'))
    for (const [key, bytes] of [
      ['whole', 4],
      ['short', 9],
      ['lost', 4],
    ] as const) {
      lib.warm.add({ ...common, key, prefix: key, tokens: 600, bytes, revisionIds })
      if (key !== 'lost') writeFileSync(join(data, 'warm', key), 'four')
    }
    writeFileSync(join(data, 'warm', 'stray'), 'four')
    expect((await lib.handlers['library.check']({}, signal)).findings).toEqual([
      { check: 'file-without-state', count: 1, examples: ['stray'] },
      { check: 'state-without-file', count: 2, examples: ['lost', 'short'] },
    ])
    expect((await lib.handlers['library.repair']({}, signal)).findings).toEqual([])
    expect(readdirSync(join(data, 'warm'))).toEqual(['whole'])
    expect(lib.warm.list().map(({ key }) => key)).toEqual(['whole'])
  } finally {
    await lib.close()
  }
})
