import type { DragEvent, KeyboardEvent, MouseEvent, ReactNode } from 'react'
import { useState } from 'react'
import { say } from '../../../messages/say.ts'
import { classes } from '../../components/classes.ts'
import { ContextMenu } from '../../components/context-menu.tsx'
import type { MenuEntry } from '../../components/menu.tsx'
import { draggedDocuments, dragsDocuments } from '../document-drag.ts'

const numbers = new Intl.NumberFormat('en')

/**
 * A row of the sidebar: a place to go to, with an optional count or note and a context menu. `title` says more than the
 * label where it is pointed at.
 */
export function SideRow({
  label,
  title,
  icon,
  count,
  note,
  warn,
  selected,
  quiet,
  menu,
  depth = 0,
  disclosed = false,
  onKeyDown,
  onPress,
  onDocuments,
}: {
  label: string
  title?: string
  icon?: ReactNode
  count?: number
  note?: string
  warn?: boolean
  selected?: boolean
  quiet?: boolean
  menu?: readonly MenuEntry[]
  /** How deep it lies in a tree, 0 at the top. */
  depth?: number
  /** Whether a sign before its icon opens and closes it. */
  disclosed?: boolean
  onKeyDown?: (event: KeyboardEvent) => void
  onPress: () => void
  /** Takes documents of the library that are dropped on the row. */
  onDocuments?: (documentIds: string[]) => void
}) {
  const [at, setAt] = useState<{ x: number; y: number } | undefined>(undefined)
  const open = (event: MouseEvent<HTMLElement>) => {
    if (menu === undefined) return
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setAt(event.clientX === 0 ? { x: box.left + 16, y: box.bottom } : { x: event.clientX, y: event.clientY })
  }
  const [over, setOver] = useState(false)
  const drop = onDocuments && {
    onDragOver: (event: DragEvent) => {
      if (!dragsDocuments(event)) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      const ids = draggedDocuments(event)
      if (ids.length === 0) return
      event.preventDefault()
      onDocuments(ids)
    },
  }
  return (
    <>
      <button
        type="button"
        onClick={onPress}
        onContextMenu={open}
        onKeyDown={onKeyDown}
        {...drop}
        aria-current={selected ? 'page' : undefined}
        style={depth === 0 && !disclosed ? undefined : { paddingLeft: `${0.375 + depth + (disclosed ? 0.625 : 0)}rem` }}
        className={classes(
          'flex h-7 w-full items-center gap-2 rounded-control border-l-3 pr-2 pl-1.5 text-left text-plain -outline-offset-2',
          selected ? 'border-accent bg-raise font-semibold' : 'border-transparent hover:bg-hair',
          quiet ? 'text-soft' : 'text-ink',
          over && 'bg-wash! outline-1 outline-accent outline-dashed',
        )}
      >
        {icon === undefined ? null : <span className="text-soft">{icon}</span>}
        <span className="flex-1 truncate" title={title ?? label}>
          {label}
        </span>
        {note === undefined ? null : (
          <span className={classes('shrink-0 text-label', warn ? 'text-warn' : 'text-soft')}>{note}</span>
        )}
        {count === undefined ? null : <span className="text-soft tabular-nums">{numbers.format(count)}</span>}
      </button>
      <ContextMenu
        at={at}
        entries={menu ?? []}
        label={say('shell', 'menuOf', { name: label })}
        onClose={() => setAt(undefined)}
      />
    </>
  )
}

/** A heading of the sidebar with room for one small button. */
export function SideHeading({ children, action }: { children: string; action?: ReactNode }) {
  return (
    <div className="mt-4 mb-1 flex h-5 items-center justify-between pr-1 pl-2.5">
      <h2 className="text-label font-semibold text-faint">{children}</h2>
      {action}
    </div>
  )
}
