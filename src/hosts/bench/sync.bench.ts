import { mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from '../../rpc/types.ts'
import { type Bench, quantile } from './bench.ts'
import { withEmptyLibrary } from './bench-library.ts'

const files = 10_000
const inAFolder = 100
const rounds = 5
const syncGoalMs = 3000
const searchableGoalMs = 2000

/** A watched folder of ten thousand files: comparing it when nothing changed, and the time until a saved file is found. */
export const bench: Bench = {
  name: 'sync',
  long: true,
  async run(report) {
    await withEmptyLibrary(async ({ client, root }) => {
      const folder = path.join(root, 'docs')
      makeFiles(folder)
      await client.call('settings.set', { embedder: 'none' })
      const started = performance.now()
      const { id: folderId } = await client.call('folder.add', { path: folder })
      await client.call('folder.sync', { folderId })
      await untilIdle(client)
      report('first reading', (performance.now() - started) / 1000, 's')

      const times: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        const before = performance.now()
        const { unchanged } = await client.call('folder.sync', { folderId })
        times.push(performance.now() - before)
        if (unchanged !== files) report('files not unchanged', files - unchanged, 'files', { goal: '0', holds: false })
      }
      const sync = quantile(times, 0.5)
      report(`sync of ${files} unchanged files, median of ${rounds}`, sync, 'ms', {
        goal: `at most ${syncGoalMs}`,
        holds: sync <= syncGoalMs,
      })

      const found: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        found.push(await untilFound(client, folder, round))
        await untilIdle(client)
      }
      const searchable = quantile(found, 0.5)
      report(`a changed file is found, median of ${rounds}`, searchable, 'ms', {
        goal: `at most ${searchableGoalMs}`,
        holds: searchable <= searchableGoalMs,
      })
    })
  },
}

/** Short texts, each different, last changed long ago. */
function makeFiles(folder: string): void {
  for (let at = 0; at < files; at += 1) {
    const inside = path.join(folder, `part ${Math.floor(at / inAFolder)}`)
    if (at % inAFolder === 0) mkdirSync(inside, { recursive: true })
    const file = path.join(inside, `note ${at}.txt`)
    writeFileSync(file, `Note ${at} says that parcel number ${at * 7} was sent.`)
    utimesSync(file, 1_700_000_000, 1_700_000_000)
  }
}

async function untilIdle(client: Client): Promise<void> {
  while ((await client.call('import.list', {})).some((job) => job.state === 'running')) await wait(250)
}

/** Saves a file with a word that nothing else has; milliseconds until a search finds it. */
async function untilFound(client: Client, folder: string, round: number): Promise<number> {
  const word = `quetzal${round}x`
  const file = path.join(folder, `part ${round}`, `note ${round * inAFolder}.txt`)
  const started = performance.now()
  writeFileSync(file, `Now it says ${word}.`)
  const query = { text: word, mode: 'lexical' as const, scope: { collectionIds: [], documentIds: [] } }
  for (;;) {
    const { hits } = await client.call('search.query', query)
    if (hits.some((hit) => hit.path === file)) return performance.now() - started
    if (performance.now() - started > 30_000) return Number.POSITIVE_INFINITY
    await wait(20)
  }
}
