import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openIndex } from '../../../adapters/lancedb/open-index.ts'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../../adapters/workshop/workshop.ts'
import { tidyElsewhere } from '../../tidy-elsewhere.ts'
import { quantile } from '../bench.ts'
import { exactNearest, type ManyChunks, rowsOf } from './many-chunks.ts'

const rowsPerWrite = 5_000
const queries = 200
const exactQueries = 50
const embedderId = 'e'.repeat(64)
const never = new AbortController().signal

/** What an index of so many chunks needs and gives. Times in milliseconds, memory in bytes. */
export type IndexScale = {
  chunks: number
  p50: number
  p95: number
  recall: number
  buildSeconds: number
  resident: number
}

/** Builds an index of `sizes` chunks, one size after the other in the same index, and searches at each. */
export async function measureIndex(chunks: ManyChunks, sizes: readonly number[]): Promise<IndexScale[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'carrel-scale-'))
  const workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, '../..', `${entry}.ts`)))
  const index = await openIndex({ folder, tidyElsewhere: tidyElsewhere(workshop) })
  let resident = 0
  const watch = setInterval(() => {
    resident = Math.max(resident, process.memoryUsage.rss())
  }, 200)
  const results: Omit<IndexScale, 'recall'>[] = []
  const found: Found[] = []
  try {
    let filled = 0
    let seconds = 0
    for (const size of sizes) {
      const started = performance.now()
      for (; filled < size; filled += rowsPerWrite) {
        const { rows, vectors } = rowsOf(chunks, filled, Math.min(size, filled + rowsPerWrite))
        await index.replaceChunks(`w${filled}`, rows)
        await index.replaceVectors(embedderId, chunks.dimensions, `w${filled}`, vectors)
      }
      await index.optimize()
      seconds += (performance.now() - started) / 1000
      const { p50, p95, ...asked } = await search(index, chunks, size)
      found.push({ total: size, ...asked })
      results.push({ chunks: size, p50, p95, buildSeconds: seconds, resident })
    }
  } finally {
    clearInterval(watch)
    await index.close()
    await workshop[Symbol.asyncDispose]()
    rmSync(folder, { recursive: true, force: true })
  }
  // Last of all: to make every vector anew takes memory that is not the index's.
  return results.map((result, at) => ({ ...result, recall: recallOf(chunks, found[at]) }))
}

/** What was found for the first queries, to be held against an exact search. */
type Found = { total: number; queries: Float32Array[]; ids: string[][] }

function recallOf(chunks: ManyChunks, found: Found | undefined): number {
  if (!found) return 0
  const exact = exactNearest(chunks, found.total, found.queries, 10)
  const hits = exact.map((ids, at) => ids.filter((id) => found.ids[at]?.includes(id)).length)
  return hits.reduce((sum, count) => sum + count, 0) / (exact.length * 10)
}

type Index = Awaited<ReturnType<typeof openIndex>>

async function search(index: Index, chunks: ManyChunks, total: number) {
  const asked = Array.from({ length: queries }, (_, seed) => chunks.query(seed, total))
  const times: number[] = []
  const found: string[][] = []
  for (const { terms, vector } of [...asked.slice(0, 20), ...asked]) {
    const started = performance.now()
    const [words, near] = await Promise.all([
      index.searchTerms(terms, 50, undefined, never),
      index.searchVector(embedderId, vector, 50, undefined, never),
    ])
    const ids = [...new Set([...words, ...near].map(({ id }) => id))]
    await index.vectors(embedderId, ids)
    times.push(performance.now() - started)
    found.push(near.slice(0, 10).map(({ id }) => id))
  }
  const measured = times.slice(20)
  return {
    p50: quantile(measured, 0.5),
    p95: quantile(measured, 0.95),
    queries: asked.slice(0, exactQueries).map(({ vector }) => vector),
    ids: found.slice(20, 20 + exactQueries),
  }
}
