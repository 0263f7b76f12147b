import { useVirtualizer } from '@tanstack/react-virtual'
import { Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import type { MemberRow } from '../../api/document.ts'
import { say } from '../../messages/say.ts'
import { dayWords } from '../app/day-words.ts'
import { senderWords } from '../app/filter-words.ts'
import { openInReader } from '../app/open-document.ts'
import { sentenceFor } from '../app/report.ts'
import { useSettings } from '../app/settings.ts'
import { showDetails } from '../app/view-store.ts'
import { classes } from './classes.ts'
import { LongName } from './long-name.tsx'
import { useMembers } from './use-members.ts'

const ROW = 32
/** More than this are filtered by typing. */
const FEW = 12

type MemberListProps = { documentId: string; labelledBy: string; className?: string }

/**
 * The documents within a document, each a row that opens it, with its sender and day where it is a message. Only the rows
 * on screen exist; arrows, Home and End go through all of them, letters go to the filter.
 */
export function MemberList({ documentId, labelledBy, className }: MemberListProps) {
  const [filter, setFilter] = useState('')
  const cursor = useRef(-1)
  const [, setMoves] = useState(0)
  const [range, setRange] = useState({ first: 0, last: 0 })
  const text = useDeferredValue(filter.trim())
  const { total = 0, rowAt, error } = useMembers(documentId, text, range)
  const [isLong, setLong] = useState(false)
  if (!isLong && total > FEW) setLong(true)
  const scroller = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const height = Math.round((ROW * useSettings().zoom) / 100)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 10,
  })
  const shown = rows.getVirtualItems()
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => setRange({ first, last }), [first, last])
  const toFocus = useRef<number | undefined>(undefined)
  // It may stand there only after the list has scrolled and its page is read.
  useEffect(() => {
    const index = toFocus.current
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] button`)
    if (index === undefined || !row) return
    toFocus.current = undefined
    row.focus({ preventScroll: true })
  })
  const goTo = (index: number) => {
    cursor.current = index
    toFocus.current = index
    rows.scrollToIndex(index)
    setMoves((count) => count + 1)
  }

  const move = (event: KeyboardEvent) => {
    const next = nextIndex(event.key, cursor.current, total, Math.max(1, last - first - 20))
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (next !== undefined) {
      event.preventDefault()
      goTo(next)
    } else if (isLong && event.key.length === 1 && event.key !== ' ') {
      event.preventDefault()
      setFilter(filter + event.key)
      field.current?.focus()
    }
  }
  return (
    <div className={classes('flex min-h-0 flex-col', className)}>
      {isLong ? (
        <label className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-soft">
          <Search />
          <input
            ref={field}
            type="text"
            role="searchbox"
            aria-label={say('documents', 'filterMembers')}
            placeholder={say('documents', 'filterMembers')}
            value={filter}
            onChange={(event) => {
              setFilter(event.target.value)
              cursor.current = -1
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && filter !== '') {
                event.preventDefault()
                event.stopPropagation()
                setFilter('')
              }
              if (event.key === 'ArrowDown' && total > 0) {
                event.preventDefault()
                goTo(0)
              }
            }}
            className="h-6 min-w-0 flex-1 rounded-control bg-transparent px-1 text-ink outline-offset-0"
          />
          <span role="status" className="shrink-0 text-label tabular-nums">
            {text === '' ? '' : say('documents', 'filterFound', { count: total })}
          </span>
        </label>
      ) : null}
      <div
        ref={scroller}
        role="region"
        aria-labelledby={labelledBy}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
        onKeyDown={move}
      >
        {error === undefined ? null : (
          <p role="alert" className="p-3 text-warn">
            {sentenceFor(error)}
          </p>
        )}
        <ul className="relative" style={{ height: rows.getTotalSize() }}>
          {shown.map(({ index, start, key }) => (
            <li
              key={key}
              data-index={index}
              onFocus={() => {
                cursor.current = index
              }}
              aria-setsize={total}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ height, transform: `translateY(${start}px)` }}
            >
              <Member row={rowAt(index)} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

/** Where a key leads from row `at` (-1: none) of `count`; undefined where it leads nowhere. */
function nextIndex(key: string, at: number, count: number, page: number): number | undefined {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count }[key]
  if (by === undefined || count === 0) return undefined
  return Math.min(count - 1, Math.max(0, at + by))
}

function Member({ row }: { row: MemberRow | undefined }) {
  if (row === undefined) return <span className="sr-only">{say('library', 'rowLoading')}</span>
  const { title, from, failed } = row
  return (
    <button
      type="button"
      className="flex h-full w-full items-center gap-3 border-hair border-b px-3 text-left -outline-offset-2 hover:bg-hair/60"
      onClick={() => (failed ? showDetails(row.id) : openInReader(row))}
    >
      <LongName name={title} className="flex-1" />
      {from === undefined ? null : (
        <span title={from} className="w-2/7 min-w-0 shrink-0 truncate text-soft">
          {senderWords(from)}
        </span>
      )}
      <span
        className={classes(
          'shrink-0 text-right text-label tabular-nums',
          from !== undefined && 'w-20',
          failed ? 'text-warn' : 'text-soft',
        )}
      >
        {failed ? say('documents', 'memberFailed') : note(row)}
      </span>
    </button>
  )
}

function note({ sentAt, kind }: MemberRow): string {
  return sentAt === undefined ? say('documents', `kind-${kind}`) : dayWords(sentAt, Date.now())
}
