import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import type { MemberLeftOut } from '../../../api/document.ts'
import { say, sayError } from '../../../messages/say.ts'
import { useCall } from '../../app/queries.ts'
import { useSettings } from '../../app/settings.ts'
import { sizeWords } from '../../app/size-words.ts'
import { showDetails } from '../../app/view-store.ts'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'
import { reasonWords } from './reason-words.ts'

const ROW = 28

type LeftOutProps = {
  /** The container; undefined: every one that needs a look, each row naming its own. */
  documentId: string | undefined
  title: string
  className?: string
  listClassName?: string
}

/** What containers hold that is no document, by name with the reason. Nothing where there is none. */
export function MembersLeftOut({ documentId, title, className, listClassName }: LeftOutProps) {
  const input = documentId === undefined ? {} : { documentId }
  const members = useCall('document.membersLeftOut', input).data ?? []
  const Heading = documentId === undefined ? 'h2' : 'h3'
  if (members.length === 0) return null
  return (
    <div className={className}>
      <Heading className="mb-1 font-semibold tabular-nums">
        {title} <span className="font-normal text-soft">{members.length.toLocaleString('en')}</span>
      </Heading>
      <LeftOutList members={members} title={title} named={documentId === undefined} className={listClassName} />
    </div>
  )
}

type ListProps = {
  members: readonly MemberLeftOut[]
  title: string
  named: boolean
  className: string | undefined
}

function LeftOutList({ members, title, named, className }: ListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const height = Math.round((ROW * useSettings().zoom) / 100)
  const rows = useVirtualizer({
    count: members.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  })
  return (
    <div
      ref={scroller}
      role="region"
      aria-label={title}
      tabIndex={0}
      className={classes('overflow-y-auto -outline-offset-2', className)}
    >
      <ul className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const member = members[index]
          return member === undefined ? null : (
            <li
              key={key}
              aria-setsize={members.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0 flex items-center gap-3 border-hair border-b px-3"
              style={{ height, transform: `translateY(${start}px)` }}
            >
              <LongName name={member.name} className="flex-1" />
              {named ? (
                <button
                  type="button"
                  title={member.title}
                  onClick={() => showDetails(member.documentId)}
                  className="max-w-2/5 truncate text-soft hover:text-accent hover:underline"
                >
                  {say('documents', 'inContainer', { title: member.title })}
                </button>
              ) : (
                <span className="shrink-0 text-label text-soft tabular-nums">{sizeWords(member.size)}</span>
              )}
              <span
                title={member.error === undefined ? undefined : sayError(member.error)}
                className="w-2/7 min-w-0 shrink-0 truncate text-right text-label text-warn"
              >
                {member.error === undefined ? say('documents', 'memberRemoved') : reasonWords(member.error.code)}
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
