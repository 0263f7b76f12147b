import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { LibraryCheck } from '../../api/library-check.ts'
import { pairEmbedder } from './test-embedder.ts'
import { openTestLibrary, type TestLibrary, temporaryFolder } from './test-library.ts'

const root = temporaryFolder()
const data = join(root.path, 'data')
const signal = new AbortController().signal
const embedder = pairEmbedder()
let lib: TestLibrary
let revisionId = ''

beforeAll(async () => {
  const docs = join(root.path, 'docs')
  mkdirSync(docs)
  const text = Array.from(
    { length: 60 },
    (_, at) => `The tenant of flat ${at} pays ${at * 10} euros of rent each month.`,
  )
  writeFileSync(join(docs, 'Lease.md'), `# Lease\n\n${text.join('\n\n')}\n`)
  writeFileSync(join(docs, 'Letter.txt'), 'Ms Adler keeps the keys to the cellar.')
  lib = await openTestLibrary(data, { embedder })
  await lib.import([docs], { embedder: 'starter' })
  revisionId = lib.check.revisions().find(({ paths }) => paths[0]?.endsWith('Lease.md'))?.id ?? ''
})
afterAll(async () => {
  await lib.close()
  root[Symbol.dispose]()
})

const check = async () => lib.handlers['library.check']({}, signal)
const repair = async () => lib.handlers['library.repair']({}, signal)
const names = ({ findings }: LibraryCheck) => findings.map((finding) => finding.check)
/** Changes the database behind the program's back. */
const tamper = (statement: string) => {
  const sql = new Sqlite(join(data, 'carrel.db'))
  sql.pragma('foreign_keys = OFF')
  sql.exec(statement)
  sql.close()
}
const whole = { documents: 2, findings: [] }

beforeEach(async () => expect(await check()).toMatchObject(whole))

it('finds nothing in a sound library, and counts what it looked at', async () => {
  const { chunks, vectors, pages } = await check()
  expect(chunks).toBeGreaterThan(2)
  expect(vectors).toBe(chunks)
  expect(pages).toBeGreaterThanOrEqual(3)
})

it('finds passages that are missing from the index, and puts them back once', async () => {
  const [first] = lib.library.chunksWithTerms(revisionId)
  await lib.index.replaceChunks(revisionId, [
    { id: first?.chunk.id ?? '', revisionId, text: 'x', terms: 'x' },
    { id: first?.chunk.id ?? '', revisionId, text: 'x', terms: 'x' },
  ])
  const found = await check()
  expect(names(found)).toEqual(['wrong-index'])
  expect(found.findings[0]?.examples).toEqual([expect.stringMatching(/Lease\.md$/)])
  expect(await repair()).toMatchObject(whole)
})

it('finds rows and vectors of nothing, and takes them out', async () => {
  await lib.index.replaceChunks('gone', [{ id: 'gone:0', revisionId: 'gone', text: 'x', terms: 'x' }])
  await lib.index.replaceVectors(embedder.id, embedder.dimensions, 'gone', [
    { id: 'gone:0', revisionId: 'gone', vector: new Float32Array(embedder.dimensions).fill(0.1) },
  ])
  expect(names(await check())).toEqual(['wrong-index', 'wrong-vectors'])
  expect(await repair()).toMatchObject(whole)
})

it('finds a lost vector, and makes it again', async () => {
  const before = (await check()).vectors
  await lib.index.replaceVectors(embedder.id, embedder.dimensions, revisionId, [])
  expect(names(await check())).toEqual(['wrong-vectors'])
  expect(await repair()).toMatchObject({ ...whole, vectors: before })
})

it('finds passages whose words are not on their page, and cuts them again', async () => {
  const before = await check()
  tamper(`UPDATE chunks SET text = 'made up', terms = 'made up'
          WHERE ordinal = 1 AND revision = (SELECT key FROM revisions WHERE id = '${revisionId}')`)
  expect(names(await check())).toEqual(['wrong-chunks', 'wrong-terms'])
  expect(await repair()).toEqual(before)
})

it('finds text of no document, and deletes it', async () => {
  tamper(`INSERT INTO revisions (id, sha256, extractor, kind, title, pages) VALUES ('r9', 'x', 1, 'text', 'T', 0)`)
  expect(names(await check())).toEqual(['revision-without-document'])
  expect(await repair()).toMatchObject(whole)
})

it('finds word counts that are off, and counts again', async () => {
  tamper('UPDATE terms SET chunks = chunks + 1')
  expect(names(await check())).toEqual(['wrong-terms'])
  expect(await repair()).toMatchObject(whole)
})

it('says what only the original can put right, and leaves it as it is', async () => {
  tamper(`DELETE FROM pages WHERE number = 1 AND revision = (SELECT key FROM revisions WHERE id = '${revisionId}')`)
  expect(names(await check())).toEqual(['damaged-page'])
  const left = await repair()
  expect(names(left)).toEqual(['damaged-page'])
  expect(left.findings[0]?.examples).toEqual([expect.stringMatching(/Lease\.md$/)])
})
