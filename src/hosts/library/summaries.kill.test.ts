import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { openStore } from '../../adapters/sqlite/open-store.ts'
import { openTestLibrary, temporaryFolder } from './test-library.ts'

const child = fileURLToPath(new URL('./test-summary-child.ts', import.meta.url))
const kills = Number(process.env.CARREL_KILLS ?? 5)
const topics = 40

/** The sections that a model began to read, in order. */
function begunSections(log: string): string[] {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : []
}

it('goes on with a long summary after every kill and reads no section twice that was noted', async () => {
  using root = temporaryFolder()
  const [data, file, log] = ['data', 'House.md', 'log'].map((name) => path.join(root.path, name)) as [
    string,
    string,
    string,
  ]
  const sections = Array.from({ length: topics }, (_, at) => {
    const filler = `Whoever asks about topic ${at} writes to the caretaker in the yard. `.repeat(30)
    return `# Topic ${at}\n\nTopic ${at} costs the tenant ${1000 + at} euros a year. ${filler}\n`
  })
  writeFileSync(file, sections.join('\n'))
  const lib = await openTestLibrary(data)
  await lib.import([file])
  const documentId = lib.library.documentAt(file)?.id ?? ''
  await lib.close()

  for (let round = 0; ; round++) {
    const running = fork(child, [data, log, documentId])
    const exit = once(running, 'exit')
    let [begins, ends] = [() => {}, false]
    const begun = new Promise<void>((resolve) => (begins = resolve))
    running.on('message', (message) => (message === 'begins' ? begins() : (ends = true)))
    await Promise.race([begun, exit])
    if (round < kills) {
      // In the middle of some section, each time some sections later.
      const before = begunSections(log).length
      await expect
        .poll(() => begunSections(log).length, { timeout: 60_000, interval: 2 })
        .toBeGreaterThan(before + 2 + round)
      running.kill('SIGKILL')
      expect(begunSections(log).length).toBeLessThan(topics)
    }
    await exit
    if (ends && round >= kills) break
    expect(round).toBeLessThan(kills + 1)
  }

  const read = begunSections(log)
  expect(new Set(read).size).toBe(topics)
  // One that was being read when the process ended is begun again.
  expect(read.length).toBeLessThanOrEqual(topics + kills)
  const store = openStore({ folder: data })
  try {
    const [summary] = store.summaries.list()
    const [version] = store.summaries.versions(summary?.id ?? '')
    const content = store.summaries.content(version?.id ?? '')
    expect(store.summaries.list()).toHaveLength(1)
    expect(content).toMatchObject({ state: 'done', written: true, progress: { read: topics, of: topics } })
    expect(content?.notes.map(({ sentences }) => sentences[0]?.text)).toEqual(
      Array.from({ length: topics }, (_, at) => `Topic ${at} costs the tenant ${1000 + at} euros a year.`),
    )
    const shown = content?.parts.flatMap(({ sentences }) => sentences.filter((own) => own.shown)) ?? []
    expect(shown.map(({ text, support }) => `${support} ${text}`)).toEqual([
      'supported Topic 3 costs the tenant 1003 euros a year.',
      'supported Topic 7 costs the tenant 1007 euros a year.',
    ])
  } finally {
    store.close()
  }
})
