import path from 'node:path'
import { receiptWords } from '../../messages/receipt-words.ts'
import { say } from '../../messages/say.ts'
import type { Client } from '../../rpc/types.ts'
import { allDocuments } from './all-documents.ts'
import type { CommandOptions } from './options.ts'
import type { Output } from './output.ts'
import { UsageError } from './usage-error.ts'

/**
 * `carrel delete PATH…`: takes documents out of the library for good, those at the paths, below them, or with these ids;
 * the files themselves stay. Prints the receipt. Exit code 1 where a path names nothing, or a store still holds something.
 */
export async function deleteCommand(options: CommandOptions, client: Client, output: Output): Promise<number> {
  if (options.positionals.length === 0) {
    throw new UsageError(say('terminal', 'missing-argument', { command: 'delete', argument: 'PATH' }))
  }
  const wanted = options.positionals.map((given) => ({ given, path: path.resolve(given), found: false }))
  const documentIds: string[] = []
  for await (const row of allDocuments(options, client)) {
    for (const one of wanted) {
      if (row.id !== one.given && row.path !== one.path && !row.path.startsWith(`${one.path}${path.sep}`)) continue
      one.found = true
      documentIds.push(row.id)
    }
  }
  const missing = wanted.filter(({ found }) => !found)
  for (const { given } of missing) process.stderr.write(`${say('terminal', 'delete-nothing', { path: given })}\n`)
  if (documentIds.length === 0) return 1
  const receipt = await client.call('library.delete', { documentIds: [...new Set(documentIds)] })
  const left = receipt.stores.reduce((sum, store) => sum + store.left, 0)
  if (output.json) output.object(receipt)
  else {
    const { summary, stores, quoted } = receiptWords(receipt)
    output.line(summary)
    for (const line of stores) output.line(`  ${line}`)
    if (quoted !== undefined) {
      output.line(
        `${quoted} ${say('terminal', 'quotes-stay', { count: receipt.quotedInThreads + (receipt.quotedInSummaries ?? 0) })}`,
      )
    }
  }
  return missing.length === 0 && left === 0 ? 0 : 1
}
