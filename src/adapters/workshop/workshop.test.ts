import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import type { AssistantError } from '../../api/error.ts'
import type { ReadEvent } from '../../core/ports/read-event.ts'
import type { TaskLimits } from '../../core/ports/workshop.ts'
import type { ChildLauncher } from './child-launcher.ts'
import { forkLauncher } from './fork-launcher.ts'
import { createWorkshop } from './workshop.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'carrel-workshop-'))
const here = (name: string): string => JSON.stringify(path.join(import.meta.dirname, name))
writeFileSync(
  path.join(folder, 'reader-worker.mjs'),
  `import { hostLink } from ${here('host-link.ts')}
   import { serveTasks } from ${here('serve-tasks.ts')}
   const kept = []
   serveTasks(await hostLink(), { 'read-document': async function* ({ path }, signal) {
     if (path === 'crash') process.abort()
     if (path === 'spin') for (;;) Math.random()
     if (path === 'grow') for (;;) { kept.push(new Uint8Array(10_000_000).fill(1)); await new Promise(setImmediate) }
     if (path === 'slow') for (let number = 1; number <= 6; number++) {
       for (const end = performance.now() + 400; performance.now() < end; ) Math.random()
       yield { type: 'page-read', page: { number, text: '' } }
     }
     if (path === 'throw') throw new Error('broken')
     const count = path === 'many' ? 500 : 3
     for (let number = 1; number <= count; number++) yield { type: 'page-read', page: { number, text: String(process.pid) } }
     yield { type: 'finished', language: 'sent', warnings: [] }
   } })`,
)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let launched = 0
const launcher: ChildLauncher = {
  launch(entry) {
    launched += 1
    return forkLauncher((name) => path.join(folder, `${name}.mjs`)).launch(entry)
  },
}
const limits = { ms: 10_000, residentBytes: 1e9 }
const never = new AbortController().signal

async function collect(events: AsyncIterable<ReadEvent>): Promise<ReadEvent[]> {
  const all: ReadEvent[] = []
  for await (const event of events) all.push(event)
  return all
}

function pid(events: readonly ReadEvent[]): string {
  return events[0]?.type === 'page-read' ? events[0].page.text : ''
}

test('a child does task after task; a crash ends its task alone', async () => {
  await using workshop = createWorkshop(launcher)
  const run = (name: string): Promise<ReadEvent[]> =>
    collect(workshop.run('read-document', { path: `/some/${name}`.replace('/some/', ''), maxBytes: 1 }, limits, never))
  launched = 0
  const first = await run('a')
  const second = await run('b')
  expect(first.length).toBe(4)
  expect(pid(second)).toBe(pid(first))
  expect(launched).toBe(1)
  const failed = await run('crash').catch((error: AssistantError) => error)
  expect(failed).toMatchObject({ code: 'workshop-failed', parameters: { name: 'crash' } })
  expect(await run('throw').catch((error: AssistantError) => error)).toMatchObject({ code: 'internal' })
  expect((await run('c')).length).toBe(4)
})

test('a child that takes too long or too much is ended, and the next task gets another', async () => {
  await using workshop = createWorkshop(launcher)
  const run = (name: string, own: typeof limits): Promise<ReadEvent[]> =>
    collect(workshop.run('read-document', { path: name, maxBytes: 1 }, own, never))
  expect(await run('spin', { ...limits, ms: 1_000 }).catch((error: AssistantError) => error)).toMatchObject({
    code: 'document-too-slow',
    parameters: { name: 'spin', seconds: 1 },
  })
  expect(await run('grow', { ...limits, residentBytes: 300e6 }).catch((error: AssistantError) => error)).toMatchObject({
    code: 'document-too-hungry',
    parameters: { name: 'grow', megabytes: 286 },
  })
  expect((await run('a', limits)).length).toBe(4)
})

test('a child that goes on giving may take longer than one that is quiet, up to a limit in all', async () => {
  await using workshop = createWorkshop(launcher)
  const run = (name: string, own: TaskLimits): Promise<ReadEvent[]> =>
    collect(workshop.run('read-document', { path: name, maxBytes: 1 }, own, never))
  expect(await run('slow', { ...limits, quietMs: 1_500 })).toHaveLength(10)
  expect(await run('spin', { ...limits, quietMs: 1_000 }).catch((error: AssistantError) => error)).toMatchObject({
    code: 'document-too-slow',
    parameters: { name: 'spin', seconds: 1 },
  })
  const inAll = run('slow', { ...limits, ms: 2_000, quietMs: 1_500 })
  expect(await inAll.catch((error: AssistantError) => error)).toMatchObject({ parameters: { seconds: 2 } })
})

test('a cancelled task stops at once with the reason of the signal', async () => {
  await using workshop = createWorkshop(launcher)
  const controller = new AbortController()
  const running = collect(workshop.run('read-document', { path: 'spin', maxBytes: 1 }, limits, controller.signal))
  setTimeout(() => controller.abort(new Error('enough')), 100)
  await expect(running).rejects.toThrow('enough')
})

test('events wait for a slow consumer, whose time does not count', async () => {
  await using workshop = createWorkshop(launcher)
  let seen = 0
  for await (const event of workshop.run(
    'read-document',
    { path: 'many', maxBytes: 1 },
    { ...limits, ms: 5_000 },
    never,
  )) {
    seen += 1
    if (event.type === 'page-read' && event.page.number % 100 === 0)
      await new Promise((resolve) => setTimeout(resolve, 1_200))
  }
  expect(seen).toBe(501)
})

test('several tasks run side by side in children of their own', async () => {
  await using workshop = createWorkshop(launcher)
  const all = await Promise.all(
    ['a', 'b', 'c'].map((name) => collect(workshop.run('read-document', { path: name, maxBytes: 1 }, limits, never))),
  )
  expect(new Set(all.map(pid)).size).toBe(3)
})
