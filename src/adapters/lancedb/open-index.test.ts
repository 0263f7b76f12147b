import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { IndexRow } from '../../core/ports/chunk-index.ts'
import { indexVersion, type OpenIndex, openIndex } from './open-index.ts'

let folder = ''
let index: OpenIndex
const signal = new AbortController().signal
const embedderId = 'e'.repeat(64)

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-index-'))
  index = await openIndex({ folder })
})
afterEach(async () => {
  await index.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Rows whose terms follow a fixed pseudo-random order. */
function rowsOf(revision: number, count = 5): IndexRow[] {
  return Array.from({ length: count }, (_, ordinal) => {
    const terms = Array.from(
      { length: 20 + ((revision + ordinal) % 7) },
      (_, at) => `t${((revision + 3) * (ordinal + 7) * (at + 11)) % 97}`,
    )
    return { id: `r${revision}:${ordinal}`, revisionId: `r${revision}`, text: 'text', terms: terms.join(' ') }
  })
}

/** BM25 as published (k1 1.2, b 0.75, Lucene's idf), written without the index. */
function bm25(rows: readonly IndexRow[], query: readonly string[]): Map<string, number> {
  const documents = rows.map((row) => ({ id: row.id, terms: row.terms.split(' ') }))
  const mean = documents.reduce((sum, { terms }) => sum + terms.length, 0) / documents.length
  const scores = new Map<string, number>()
  for (const { id, terms } of documents) {
    let score = 0
    for (const term of query) {
      const holding = documents.filter((other) => other.terms.includes(term)).length
      const count = terms.filter((other) => other === term).length
      const idf = Math.log(1 + (documents.length - holding + 0.5) / (holding + 0.5))
      score += (idf * count * 2.2) / (count + 1.2 * (0.25 + (0.75 * terms.length) / mean))
    }
    if (score > 0) scores.set(id, score)
  }
  return scores
}

it('scores by BM25, a repeated query term counting twice', async () => {
  const rows = Array.from({ length: 40 }, (_, revision) => rowsOf(revision)).flat()
  for (let revision = 0; revision < 40; revision++) await index.replaceChunks(`r${revision}`, rowsOf(revision))
  await index.optimize()
  const query = ['t5', 't18', 't18', 't60', 'absent']
  const expected = bm25(rows, query)
  const hits = await index.searchTerms(query, 500, undefined, signal)
  expect(new Set(hits.map((hit) => hit.id))).toEqual(new Set(expected.keys()))
  for (const hit of hits) expect(hit.score).toBeCloseTo(expected.get(hit.id) ?? 0, 3)
})

it('takes terms as they are', async () => {
  const terms = ['§4.2', 'Ünï-Code', 'don’t', '10,000', '東京']
  await index.replaceChunks('r1', [{ id: 'r1:0', revisionId: 'r1', text: '', terms: terms.join(' ') }])
  for (const term of terms) expect(await index.searchTerms([term], 5, undefined, signal), term).toHaveLength(1)
  for (const term of ['ünï-code', '4.2', 'dont'])
    expect(await index.searchTerms([term], 5, undefined, signal), term).toEqual([])
})

it('finds what was just added, and nothing of what was just deleted', async () => {
  await index.replaceChunks('a', [{ id: 'a:0', revisionId: 'a', text: '', terms: 'one two' }])
  await index.optimize()
  await index.replaceChunks('b', [{ id: 'b:0', revisionId: 'b', text: '', terms: 'one three' }])
  expect((await index.searchTerms(['one'], 5, undefined, signal)).map((hit) => hit.id).sort()).toEqual(['a:0', 'b:0'])
  await index.replaceChunks('a', [{ id: 'a:0', revisionId: 'a', text: '', terms: 'four' }])
  expect((await index.searchTerms(['one'], 5, undefined, signal)).map((hit) => hit.id)).toEqual(['b:0'])
  await index.deleteRevisions(['b'])
  expect(await index.searchTerms(['one'], 5, undefined, signal)).toEqual([])
  expect(await index.revisionIds()).toEqual(new Set(['a']))
})

it('keeps to small and large scopes alike', async () => {
  const revisions = Array.from({ length: 700 }, (_, revision) => revision)
  await Promise.all(revisions.map((revision) => index.replaceChunks(`r${revision}`, rowsOf(revision, 1))))
  const all = await index.searchTerms(['t10'], 5000, undefined, signal)
  for (const size of [3, 600]) {
    const scope = new Set(revisions.slice(-size).map((revision) => `r${revision}`))
    const expected = all.filter((hit) => scope.has(hit.revisionId))
    const found = await index.searchTerms(['t10'], 10, scope, signal)
    expect(found.map((hit) => hit.score)).toEqual(expected.slice(0, 10).map((hit) => hit.score))
    expect(found.every((hit) => scope.has(hit.revisionId))).toBe(true)
  }
  expect(await index.searchTerms(['t10'], 10, new Set(), signal)).toEqual([])
})

it('finds the nearest vectors and gives them back', async () => {
  const vectors = Array.from({ length: 30 }, (_, angle) => Float32Array.of(Math.cos(angle / 20), Math.sin(angle / 20)))
  for (let revision = 0; revision < 3; revision++) {
    const rows = vectors.slice(revision * 10, revision * 10 + 10).map((vector, ordinal) => ({
      id: `r${revision}:${ordinal}`,
      revisionId: `r${revision}`,
      vector,
    }))
    await index.replaceVectors(embedderId, 2, `r${revision}`, rows)
  }
  const near = await index.searchVector(embedderId, vectors[12] ?? new Float32Array(2), 3, undefined, signal)
  expect(near.map((hit) => hit.id)).toEqual(['r1:2', 'r1:1', 'r1:3'])
  expect(near[0]?.score).toBeCloseTo(1, 5)
  const scoped = await index.searchVector(embedderId, vectors[12] ?? new Float32Array(2), 1, new Set(['r2']), signal)
  expect(scoped.map((hit) => hit.id)).toEqual(['r2:0'])
  const stored = await index.vectors(embedderId, ['r0:3', 'nothing'])
  expect([...stored.keys()]).toEqual(['r0:3'])
  expect(stored.get('r0:3')).toEqual(vectors[3])
  expect(await index.searchVector('f'.repeat(64), Float32Array.of(1, 0), 1, undefined, signal)).toEqual([])
  expect(await index.revisionIds({ embedderId })).toEqual(new Set(['r0', 'r1', 'r2']))
  expect(await index.revisionIds('chunks')).toEqual(new Set())
})

it('makes the bytes of deleted rows go after a restart too, wherever in their piece they stood', async () => {
  const names = ['first', 'middle', 'last']
  const bytesOf = (name: string) =>
    readdirSync(join(folder, 'index'), { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, 'index', file))
      .filter((file) => statSync(file).isFile() && readFileSync(file).includes(`secret${name}`))
  for (const gone of names) {
    await Promise.all(
      names.map((name) =>
        index.replaceChunks(name, [
          { id: `${name}:0`, revisionId: name, text: `secret${name}`, terms: `secret${name} common` },
        ]),
      ),
    )
    await index.deleteRevisions([gone])
    await index.close()
    index = await openIndex({ folder })
    expect(bytesOf(gone)).not.toEqual([])
    await index.purge()
    expect(bytesOf(gone), gone).toEqual([])
    expect(await index.searchTerms(['common'], 5, undefined, signal)).toHaveLength(2)
  }
})

it('finds and deletes rows while the indices of those before are built', { timeout: 60_000 }, async () => {
  const building: Promise<unknown>[] = []
  for (let at = 0; at < 14; at++) {
    const rows = Array.from({ length: 1_000 }, (_, ordinal) => ({
      id: `g${at}:${ordinal}`,
      revisionId: `g${at}`,
      text: '',
      terms: `word${at * 1_000 + ordinal} group${at}`,
    }))
    building.push(index.replaceChunks(`g${at}`, rows))
    if (at % 3 === 2) building.push(index.deleteRevisions([`g${at - 1}`]))
    if (at % 5 === 4) await Promise.all(building)
  }
  await Promise.all(building)
  const found = async () =>
    Promise.all(
      Array.from({ length: 14 }, async (_, at) => {
        const hits = await index.searchTerms([`word${at * 1_000 + 7}`], 5, undefined, signal)
        return hits.map(({ id }) => id)
      }),
    )
  const expected = Array.from({ length: 14 }, (_, at) => ([1, 4, 7, 10].includes(at) ? [] : [`g${at}:7`]))
  expect(await found()).toEqual(expected)
  await index.optimize()
  expect(await found()).toEqual(expected)
  expect((await index.revisionIds('chunks')).size).toBe(10)
})

it('keeps its rows when closed, and starts empty when of another layout', async () => {
  expect(index.stale).toBe(true)
  await index.replaceChunks('a', [{ id: 'a:0', revisionId: 'a', text: '', terms: 'one' }])
  await index.close()
  index = await openIndex({ folder })
  expect(index.stale).toBe(false)
  expect(await index.searchTerms(['one'], 5, undefined, signal)).toHaveLength(1)
  expect(await index.revisionIds()).toEqual(new Set(['a']))
})

it('throws an older layout away and leaves a newer one alone', async () => {
  await index.replaceChunks('a', [{ id: 'a:0', revisionId: 'a', text: '', terms: 'one' }])
  await index.close()
  writeFileSync(join(folder, 'index', 'version'), `${indexVersion + 1}\n`)
  await expect(openIndex({ folder })).rejects.toMatchObject({ code: 'library-too-new' })
  writeFileSync(join(folder, 'index', 'version'), `${indexVersion - 1}\n`)
  index = await openIndex({ folder })
  expect(index.stale).toBe(true)
  expect(await index.revisionIds()).toEqual(new Set())
})

it('lets another process read one state, and refuses its writes', async () => {
  await index.replaceChunks('a', [{ id: 'a:0', revisionId: 'a', text: '', terms: 'one' }])
  const reader = await openIndex({ folder, readOnly: { owner: 'Carrel 7' } })
  expect(await reader.searchTerms(['one'], 5, undefined, signal)).toHaveLength(1)
  await index.deleteRevisions(['a'])
  await index.optimize()
  expect(await reader.searchTerms(['one'], 5, undefined, signal)).toHaveLength(1)
  await expect(reader.deleteRevisions(['a'])).rejects.toMatchObject({
    code: 'library-in-use',
    parameters: { owner: 'Carrel 7' },
  })
  await reader.close()
})

it('stops a search that is cancelled', async () => {
  await expect(index.searchTerms(['one'], 5, undefined, AbortSignal.abort())).rejects.toThrow()
})

it('lets vectors go while others delete, tidy and write, and keeps what is written after', async () => {
  const write = (revision: number) =>
    index.replaceVectors(embedderId, 4, `r${revision}`, [
      { id: `r${revision}:0`, revisionId: `r${revision}`, vector: Float32Array.from([1, 0, 0, 0]) },
    ])
  for (let round = 0; round < 5; round++) {
    await Promise.all([0, 1, 2].map(write))
    const dropped = index.dropVectors(embedderId)
    const others = [
      index.deleteRevisions(['r0']),
      index.purge(),
      index.optimize(),
      index.rowIds({ embedderId }),
      write(7),
    ]
    await Promise.all([dropped, ...others])
    await write(8)
    expect([...(await index.rowIds({ embedderId })).keys()]).toContain('r8')
    expect([...(await index.revisionIds({ embedderId }))]).not.toContain('r1')
  }
})
