import { once } from 'node:events'
import path from 'node:path'
import type { SyncReport, WatchedFolder } from '../../api/watched-folder.ts'
import { say, sayError } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { followImport, printItem } from './import-command.ts'
import type { CommandOptions } from './options.ts'
import { errorObject, type Output } from './output.ts'

/**
 * `carrel watch [PATH…]`: watches the folders given, or those watched already, and prints what changes until Ctrl+C;
 * `--once` brings the library up to date and ends. Returns the exit code.
 */
export async function watchCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  const since = gatherReports(client)
  const folders = await addFolders(options, client)
  if (folders.length === 0) {
    output.line(say('terminal', 'watch-nothing'))
    return 1
  }
  const interrupted = once(process, 'SIGINT')
  const printed = printImports(client, output)
  let failed = 0
  for (const folder of folders) {
    if (folder.state === 'paused') printState(folder, output)
    else failed += await syncOne(folder, client, since, output)
  }
  failed += await printed.rest()
  since.stop()
  if (options.flags.has('once')) return failed === 0 ? 0 : 1

  const names = new Map(folders.map((folder) => [folder.id, folder.path]))
  const states = new Map<string, string>()
  const stopListening = client.subscribe(
    'library',
    (event) => {
      if (event.type === 'folder-synced') printReport(names.get(event.folderId) ?? '', event.report, output)
      if (event.type === 'folders-changed') void printStates().catch(() => undefined)
    },
    () => {},
  )
  const printStates = async () => {
    for (const folder of await client.call('folder.list', {})) {
      const state = JSON.stringify([folder.state === 'syncing' ? 'watching' : folder.state, folder.error])
      const before = states.get(folder.id) ?? JSON.stringify(['watching', undefined])
      states.set(folder.id, state)
      if (names.has(folder.id) && before !== state) printState(folder, output)
    }
  }
  if (!output.json) output.line(say('terminal', 'watch-waiting', { count: folders.length }))
  await printStates()
  await interrupted
  stopListening()
  printed.stop()
  return 0
}

/** The folders that the command is about; those given are added where they are not watched yet. */
async function addFolders(options: CommandOptions, client: Client): Promise<WatchedFolder[]> {
  const known = await client.call('folder.list', {})
  if (options.positionals.length === 0) return known
  const collectionName = options.values['collection']
  const folders: WatchedFolder[] = []
  for (const given of options.positionals) {
    const at = path.resolve(given)
    const found = [...known, ...folders].find((folder) => folder.path === at)
    const input = { path: at, ...(collectionName === undefined ? {} : { collectionName }) }
    if (!found) folders.push(await client.call('folder.add', input))
    else if (!folders.includes(found)) folders.push(found)
  }
  return folders
}

/** Compares one folder and prints the outcome. Returns how many folders failed. */
async function syncOne(
  folder: WatchedFolder,
  client: Client,
  since: ReturnType<typeof gatherReports>,
  output: Output,
): Promise<0 | 1> {
  try {
    const report = await client.call('folder.sync', { folderId: folder.id })
    printReport(folder.path, since.total(folder.id, report), output)
    return 0
  } catch (error) {
    const [now] = (await client.call('folder.list', {})).filter((one) => one.id === folder.id)
    if (!now) throw error
    printState(now, output)
    return 1
  }
}

/** Sums what changed since the command began: a folder is compared as soon as it is added. */
function gatherReports(client: Client) {
  const reports: { folderId: string; report: SyncReport }[] = []
  const stop = client.subscribe(
    'library',
    (event) => {
      if (event.type === 'folder-synced') reports.push(event)
    },
    () => {},
  )
  return {
    stop,
    /** `last`: the report that saw everything; what came since the beginning is as it was then. */
    total(folderId: string, last: SyncReport): SyncReport {
      const these = reports.filter((one) => one.folderId === folderId).map((one) => one.report)
      const of = (key: keyof SyncReport) => these.reduce((sum, report) => sum + report[key], 0)
      const [added, changed, moved, removed] = [of('added'), of('changed'), of('moved'), of('removed')]
      const seen = last.unchanged + last.added + last.changed + last.moved
      return { ...last, added, changed, moved, removed, unchanged: Math.max(0, seen - added - changed - moved) }
    },
  }
}

/** Prints the files of the imports that watching starts. `rest` waits for those that run, and counts failed files. */
function printImports(client: Client, output: Output) {
  const following = new Map<string, Promise<number>>()
  const follow = (job: Parameters<typeof followImport>[1]) => {
    if (job.folderId === undefined || following.has(job.id)) return
    const items = followImport(client, job, (item) => printItem(item, output))
    const failures = items.then(
      (all) => all.filter((item) => item.status === 'failed').length,
      (error: unknown) => {
        output.line(error instanceof Error ? error.message : String(error))
        return 1
      },
    )
    following.set(job.id, failures)
  }
  const stop = client.subscribe(
    'jobs',
    ({ job }) => follow(job),
    () => {},
  )
  return {
    stop,
    async rest(): Promise<number> {
      for (const job of await client.call('import.list', {})) if (job.state === 'running') follow(job)
      const counts = await Promise.all(following.values())
      return counts.reduce((sum, count) => sum + count, 0)
    },
  }
}

function printReport(folder: string, report: SyncReport, output: Output): void {
  if (output.json) output.object({ folder, ...report })
  else output.line(say('terminal', 'watch-synced', { folder, ...report }))
}

function printState({ path: folder, state, error }: WatchedFolder, output: Output): void {
  if (output.json) return output.object({ folder, state, ...(error ? { error: errorObject(error) } : {}) })
  const words = say('shell', `folder-${state}`)
  output.line(say('terminal', 'watch-state', { folder, state: error ? sayError(error) : words }))
}
