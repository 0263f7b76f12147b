import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Bench, Report } from './bench.ts'
import { type BenchLibrary, importAll, withEmptyLibrary } from './bench-library.ts'
import { hostileArchives } from './hostile/archives.ts'
import { type HostileFile, writeHostile } from './hostile/hostile-file.ts'
import { hostileMarkup, secretName } from './hostile/markup.ts'
import { hostilePdfs } from './hostile/pdfs.ts'
import { hostilePictures } from './hostile/pictures.ts'
import { type Reading, readAlone } from './hostile/read-alone.ts'
import { hostileSheets } from './hostile/sheets.ts'
import { hostileTexts } from './hostile/texts.ts'
import { tornFiles } from './hostile/torn-files.ts'

const secondsGoal = 30
const megabytesGoal = 1024
const secret = 'quisquilienkonvolut'
const good = 'The nasturtium stands in the east window.'
/** Errors that tell of a fault of Carrel's, not of the file. */
const crashes = new Set(['internal', 'workshop-failed'])
/** Texts that are long and no more: half a gigabyte of sound words keeps an import busy for long after it was read. */
const longest = 60_000_000

/**
 * Files made to harm their reader, and torn copies of real ones. Each is read alone with an import's limits, then all but
 * the largest are imported together with a good one, which has to be found.
 */
export const bench: Bench = {
  name: 'hostile',
  long: true,
  async run(report) {
    const files = [
      ...hostileArchives,
      ...hostileTexts,
      ...hostileMarkup,
      ...hostilePdfs,
      ...hostileSheets,
      ...hostilePictures,
      ...tornFiles(),
    ]
    await withEmptyLibrary(async (library) => {
      const folder = path.join(library.root, 'hostile')
      mkdirSync(folder)
      writeFileSync(path.join(folder, secretName), secret)
      const readings = await readAll(folder, path.join(library.root, 'members'), files)
      reportReadings(report, readings)
      rmSync(path.join(folder, secretName))
      await importTogether(report, library, folder)
    })
  },
}

type Named = Reading & { name: string }

async function readAll(folder: string, members: string, files: readonly HostileFile[]): Promise<Named[]> {
  const readings: Named[] = []
  for (const file of files) {
    const target = path.join(folder, file.name)
    const size = writeHostile(target, file)
    const reading = await readAlone(target, members)
    readings.push({ ...reading, name: file.name })
    if (process.env['CARREL_EACH'])
      process.stderr.write(`${JSON.stringify({ ...reading, text: '', name: file.name })}\n`)
    if (size > longest) rmSync(target)
  }
  return readings
}

function reportReadings(report: Report, readings: readonly Named[]): void {
  const worst = (of: (reading: Named) => number) => readings.toSorted((left, right) => of(right) - of(left))[0]
  const slow = worst(({ seconds }) => seconds)
  const large = worst(({ residentBytes }) => residentBytes)
  const megabytes = (large?.residentBytes ?? 0) / (1 << 20)
  const ofZero = (metric: string, bad: readonly Named[]) =>
    report(`${metric}${bad.length > 0 ? `: ${bad.map(({ name }) => name).join(' ')}` : ''}`, bad.length, 'files', {
      goal: '0',
      holds: bad.length === 0,
    })
  report('hostile files read', readings.length, 'files')
  report(`worst time (${slow?.name})`, slow?.seconds ?? 0, 's', {
    goal: `at most ${secondsGoal}`,
    holds: (slow?.seconds ?? 0) <= secondsGoal,
  })
  report(`worst resident memory (${large?.name})`, megabytes, 'MB', {
    goal: `at most ${megabytesGoal}`,
    holds: megabytes <= megabytesGoal,
  })
  ofZero(
    'crashes',
    readings.filter(({ code }) => crashes.has(code)),
  )
  ofZero(
    'errors that name no file',
    readings.filter(({ named }) => !named),
  )
  ofZero(
    'files that had another read',
    readings.filter(({ text }) => text.includes(secret)),
  )
}

async function importTogether(report: Report, { client }: BenchLibrary, folder: string): Promise<void> {
  writeFileSync(path.join(folder, 'good.txt'), good)
  await client.call('settings.set', { embedder: 'none' })
  const job = importAll(client, { paths: [folder], embedder: 'none' })
  let worst = 0
  const over = new AbortController()
  const watching = (async () => {
    while (!over.signal.aborted) {
      worst = Math.max(worst, process.memoryUsage().rss)
      await wait(100)
    }
  })()
  const { items, seconds } = await job
  over.abort()
  await watching
  const open = items.filter(({ status }) => status === 'queued' || status === 'reading' || status === 'indexing')
  const read = items.filter(({ status }) => status === 'ready' || status === 'duplicate')
  report('imported together', items.length, 'items')
  report('of them read', read.length, 'items')
  report('time of the import', seconds, 's')
  report('resident memory of the library meanwhile', worst / (1 << 20), 'MB')
  report('items that did not end', open.length, 'items', { goal: '0', holds: open.length === 0 })
  const { hits } = await client.call('search.query', {
    text: 'nasturtium',
    mode: 'lexical',
    scope: { collectionIds: [], documentIds: [] },
  })
  const found = hits.some((hit) => hit.path.endsWith('good.txt'))
  report('the good file is found', found ? 1 : 0, 'files', { goal: '1', holds: found })
  const { findings } = await client.call('library.check', {})
  report('findings of the library check', findings.length, 'findings', { goal: '0', holds: findings.length === 0 })
}
