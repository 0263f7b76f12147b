import { Pause, Play, X } from 'lucide-react'
import type { ImportJob } from '../../../api/job.ts'
import { say } from '../../../messages/say.ts'
import { useClient } from '../../client.ts'
import { IconButton } from '../../components/button.tsx'
import { jobLabel, jobRecognising, jobShare } from '../job-words.ts'
import { useCall } from '../queries.ts'
import { report } from '../report.ts'
import { showView } from '../view-store.ts'

/** The imports under way, at the foot of the sidebar; a click shows their files. */
export function ImportProgress() {
  const jobs = (useCall('import.list', {}).data ?? []).filter(
    (job) => job.state === 'running' || job.state === 'paused',
  )
  return jobs.slice(0, 2).map((job) => <JobRow key={job.id} job={job} />)
}

/** The buttons take the count's place while the row is pointed at or has focus. */
const ON_USE = 'size-6! not-group-hover:not-group-focus-within:sr-only'

function JobRow({ job }: { job: ImportJob }) {
  const client = useClient()
  const paused = job.state === 'paused'
  const act = (name: 'import.pause' | 'import.resume' | 'import.cancel') =>
    client.call(name, { jobId: job.id }).catch(report)
  const label = paused
    ? say('shell', 'pausedLabel', { label: jobLabel(job) })
    : say('shell', 'readingLabel', { label: jobLabel(job) })
  const share = jobShare(job)
  const recognising = jobRecognising(job)
  return (
    <div className="group border-t border-line px-2 py-2">
      <div className="flex items-center">
        <button
          type="button"
          className="flex h-6 min-w-0 flex-1 items-center gap-2 rounded-control px-2 text-left"
          onClick={() => showView({ name: 'import', jobId: job.id })}
        >
          <span className="flex-1 truncate">{label}</span>
          <span className="text-soft tabular-nums group-focus-within:hidden group-hover:hidden">
            {say('shell', 'nOfM', { done: job.done, files: job.files })}
          </span>
        </button>
        <IconButton
          label={paused ? say('shell', 'resumeImport') : say('shell', 'pauseImport')}
          className={ON_USE}
          onPress={() => act(paused ? 'import.resume' : 'import.pause')}
        >
          {paused ? <Play /> : <Pause />}
        </IconButton>
        <IconButton label={say('shell', 'cancelImport')} className={ON_USE} onPress={() => act('import.cancel')}>
          <X />
        </IconButton>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        className="mx-2 mt-1 h-[3px] overflow-hidden rounded-full bg-line"
      >
        <div className="h-full bg-accent transition-[width]" style={{ width: `${share * 100}%` }} />
      </div>
      {recognising === undefined ? null : (
        <p className="mx-2 mt-1 truncate text-label text-soft tabular-nums">{recognising}</p>
      )}
    </div>
  )
}
