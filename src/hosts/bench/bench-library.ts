import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { forkLauncher } from '../../adapters/workshop/fork-launcher.ts'
import type { ImportItem } from '../../api/job.ts'
import type { MethodArgument } from '../../api/methods.ts'
import type { Client } from '../../rpc/types.ts'
import { type OpenedAssistant, openAssistant } from '../open-assistant.ts'

/** A library of its own in a temporary folder, opened through the whole program. */
export type BenchLibrary = { assistant: OpenedAssistant; client: Client; root: string; dataFolder: string }

/** Runs `work` on an empty library and removes it after. `root` is a temporary folder for other files. */
export async function withEmptyLibrary<T>(work: (library: BenchLibrary) => Promise<T>): Promise<T> {
  const root = mkdtempSync(path.join(tmpdir(), 'carrel-bench-'))
  const dataFolder = path.join(root, 'data')
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '..', `${entry}.ts`))
  const assistant = await openAssistant({ dataFolder, access: 'own', program: 'bench', launcher })
  try {
    return await work({ assistant, client: assistant.connect(), root, dataFolder })
  } finally {
    await assistant.close()
    rmSync(root, { recursive: true, force: true })
  }
}

/** Imports and waits for the end. Returns the items and the seconds it took. */
export async function importAll(
  client: Client,
  input: MethodArgument<'import.start'>,
): Promise<{ items: ImportItem[]; seconds: number }> {
  const started = performance.now()
  const { id } = await client.call('import.start', input)
  const job = async () => (await client.call('import.list', {})).find((each) => each.id === id)
  for (let asked = performance.now(); (await job())?.state === 'running'; asked = performance.now()) {
    // To ask takes the longer the more files there are, and is no part of the import.
    await wait(Math.max(20, 20 * (performance.now() - asked)))
  }
  const seconds = (performance.now() - started) / 1000
  if ((await job())?.state !== 'done') throw new Error('The import did not finish')
  return { items: await client.call('import.items', { jobId: id }), seconds }
}
