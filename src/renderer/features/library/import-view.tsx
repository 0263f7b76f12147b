import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { ImportItem, ImportJob } from '../../../api/job.ts'
import { say, sayError } from '../../../messages/say.ts'
import { fileName } from '../../app/file-name.ts'
import { jobLabel, jobRecognising } from '../../app/job-words.ts'
import { useCall } from '../../app/queries.ts'
import { report, sentenceFor } from '../../app/report.ts'
import { useSettings } from '../../app/settings.ts'
import { TitleRow } from '../../app/shell/title-row.tsx'
import { isLocked } from '../../app/use-unlock.ts'
import { useClient } from '../../client.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'
import { LockedItem } from './locked-item.tsx'

const ROW = 28

/** The files of one import: what became of each, and what to do about those that failed. */
export function ImportView({ jobId }: { jobId: string }) {
  const client = useClient()
  const job = useCall('import.list', {}).data?.find((candidate) => candidate.id === jobId)
  const items = useCall('import.items', { jobId })
  const sorted = (items.data ?? []).toSorted((a, b) => Number(bad(b)) - Number(bad(a)))
  const act = (name: 'import.pause' | 'import.resume' | 'import.cancel') => client.call(name, { jobId }).catch(report)
  return (
    <section aria-label={say('library', 'importTitle')} className="flex min-h-0 flex-1 flex-col">
      <TitleRow
        title={job === undefined ? say('library', 'importTitle') : say('library', 'importOf', { label: jobLabel(job) })}
        {...(job === undefined ? {} : { note: say('shell', 'nOfM', { done: job.done, files: job.files }) })}
      >
        {job?.state === 'running' || job?.state === 'paused' ? (
          <>
            <Button onPress={() => act(job.state === 'running' ? 'import.pause' : 'import.resume')}>
              {say('library', job.state === 'running' ? 'pause' : 'resume')}
            </Button>
            <Button onPress={() => act('import.cancel')}>{say('library', 'cancel')}</Button>
          </>
        ) : null}
      </TitleRow>
      {job === undefined ? null : <p className="px-5 py-3 text-soft tabular-nums">{jobCounts(job)}</p>}
      {items.error === null ? null : (
        <p role="alert" className="px-5 text-warn">
          {sentenceFor(items.error)}
        </p>
      )}
      <ItemList items={sorted} />
    </section>
  )
}

/** How far an import is, a sentence for each step that it has come to. */
function jobCounts(job: ImportJob): string {
  const recognising = jobRecognising(job)
  return [
    say('library', 'importPages', { pages: job.pagesRead }),
    ...(recognising === undefined ? [] : [`${recognising}.`]),
    ...(job.chunks === 0
      ? []
      : [say('library', 'importEmbedded', { embedded: job.chunksEmbedded, chunks: job.chunks })]),
    ...(job.failed === 0 ? [] : [say('library', 'importFailed', { count: job.failed })]),
  ].join(' ')
}

function bad(item: ImportItem): boolean {
  return item.status === 'failed' || item.status === 'unsupported'
}

function ItemList({ items }: { items: readonly ImportItem[] }) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = Math.round((ROW * useSettings().zoom) / 100)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.error === undefined ? height : height * 2),
    overscan: 10,
  })
  return (
    <div
      ref={scroller}
      className="min-h-0 flex-1 overflow-y-auto border-t border-line"
      tabIndex={0}
      aria-label={say('library', 'files')}
      role="region"
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((virtual) => {
          const item = items[virtual.index]
          return item === undefined ? null : (
            <li
              key={virtual.key}
              aria-setsize={items.length}
              aria-posinset={virtual.index + 1}
              ref={rows.measureElement}
              data-index={virtual.index}
              className="absolute inset-x-0 border-b border-hair px-5 py-1.25"
              style={{ transform: `translateY(${virtual.start}px)` }}
            >
              <span className="flex items-center gap-3">
                <LongName name={fileName(item.path)} className="flex-1" />
                <span className="text-soft tabular-nums">
                  {item.pages > 0 ? say('library', 'pageCount', { count: item.pages }) : ''}
                </span>
                <span
                  className={classes(
                    'min-w-24 shrink-0 text-right tabular-nums',
                    bad(item) ? 'text-warn' : 'text-soft',
                  )}
                >
                  {item.recognising === undefined
                    ? say('library', `item-${item.status}`)
                    : say('library', 'recognisingPages', item.recognising)}
                </span>
              </span>
              {item.error === undefined ? null : isLocked(item.error) && item.documentId !== undefined ? (
                <LockedItem documentId={item.documentId} path={item.path} />
              ) : (
                <span className="selectable block text-label text-warn">{sayError(item.error)}</span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
