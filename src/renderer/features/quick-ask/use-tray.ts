import { useEffect } from 'react'
import type { TrayContent } from '../../../api/desktop.ts'
import type { ImportJob } from '../../../api/job.ts'
import { say } from '../../../messages/say.ts'
import type { Client } from '../../../rpc/types.ts'

/** The tray is told at most this often, in milliseconds. */
const pauseMs = 500
const recentThreads = 5

/** Tells the tray what to show, and does for it what its menu says: this page is always there. */
export function useTray(client: Client): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = async () => {
      timer = undefined
      try {
        const [threads, jobs, overview] = await Promise.all([
          client.call('thread.list', {}),
          client.call('import.list', {}),
          client.call('library.overview', {}),
        ])
        const recent = threads
          .toSorted((one, other) => other.updatedAt - one.updatedAt)
          .filter(({ title }) => title !== '')
          .slice(0, recentThreads)
          .map(({ id, title }) => ({ threadId: id, title }))
        await window.carrel.call('tray.show', { recent, ...trayWords(jobs, overview.documents) })
      } catch {
        // The backend is away; a gap tells when it is back.
      }
    }
    const changed = () => {
      timer ??= setTimeout(() => void show(), pauseMs)
    }
    const ends = [
      client.subscribe('threads', changed, changed),
      client.subscribe('jobs', changed, changed),
      client.subscribe('library', changed, changed),
      window.carrel.onEvent((event) => {
        if (event.type === 'tray-command') void switchImports(client, event.command)
      }),
    ]
    changed()
    return () => {
      clearTimeout(timer)
      for (const end of ends) end()
    }
  }, [client])
}

/** Where reading stands, over all imports under way. */
export function trayWords(
  jobs: readonly Pick<ImportJob, 'state' | 'done' | 'files' | 'chunks' | 'chunksEmbedded'>[],
  documents: number,
): Pick<TrayContent, 'indexing' | 'status'> {
  const running = jobs.filter(({ state }) => state === 'running')
  const under = running.length > 0 ? running : jobs.filter(({ state }) => state === 'paused')
  if (under.length === 0) {
    const status = documents === 0 ? say('quickAsk', 'trayEmpty') : say('quickAsk', 'trayReady', { count: documents })
    return { indexing: 'none', status }
  }
  const [count, done] = [sum(under, 'files'), sum(under, 'done')]
  const [chunks, embedded] = [sum(under, 'chunks'), sum(under, 'chunksEmbedded')]
  if (running.length > 0 && done === count && embedded < chunks) {
    const share = Math.floor((embedded / chunks) * 100)
    return { indexing: 'running', status: say('quickAsk', 'trayMeaning', { count, share }) }
  }
  return running.length > 0
    ? { indexing: 'running', status: say('quickAsk', 'trayReading', { done, count }) }
    : { indexing: 'paused', status: say('quickAsk', 'trayPaused', { done, count }) }
}

type Count = 'files' | 'done' | 'chunks' | 'chunksEmbedded'

function sum(jobs: readonly Pick<ImportJob, Count>[], count: Count): number {
  return jobs.reduce((total, job) => total + job[count], 0)
}

async function switchImports(client: Client, command: 'pause-indexing' | 'resume-indexing'): Promise<void> {
  const [from, name] =
    command === 'pause-indexing' ? (['running', 'import.pause'] as const) : (['paused', 'import.resume'] as const)
  const jobs = await client.call('import.list', {}).catch(() => [])
  for (const { id, state } of jobs) if (state === from) await client.call(name, { jobId: id }).catch(() => undefined)
}
