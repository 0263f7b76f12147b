import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Report } from '../bench.ts'
import { joinedReports } from './joined-reports.ts'
import type { SummaryChildMessage } from './summary-child.ts'

const pagesWanted = 1000
const child = fileURLToPath(new URL('./summary-child.ts', import.meta.url))
/** Each process lives so long after its summary has begun; then it is killed. All of it would take most of an hour. */
const stretchesMs = [70_000, 30_000, 30_000]
const goalOfMemory = 1500

type At = Extract<SummaryChildMessage, { type: 'at' }>
type Stretch = {
  begun: Extract<SummaryChildMessage, { type: 'begun' }>
  last: At | undefined
  all: At[]
  ended: boolean
}

/**
 * A PDF of a thousand pages of real reports, summarised by section with the starter in the background, in processes that are killed:
 * how long all of it takes by the pace of a part, what memory, that nothing is read twice, that the part can be read, and that after a
 * change only what changed is read again.
 */
export async function thousandPages(report: Report): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'carrel-thousand-'))
  try {
    const [data, file] = [path.join(root, 'data'), path.join(root, 'reports.pdf')]
    writeFileSync(file, await joinedReports(pagesWanted))
    const stretches: Stretch[] = []
    for (const ms of stretchesMs) stretches.push(await stretch(data, file, 'on', ms))
    const [first] = stretches
    report('thousand pages: pages', pagesWanted, 'pages')
    report('thousand pages: reading the file', first?.begun.ms ?? 0, 'ms')
    const written = first?.all.findLast(({ read }) => read === 0)
    report('thousand pages: sentences written first', written?.written ?? 0, 'sentences')
    report('thousand pages: until they are', written?.ms ?? 0, 'ms')
    const last = stretches.findLast(({ last: at }) => at !== undefined && at.read > 0)?.last
    const pace = paceOf(stretches)
    report('thousand pages: sections', last?.of ?? 0, 'sections')
    report('thousand pages: a section', pace, 'ms')
    report('thousand pages: all of it, by that pace', ((last?.of ?? 0) * pace + (written?.ms ?? 0)) / 60_000, 'min')
    const memory = Math.max(...stretches.map(({ last: at }) => at?.rss ?? 0))
    report('thousand pages: most memory', memory, 'MB', { goal: `<= ${goalOfMemory}`, holds: memory <= goalOfMemory })
    // A section that was read before the kill and is read again after it.
    const again = stretches.slice(1).map(({ all }, index) => {
      const next = all.find(({ fresh }) => fresh > 0)
      return next === undefined ? 0 : Math.max(0, (stretches[index]?.last?.read ?? 0) - (next.read - 1))
    })
    const twice = Math.max(0, ...again)
    report('thousand pages: sections read again after a kill', twice, 'sections', { goal: '0', holds: twice === 0 })
    const readable = Math.min(...stretches.slice(1).map(({ begun }) => begun.sentences))
    report('thousand pages: sentences that stand after a kill', readable, 'sentences', {
      goal: '>= 10',
      holds: readable >= 10,
    })
    // Another page 12: all sections but those that hold it say what they said.
    writeFileSync(file, await joinedReports(pagesWanted, 12))
    const changed = await stretch(
      data,
      file,
      'again',
      240_000,
      ({ fresh, read }) => fresh >= 6 || read >= (last?.read ?? 0),
    )
    report('thousand pages: notes reused after a page was taken out', changed.last?.reused ?? 0, 'sections', {
      goal: `>= ${(last?.read ?? 0) - 5}`,
      holds: (changed.last?.reused ?? 0) >= (last?.read ?? 0) - 5,
    })
    report('thousand pages: of them read again', changed.last?.fresh ?? 0, 'sections')
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Milliseconds a section, over what was freshly read. */
function paceOf(stretches: readonly Stretch[]): number {
  let [ms, sections] = [0, 0]
  for (const { all } of stretches) {
    const fresh = all.filter((at, index) => at.fresh > (all[index - 1]?.fresh ?? 0))
    const [from, to] = [fresh[0], fresh.at(-1)]
    if (!from || !to) continue
    ms += to.ms - from.ms
    sections += to.fresh - from.fresh
  }
  return sections === 0 ? 0 : ms / sections
}

/** Runs a process until its time is over, or enough was seen, and kills it. */
async function stretch(
  data: string,
  file: string,
  what: 'on' | 'again',
  ms: number,
  enough: (at: At) => boolean = () => false,
): Promise<Stretch> {
  const running = fork(child, [data, file, what])
  const exit = once(running, 'exit')
  const seen: Stretch = {
    begun: { type: 'begun', sentences: 0, notes: 0, ms: 0 },
    last: undefined,
    all: [],
    ended: false,
  }
  const over = new Promise<void>((resolve) => {
    running.on('message', (message: SummaryChildMessage) => {
      if (message.type === 'begun') {
        seen.begun = message
        setTimeout(resolve, ms).unref()
      } else if (message.type === 'ended') seen.ended = true
      else {
        seen.last = message
        seen.all.push(message)
        if (enough(message)) resolve()
      }
    })
  })
  await Promise.race([over, exit])
  running.kill('SIGKILL')
  await exit
  return seen
}
