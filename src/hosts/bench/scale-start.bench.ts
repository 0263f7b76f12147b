import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import { openAssistant } from '../open-assistant.ts'
import { type Bench, quantile, type Report } from './bench.ts'
import { writeManyDocuments } from './scale/many-documents.ts'

/** As the desktop does. */
const resumeAfterMs = 1_000
const rounds = 5
const goal = 300

/** How much longer the program takes to open a library of 100,000 documents than an empty one, up to the first list. */
export const bench: Bench = {
  name: 'scale-start',
  long: true,
  run: (report, { full }) => measureStart(report, full ? 100_000 : 20_000),
}

async function measureStart(report: Report, count: number): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'carrel-start-'))
  try {
    const [empty, large] = [path.join(root, 'empty'), path.join(root, 'large')]
    await writeManyDocuments(large, count)
    // The first round warms what both use.
    for (const folder of [empty, large]) await start(folder)
    const times = { empty: [] as Start[], large: [] as Start[] }
    for (let round = 0; round < rounds; round++) {
      times.empty.push(await start(empty))
      times.large.push(await start(large))
    }
    for (const part of ['open', 'overview', 'list'] as const) {
      const [without, withMany] = [times.empty, times.large].map((all) =>
        quantile(
          all.map((each) => each[part]),
          0.5,
        ),
      )
      report(`${part} with ${count} documents`, withMany ?? 0, 'ms', { baseline: without ?? 0 })
    }
    const total = (all: readonly Start[]) =>
      quantile(
        all.map(({ open, overview, list }) => open + overview + list),
        0.5,
      )
    const more = total(times.large) - total(times.empty)
    report(`start with ${count} documents, longer than with none by`, more, 'ms', {
      goal: `<= ${goal}`,
      holds: more <= goal,
    })
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

/** Milliseconds. */
type Start = { open: number; overview: number; list: number }

async function start(dataFolder: string): Promise<Start> {
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
  const began = performance.now()
  const assistant = await openAssistant({ dataFolder, access: 'own', program: 'bench', launcher, resumeAfterMs })
  const opened = performance.now()
  const client = assistant.connect()
  await client.call('library.overview', {})
  const seen = performance.now()
  await client.call('library.list', { sort: 'added', descending: true, offset: 0, limit: 100 })
  const listed = performance.now()
  await assistant.close()
  return { open: opened - began, overview: seen - opened, list: listed - seen }
}
