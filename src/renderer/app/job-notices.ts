import { useEffect } from 'react'
import { say } from '../../messages/say.ts'
import { useClient } from '../client.ts'
import { arrivalsInView, useArrivalsStore } from './arrivals-store.ts'
import { showToast } from './toast-store.ts'

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
        const { id, label, failed, files } = job
        if (arrivalsInView() && useArrivalsStore.getState().jobId === id) return
        if (failed > 0) showToast(say('library', 'importDoneFailed', { label, count: failed }), { tone: 'warn' })
        else showToast(say('library', 'importDone', { label, count: files }))
      },
      () => {},
    )
  }, [client])
}
