import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connect } from '@lancedb/lancedb'
import { expect, it } from 'vitest'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const kills = Number(process.env.CARREL_KILLS ?? 5)
const filesPerRound = 12
const child = fileURLToPath(new URL('./test-import-child.ts', import.meta.url))

/** Text that is different on every page of every file, so that anything lost or doubled shows. */
function textOf(round: number, file: number): string {
  const paragraphs = Array.from(
    { length: 4 + ((round * 7 + file * 13) % 60) },
    (_, at) => `Paragraph ${at} of file ${file} in round ${round}. ${`word${round}x${file}x${at} `.repeat(60)}`,
  )
  return paragraphs.join('\n\n')
}

function start(data: string, docs: string) {
  const running = fork(child, [data, docs], { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  return { running, exited: once(running, 'exit'), begun: once(running, 'message') }
}

it(`loses nothing and doubles nothing when killed ${kills} times`, { timeout: 60_000 + kills * 20_000 }, async () => {
  using root = temporaryFolder()
  const data = join(root.path, 'data')
  const docs = join(root.path, 'docs')
  const expected = new Map<string, string>()
  const delays: number[] = []

  for (let round = 0; round < kills; round++) {
    const folder = join(docs, `round-${round}`)
    mkdirSync(folder, { recursive: true })
    for (let file = 0; file < filesPerRound; file++) {
      const path = join(folder, `file-${file}.txt`)
      writeFileSync(path, textOf(round, file))
      expected.set(path, textOf(round, file))
    }
    const { running, exited, begun } = start(data, docs)
    await begun
    const delay = Math.random() * 1800
    delays.push(Math.round(delay))
    await new Promise((resolve) => setTimeout(resolve, delay))
    running.kill('SIGKILL')
    await exited
  }
  const last = start(data, docs)
  await last.begun
  const [errors] = await once(last.running, 'message')
  await last.exited
  const context = `killed after ${delays.join(', ')} ms`
  expect(errors, context).toEqual([])

  const lib = await openTestLibrary(data)
  try {
    const jobs = lib.library.jobs()
    expect(jobs.map((job) => [job.label, job.state]).sort(), context).toEqual(
      Array.from({ length: kills }, (_, round) => [`round-${round}`, 'done']).sort(),
    )
    const items = jobs.flatMap((job) => lib.library.items(job.id))
    expect(items.map((item) => item.path).sort(), context).toEqual([...expected.keys()].sort())
    expect(new Set(items.map((item) => item.status)), context).toEqual(new Set(['ready']))
    for (const job of jobs) expect(job.chunksEmbedded, context).toBe(job.chunks)

    const rows = lib.library.list({ sort: 'title', descending: false, offset: 0, limit: 1000 })
    expect(rows.documents.map((row) => row.path).sort(), context).toEqual([...expected.keys()].sort())
    const ids: string[] = []
    for (const row of rows.documents) {
      const pages = lib.text.pages(row.revisionId, 1, row.pages)
      const words = (text: string) => text.split(/\s+/).filter((word) => word !== '')
      expect(
        pages.flatMap((page) => words(page.text)),
        context,
      ).toEqual(words(expected.get(row.path) ?? ''))
      ids.push(...lib.text.chunkRange(row.revisionId, 0, row.chunks).map((chunk) => chunk.id))
    }
    expect(ids.length).toBe(jobs.reduce((sum, job) => sum + job.chunks, 0))
    expect(lib.library.orphans(), context).toEqual([])
    const check = await lib.handlers['library.check']({}, new AbortController().signal)
    expect(check, context).toMatchObject({ findings: [], chunks: ids.length, vectors: ids.length })

    const database = await connect(join(data, 'index'))
    for (const name of await database.tableNames()) {
      const stored = await (await database.openTable(name)).query().select(['id']).toArray()
      expect(stored.map((row: { id: string }) => row.id).sort(), `${name}, ${context}`).toEqual(ids.toSorted())
    }
    database.close()
    const counted = new Map<string, number>()
    for (const row of rows.documents) {
      for (const { terms } of lib.library.chunksWithTerms(row.revisionId)) {
        for (const term of new Set(terms.split(' '))) counted.set(term, (counted.get(term) ?? 0) + 1)
      }
    }
    expect(lib.text.termCounts([...counted.keys()]), context).toEqual({ chunks: ids.length, counts: counted })
  } finally {
    await lib.close()
  }
})
