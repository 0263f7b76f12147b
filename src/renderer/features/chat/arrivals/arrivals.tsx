import { X } from 'lucide-react'
import { useId } from 'react'
import type { ImportJob } from '../../../../api/job.ts'
import { say } from '../../../../messages/say.ts'
import { dismissArrivals, useArrivalsStore } from '../../../app/arrivals-store.ts'
import { focusComposer } from '../../../app/composer-store.ts'
import { useCall } from '../../../app/queries.ts'
import { showView } from '../../../app/view-store.ts'
import { Button, IconButton } from '../../../components/button.tsx'
import { ArrivalTile } from './arrival-tile.tsx'
import { arrivalsLine, arrivalsShown, somethingRead } from './arrival-words.ts'

const MOST = 6
/** Files asked for, so that six documents are found among others that no reader knows. */
const LOOKED_THROUGH = 50

/** The import that the new question shows, where there is one. */
export function useArrivals(): ImportJob | undefined {
  const jobId = useArrivalsStore((state) => state.jobId)
  return useCall('import.list', {}).data?.find((job) => job.id === jobId)
}

/** The card goes, and the keyboard with it to where one asks. */
function putAway(): void {
  dismissArrivals()
  focusComposer()
}

/** What was just added: its first pages filling, its first facts, and what could not be read. */
export function Arrivals({ job }: { job: ImportJob }) {
  const heading = useId()
  const items = useCall('import.items', { jobId: job.id, limit: LOOKED_THROUGH }).data ?? []
  const { shown, more } = arrivalsShown(items, job, MOST)
  return (
    <section aria-labelledby={heading} className="@container mt-4 rounded-float border border-line px-4 pt-2 pb-3.5">
      <header className="flex items-start gap-2">
        <h2 id={heading} className="py-1.25 font-semibold">
          {say('arrivals', 'title')}
        </h2>
        <p role="status" className="min-w-0 flex-1 py-1.25 text-label text-soft tabular-nums">
          {job.files === 0 ? say('arrivals', 'reading') : arrivalsLine(job, somethingRead(items, job))}
        </p>
        <IconButton label={say('arrivals', 'dismiss')} className="-mr-2" onPress={putAway}>
          <X />
        </IconButton>
      </header>
      <ul className="mt-2 grid gap-x-6 gap-y-3 @min-[30rem]:grid-cols-2">
        {shown.map((item) => (
          <ArrivalTile key={item.path} item={item} />
        ))}
      </ul>
      {more === 0 ? null : (
        <Button look="link" className="mt-3" onPress={() => showView({ name: 'import', jobId: job.id })}>
          {say('arrivals', 'more', { count: more })}
        </Button>
      )}
    </section>
  )
}
