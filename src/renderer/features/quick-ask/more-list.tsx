import { useEffect, useRef } from 'react'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { Kbd } from '../../components/kbd.tsx'
import type { MoreEntry } from './more-entries.ts'
import { useQuickStore } from './quick-store.ts'

export const moreListId = 'quick-more'

/** Id of a row, which the field names as the active one. */
export function entryId(index: number): string {
  return `${moreListId}-${index}`
}

/** Everything else that can be done, under one key. */
export function MoreList({ entries, chosen }: { entries: readonly MoreEntry[]; chosen: number }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`#${entryId(chosen)}`)?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div
      ref={list}
      id={moreListId}
      role="listbox"
      aria-label={say('quickAsk', 'more')}
      className="max-h-80 overflow-y-auto border-t border-hair p-1.5"
    >
      {entries.map((entry, index) => (
        <div
          key={entry.id}
          id={entryId(index)}
          role="option"
          aria-selected={index === chosen}
          tabIndex={-1}
          onPointerMove={() => useQuickStore.setState({ entry: index })}
          onClick={() => takeEntry(entry)}
          className={classes('flex h-7 items-center gap-3 rounded-control px-3', index === chosen && 'bg-wash')}
        >
          <span className="flex-1">{entry.label}</span>
          {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
        </div>
      ))}
    </div>
  )
}

/** Closes the list and does what the row says. */
export function takeEntry(entry: MoreEntry | undefined): void {
  useQuickStore.setState({ entry: undefined })
  entry?.run()
}
