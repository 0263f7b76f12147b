import path from 'node:path'
import { fromErrorValue } from '../../api/error.ts'
import type { ImportItem, ImportJob } from '../../api/job.ts'
import { say, sayError } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { type CommandOptions, modelOption } from './options.ts'
import { errorObject, type Output } from './output.ts'
import { UsageError } from './usage-error.ts'

const finished = new Set<ImportItem['status']>(['ready', 'duplicate', 'failed', 'unsupported'])

/** `carrel import PATH…`: a line per file as it is done, then the total. Returns the exit code. */
export async function importCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  if (options.positionals.length === 0) {
    throw new UsageError(say('terminal', 'missing-argument', { command: 'import', argument: 'a PATH' }))
  }
  const started = performance.now()
  const collectionName = options.values['collection']
  const embedder = modelOption(options, 'embedder')
  const job = await client.call('import.start', {
    paths: options.positionals.map((each) => path.resolve(each)),
    ...(collectionName === undefined ? {} : { collectionName }),
    ...(embedder === undefined ? {} : { embedder }),
  })
  const items = await followImport(client, job, (item) => printItem(item, output))
  const total = {
    files: items.length,
    documents: new Set(items.flatMap((item) => (item.error ? [] : (item.documentId ?? [])))).size,
    pages: sum(items, 'pages'),
    chunks: sum(items, 'chunks'),
    failed: items.filter((item) => item.status === 'failed').length,
    seconds: Number(((performance.now() - started) / 1000).toFixed(3)),
  }
  if (output.json) output.object({ total })
  else {
    output.line(say('terminal', 'import-total', total))
    if (total.documents > 0) output.line(say('terminal', 'import-next'))
  }
  return total.failed === 0 ? 0 : 1
}

/** Hands on each item once when it is done; resolves with all items when the job is. */
export async function followImport(
  client: Client,
  job: ImportJob,
  onItem: (item: ImportItem) => void,
): Promise<ImportItem[]> {
  const seen = new Set<string>()
  const list = async () => {
    const items = await client.call('import.items', { jobId: job.id })
    for (const item of items) {
      if (!finished.has(item.status) || seen.has(item.path)) continue
      seen.add(item.path)
      onItem(item)
    }
    return items
  }
  await new Promise<void>((resolve, reject) => {
    let busy = false
    const check = async () => {
      if (busy) return
      busy = true
      const current = (await client.call('import.list', {})).find((each) => each.id === job.id)
      if (!current || current.state === 'done' || current.state === 'cancelled') {
        clearInterval(timer)
        return resolve()
      }
      if (current.state === 'paused' && current.error) {
        clearInterval(timer)
        return reject(fromErrorValue(current.error))
      }
      await list()
      busy = false
    }
    const timer = setInterval(() => void check().catch(reject), 250)
    void check().catch(reject)
  })
  return list()
}

/** A line, or an object, for a file that is done. */
export function printItem(item: ImportItem, output: Output): void {
  const error = item.error
  if (output.json) return output.object({ ...item, ...(error ? { error: errorObject(error) } : {}) })
  if (item.status === 'ready')
    return output.line(say('terminal', 'import-ready', { path: item.path, pages: item.pages }))
  if (item.status === 'duplicate') return output.line(say('terminal', 'import-duplicate', { path: item.path }))
  output.line(say('terminal', 'import-failed', { path: item.path, message: error ? sayError(error) : item.status }))
}

function sum(items: readonly ImportItem[], key: 'pages' | 'chunks'): number {
  return items.reduce((total, item) => total + item[key], 0)
}
