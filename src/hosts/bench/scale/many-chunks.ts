import type { IndexRow, VectorRow } from '../../../core/ports/chunk-index.ts'
import { termsOf } from '../../../core/retrieval/analyse.ts'
import { normal, seeded } from './random.ts'

const chunksPerRevision = 10
const sentencesPerChunk = 5
const noise = 0.02

/** Chunks made of real sentences and real vectors, the same for the same number each time. */
export type ManyChunks = {
  dimensions: number
  row(index: number): IndexRow
  vector(index: number): Float32Array
  /** A query near some chunk: a few of its words, and a vector beside its own. */
  query(seed: number, total: number): { terms: string[]; vector: Float32Array }
}

/**
 * `sentences` are mixed into chunks of five; `vectors` (unit length) are given to the first chunks as they are, later
 * ones lie between two of them, with noise.
 */
export function manyChunks(sentences: readonly string[], vectors: readonly Float32Array[]): ManyChunks {
  const dimensions = vectors[0]?.length ?? 0
  const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)] as T
  const textOf = (index: number): string => {
    const random = seeded(index)
    return Array.from({ length: sentencesPerChunk }, () => pick(sentences, random)).join(' ')
  }
  const vectorOf = (index: number): Float32Array => {
    const own = vectors[index]
    if (own) return own
    const random = seeded(index + 0x5eed)
    const [left, right, share] = [pick(vectors, random), pick(vectors, random), random()]
    return unit(left.map((value, at) => value * share + (right[at] ?? 0) * (1 - share) + noise * normal(random)))
  }
  return {
    dimensions,
    row(index) {
      const text = textOf(index)
      return { id: idOf(index), revisionId: revisionOf(index), text, terms: termsOf(text, 'en').join(' ') }
    },
    vector: vectorOf,
    query(seed, total) {
      const random = seeded(seed * 7919 + 1)
      const near = Math.floor(random() * total)
      const terms = [...new Set(termsOf(textOf(near), 'en'))]
      const from = Math.floor(random() * Math.max(1, terms.length - 6))
      return {
        terms: terms.slice(from, from + 6),
        vector: unit(vectorOf(near).map((value) => value + 0.03 * normal(random))),
      }
    },
  }
}

/** Rows `from` to `to` as the index takes them, vectors too. */
export function rowsOf(chunks: ManyChunks, from: number, to: number): { rows: IndexRow[]; vectors: VectorRow[] } {
  const rows: IndexRow[] = []
  const vectors: VectorRow[] = []
  for (let index = from; index < to; index++) {
    const row = chunks.row(index)
    rows.push(row)
    vectors.push({ id: row.id, revisionId: row.revisionId, vector: chunks.vector(index) })
  }
  return { rows, vectors }
}

/** Ids of the `k` nearest chunks of each query by comparing all of them. */
export function exactNearest(
  chunks: ManyChunks,
  total: number,
  queries: readonly Float32Array[],
  k: number,
): string[][] {
  const best = queries.map((): { id: string; score: number }[] => [])
  for (let index = 0; index < total; index++) {
    const vector = chunks.vector(index)
    for (const [at, query] of queries.entries()) {
      const list = best[at] ?? []
      let score = 0
      for (let dimension = 0; dimension < vector.length; dimension++) {
        score += (vector[dimension] as number) * (query[dimension] as number)
      }
      if (list.length === k && score <= (list[k - 1]?.score ?? 0)) continue
      list.push({ id: idOf(index), score })
      list.sort((left, right) => right.score - left.score)
      list.length = Math.min(k, list.length)
    }
  }
  return best.map((list) => list.map(({ id }) => id))
}

function revisionOf(index: number): string {
  return `r${Math.floor(index / chunksPerRevision)}`
}

function idOf(index: number): string {
  return `${revisionOf(index)}:${index % chunksPerRevision}`
}

function unit(vector: Float32Array): Float32Array {
  let sum = 0
  for (const value of vector) sum += value * value
  const length = Math.sqrt(sum) || 1
  return vector.map((value) => value / length)
}
