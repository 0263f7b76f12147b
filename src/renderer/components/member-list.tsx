import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { MemberRow } from '../../api/document.ts'
import { say } from '../../messages/say.ts'
import { openInReader } from '../app/open-document.ts'
import { useCall } from '../app/queries.ts'
import { sentenceFor } from '../app/report.ts'
import { useSettings } from '../app/settings.ts'
import { showDetails } from '../app/view-store.ts'
import { classes } from './classes.ts'
import { LongName } from './long-name.tsx'

const ROW = 32

/** The documents within a document, each a row that opens it; only the rows on screen exist. */
export function MemberList(props: { documentId: string; labelledBy: string; className?: string }) {
  const { data, error } = useCall('document.members', { documentId: props.documentId })
  const scroller = useRef<HTMLDivElement>(null)
  const height = Math.round((ROW * useSettings().zoom) / 100)
  const rows = useVirtualizer({
    count: data?.length ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  })
  return (
    <div
      ref={scroller}
      role="region"
      aria-labelledby={props.labelledBy}
      tabIndex={0}
      className={classes('min-h-0 overflow-y-auto -outline-offset-2', props.className)}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
        if (by === 0) return
        const buttons = [...event.currentTarget.querySelectorAll('button')]
        const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
        buttons[at < 0 ? 0 : at + by]?.focus()
        event.preventDefault()
      }}
    >
      {error === null ? null : (
        <p role="alert" className="p-3 text-warn">
          {sentenceFor(error)}
        </p>
      )}
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const row = data?.[item.index]
          return row === undefined ? null : (
            <li
              key={item.key}
              aria-setsize={data?.length}
              aria-posinset={item.index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height, transform: `translateY(${item.start}px)` }}
            >
              <button
                type="button"
                className="flex h-full w-full items-center gap-3 border-hair border-b px-3 text-left -outline-offset-2 hover:bg-hair/60"
                onClick={() => (row.failed ? showDetails(row.id) : openInReader(row))}
              >
                <LongName name={row.title} className="flex-1" />
                <span className={classes('shrink-0 text-label', row.failed ? 'text-warn' : 'text-soft')}>
                  {row.failed ? say('library', 'status-failed') : note(row)}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function note({ sentAt, kind }: MemberRow): string {
  return sentAt === undefined
    ? say('documents', `kind-${kind}`)
    : new Date(sentAt).toLocaleDateString('en-GB', { dateStyle: 'medium' })
}
