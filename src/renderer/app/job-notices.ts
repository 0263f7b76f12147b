import { useEffect } from 'react'
import { useClient } from '../client.ts'
import { arrivalsInView, useArrivalsStore } from './arrivals-store.ts'
import { jobDone } from './job-words.ts'
import { showToast } from './toast-store.ts'
import { followedJobs } from './use-unlock.ts'

/** Says when an import that ran in this window's time has ended, and whether files failed, unless that is on screen. */
export function useJobNotices(): void {
  const client = useClient()
  useEffect(() => {
    const running = new Set<string>()
    return client.subscribe(
      'jobs',
      ({ job }) => {
        if (job.state === 'running') running.add(job.id)
        if (job.state !== 'done' || !running.delete(job.id)) return
        // A watched folder that changes is no news, a file in it that cannot be read is.
        if (job.folderId !== undefined && job.failed === 0) return
        if (followedJobs.delete(job.id)) return
        if (arrivalsInView() && useArrivalsStore.getState().jobId === job.id) return
        showToast(jobDone(job), job.failed > 0 ? { tone: 'warn' } : {})
      },
      () => {},
    )
  }, [client])
}
