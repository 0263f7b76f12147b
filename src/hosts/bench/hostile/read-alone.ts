import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Child, ChildLauncher } from '../../../adapters/workshop/child-launcher.ts'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../../../adapters/workshop/workshop.ts'
import { toErrorValue } from '../../../api/error.ts'
import { readFile } from '../../../core/library/import/read-file.ts'
import type { ExtractedPage } from '../../../core/ports/extracted-page.ts'

const maxBytes = 500 << 20
/** What is looked at of a text for what should not be in it. */
const mostText = 30_000

/** How reading a file ended: `code` of the error, or `read`; `named`: whether the error says of which file. */
export type Reading = { seconds: number; residentBytes: number; code: string; named: boolean; text: string }

/** Reads a file through a Workshop of its own with the limits of an import, and watches what it takes. */
export async function readAlone(file: string, membersFolder: string): Promise<Reading> {
  const children = new Set<Child>()
  const forks = forkLauncher((entry) => path.join(import.meta.dirname, '..', '..', `${entry}.ts`))
  const launcher: ChildLauncher = {
    launch(entry) {
      const child = forks.launch(entry)
      children.add(child)
      child.onExit(() => children.delete(child))
      return child
    },
  }
  await using workshop = createWorkshop(launcher)
  let residentBytes = 0
  const timer = setInterval(() => {
    for (const child of children) residentBytes = Math.max(residentBytes, child.residentBytes() ?? 0)
  }, 20)
  mkdirSync(membersFolder, { recursive: true })
  const name = path.basename(file)
  const source = { path: file, name, size: statSync(file).size, maxBytes, membersFolder }
  const started = performance.now()
  const ended = (code: string, named: boolean, text: string): Reading => {
    clearInterval(timer)
    return { seconds: (performance.now() - started) / 1000, residentBytes, code, named, text }
  }
  const store = { transactionSoon: <T>(work: () => T): T => work() }
  const nothing = () => {}
  let text = ''
  const pages = (group: readonly ExtractedPage[]) => {
    if (text.length < mostText) text += group.map((page) => `${page.text}\n`).join('')
  }
  const steps = { opened: nothing, pages, members: nothing, finished: nothing }
  try {
    await readFile({ workshop, store }, source, steps, new AbortController().signal)
    return ended('read', true, text)
  } catch (error) {
    const { code, parameters } = toErrorValue(error)
    return ended(code, parameters.name === name, '')
  } finally {
    for (const left of readdirSync(membersFolder)) rmSync(path.join(membersFolder, left))
  }
}
