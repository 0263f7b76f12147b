import { useEffect } from 'react'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'
import { jobDone } from '../../app/job-words.ts'

/** Work that took longer is told of, in milliseconds. */
const longMs = 60_000

/** Tells the desktop of imports and summaries that took long, when they have ended. Main decides whether it is shown. */
export function useLongWork(client: Client): void {
  useEffect(() => {
    const ends = [
      client.subscribe(
        'jobs',
        ({ job }) => {
          const ran = (job.finishedAt ?? 0) - job.startedAt
          if (job.state !== 'done' || ran < longMs || told.has(job.id)) return
          told.add(job.id)
          // A watched folder that is read again is no news.
          if (job.folderId === undefined || job.failed > 0) {
            const target = { what: 'import' as const, jobId: job.id }
            void window.carrel.call('desktop.notify', {
              title: say('quickAsk', 'importDone'),
              body: jobDone(job),
              target,
            })
          }
        },
        () => {},
      ),
      client.subscribe(
        'summaries',
        ({ summaryId }) => void summaryChanged(client, summaryId),
        () => writing.clear(),
      ),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [client])
}

const told = new Set<string>()
/** When summaries that are being written were first seen so. */
const writing = new Map<string, number>()

async function summaryChanged(client: Client, summaryId: string): Promise<void> {
  const summaries = await client.call('summary.list', {}).catch(() => [])
  const summary = summaries.find(({ id }) => id === summaryId)
  if (summary === undefined) return
  if (summary.state === 'streaming') {
    if (!writing.has(summaryId)) writing.set(summaryId, Date.now())
    return
  }
  const began = writing.get(summaryId)
  writing.delete(summaryId)
  if (summary.state !== 'done' || began === undefined || Date.now() - began < longMs) return
  const target = { what: 'summary' as const, summaryId }
  void window.carrel.call('desktop.notify', { title: say('quickAsk', 'summaryDone'), body: summary.title, target })
}
