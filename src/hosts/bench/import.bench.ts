import { existsSync, readdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { passageText } from '../../core/documents/passage-text.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { importAll, withEmptyLibrary } from './bench-library.ts'
import { openRawEmbedding } from './raw-embedding.ts'

const reports = path.join(import.meta.dirname, '../../../../shared/corpora/qa-kgrag-10q/data/v1/docs')
const rounds = 5
const pagesGoal = 60
const embeddingGoal = 0.9

/** Import of twenty real 10-Q filings through the whole program: pages a second, and embedding beside the raw engine. */
export const bench: Bench = {
  name: 'import',
  async run(report) {
    if (!existsSync(reports)) {
      process.stderr.write('import: ../shared/corpora/qa-kgrag-10q is missing; nothing measured\n')
      return
    }
    await withEmptyLibrary(async ({ client }) => {
      const { items, seconds } = await importAll(client, { paths: [reports], embedder: 'none' })
      const pages = items.reduce((sum, item) => sum + item.pages, 0)
      const failed = items.filter((item) => item.status !== 'ready').length
      report('files not read', failed, 'files', { goal: '0', holds: failed === 0 && items.length === 20 })
      report('pages without embedding', pages / seconds, 'pages/s', {
        goal: `at least ${pagesGoal}`,
        holds: pages / seconds >= pagesGoal,
      })
    })
    await embedding(report)
  },
}

/** A file a round is read first; then the time to embed it by the import and by the raw engine are compared. */
async function embedding(report: Report): Promise<void> {
  const files = readdirSync(reports).filter((file) => file.endsWith('AAPL.pdf'))
  await using raw = await openRawEmbedding(os.availableParallelism())
  await withEmptyLibrary(async ({ assistant, client, dataFolder }) => {
    await assistant.warm()
    const rates: number[] = []
    const rawRates: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const file = path.join(reports, files[round % files.length] ?? '')
      const { items } = await importAll(client, { paths: [file], embedder: 'none' })
      if (items[0]?.status !== 'ready') break
      const chunks = chunksOf(dataFolder, file)
      const tokens = chunks.reduce((sum, chunk) => sum + chunk.tokens, 0)
      const { seconds } = await importAll(client, { paths: [file], embedder: 'starter' })
      rates.push(tokens / seconds)
      rawRates.push(tokens / (await raw.bestSeconds(chunks.map((chunk) => chunk.text))))
    }
    const ratio = quantile(
      rates.map((rate, round) => rate / (rawRates[round] ?? Number.NaN)),
      0.5,
    )
    report('embedding by the import', quantile(rates, 0.5), 'tokens/s', {
      baseline: quantile(rawRates, 0.5),
      ratio,
      goal: `at least ${embeddingGoal} of raw node-llama-cpp`,
      holds: ratio >= embeddingGoal,
    })
  })
}

/** The texts that the import embeds for a file, as stored. */
function chunksOf(dataFolder: string, file: string): { text: string; tokens: number }[] {
  const db = new Sqlite(path.join(dataFolder, 'carrel.db'), { readonly: true })
  try {
    const rows = db
      .prepare(
        `SELECT chunks.text, chunks.tokens, chunks.heading_path AS path, chunks.header FROM chunks
         JOIN documents ON documents.revision = chunks.revision
         JOIN sources ON sources.document_id = documents.id WHERE sources.path = ?`,
      )
      .all(file) as { text: string; tokens: number; path: string; header: string | null }[]
    return rows.map(({ text, tokens, path, header }) => ({
      text: passageText({ headingPath: JSON.parse(path) as string[], ...(header === null ? {} : { header }), text }),
      tokens,
    }))
  } finally {
    db.close()
  }
}
