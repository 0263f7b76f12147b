import path from 'node:path'
import { forkLauncher } from '../../../adapters/workshop/fork-launcher.ts'
import type { SectionNote, SummaryEvent } from '../../../api/summary.ts'
import { openAssistant } from '../../open-assistant.ts'
import { importAll } from '../bench-library.ts'

/** What the child says of its summary. `fresh`: sections read by it; `reused`: of which the note stood; `ms`: since it began. */
export type SummaryChildMessage =
  | { type: 'begun'; sentences: number; notes: number; ms: number }
  | { type: 'at'; read: number; of: number; fresh: number; reused: number; written: number; ms: number; rss: number }
  | { type: 'ended'; sentences: number; ms: number }

/**
 * Child of the bench of long summaries: `data file again|on`. Reads a file into a library, without vectors, and has the starter
 * summarise it by section in the background, or goes on with the summary that is there. It may be killed at any instant.
 */
const [dataFolder = '', file = '', what = 'on'] = process.argv.slice(2)
const launcher = forkLauncher((entry) => path.join(import.meta.dirname, '../..', `${entry}.ts`))
const assistant = await openAssistant({ dataFolder, access: 'own', program: 'bench', launcher })
const client = assistant.connect()
const say = (message: SummaryChildMessage) => process.send?.(message)
await client.call('settings.set', { embedder: 'none', chatModel: 'starter' })
const known = what === 'again' ? undefined : (await client.call('summary.list', {}))[0]
const brought = known ? undefined : await importAll(client, { paths: [file] })
const kept = known && (await client.call('summary.get', { summaryId: known.id })).content
say({
  type: 'begun',
  sentences: kept?.parts.flatMap(({ sentences }) => sentences.filter(({ shown }) => shown)).length ?? 0,
  notes: kept?.notes.filter(({ state }) => state !== 'waiting').length ?? 0,
  ms: brought === undefined ? 0 : brought.seconds * 1000,
})
const started = performance.now()
const events: AsyncIterable<SummaryEvent> = known
  ? client.stream('summary.continue', { summaryId: known.id })
  : client.stream('summary.start', {
      documentIds: brought?.items.flatMap(({ documentId }) => documentId ?? []) ?? [],
      choice: { form: 'sections' },
    })
let [fresh, reused, written] = [0, 0, 0]
const keyOf = ({ heading, from, to, words }: SectionNote) => JSON.stringify([heading, from, to, words])
// What an earlier process read comes again as it was, and is not read.
const before = new Set(kept?.notes.filter(({ state }) => state !== 'waiting').map(keyOf))
for await (const event of events) {
  const ms = performance.now() - started
  if (event.type === 'sentence-checked') written += 1
  if (event.type === 'section-read' && event.note.state === 'read' && !before.has(keyOf(event.note))) fresh += 1
  if (event.type === 'section-read' && event.note.state === 'reused') reused += 1
  const { read, of } = event.type === 'section-read' ? event.progress : { read: 0, of: 0 }
  if (read > 0 || event.type === 'sentence-checked')
    say({ type: 'at', read, of, fresh, reused, written, ms, rss: process.resourceUsage().maxRSS / 1024 })
  if (event.type === 'summary-finished')
    say({ type: 'ended', sentences: event.content.parts.flatMap(({ sentences }) => sentences).length, ms })
}
await assistant.close()
process.disconnect()
