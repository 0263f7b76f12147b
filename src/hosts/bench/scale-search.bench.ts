import { createModels } from '../../adapters/llama/create-models.ts'
import { sentencesOf } from '../../core/documents/sentences.ts'
import type { Workshop } from '../../core/ports/workshop.ts'
import { readResources } from '../resources.ts'
import type { Bench, Report } from './bench.ts'
import { chromaSet, cranfieldSet } from './retrieval/corpora.ts'
import { measureIndex } from './scale/index-scale.ts'
import { manyChunks } from './scale/many-chunks.ts'

const megabyte = 1 << 20
const realVectors = 20_000

/** Search in 1,000,000 chunks beside 100,000, a tenth of both unless `--full` is given. */
export const bench: Bench = {
  name: 'scale-search',
  long: true,
  run: (report, { full }) => measureSearch(report, full ? [100_000, 1_000_000] : [10_000, 100_000]),
}

async function measureSearch(report: Report, sizes: readonly number[]): Promise<void> {
  const texts = [...(chromaSet()?.texts.values() ?? []), ...(cranfieldSet()?.texts.values() ?? [])]
  if (texts.length === 0) {
    process.stderr.write('The corpora are missing: search at scale is not measured.\n')
    return
  }
  const sentences = texts
    .flatMap((text) => sentencesOf(text).map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')))
    .filter((sentence) => sentence.length > 40 && sentence.length < 400)
  const vectors = await embedAll(sentences.slice(0, realVectors))
  report('real vectors', vectors.length, 'vectors')
  const results = await measureIndex(manyChunks(sentences, vectors), sizes)
  const [small, large] = results
  for (const { chunks, p50, p95, recall, buildSeconds, resident } of results) {
    const of = `${chunks.toLocaleString('en')} chunks`
    report(`hybrid search p50 of ${of}`, p50, 'ms')
    const goal = large && chunks === large.chunks ? { baseline: small?.p95 ?? 0, ratio: p95 / (small?.p95 ?? 1) } : {}
    const holds = large && chunks === large.chunks ? p95 <= 3 * (small?.p95 ?? 0) : p95 <= 25
    report(`hybrid search p95 of ${of}`, p95, 'ms', {
      ...goal,
      goal: chunks === large?.chunks ? '<= 3 times' : '<= 25',
      holds,
    })
    report(`recall@10 against exact search of ${of}`, recall, '', { goal: '>= 0.95', holds: recall >= 0.95 })
    report(`adding and indexing up to ${of}`, buildSeconds, 's')
    const used = resident / megabyte
    report(`resident up to ${of}`, used, 'MB', { goal: '< 1500', holds: used < 1500 })
  }
}

async function embedAll(texts: readonly string[]): Promise<Float32Array[]> {
  await using models = createModels({
    catalogPath: readResources().catalogPath,
    workshop,
    log: { info() {}, warn() {}, error: console.error },
  })
  const embedder = await models.embedder('starter')
  if (!embedder) throw new Error('The starter embedder is missing')
  const vectors: Float32Array[] = []
  for (let at = 0; at < texts.length; at += 256) {
    vectors.push(...(await embedder.embedPassages(texts.slice(at, at + 256), new AbortController().signal)))
  }
  return vectors
}

const workshop: Workshop = {
  run() {
    throw new Error('The starters need no probe')
  },
  async [Symbol.asyncDispose]() {},
}
