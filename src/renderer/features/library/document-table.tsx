import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { DRAGGED_DOCUMENTS } from '../../app/document-drag.ts'
import { useSettings } from '../../app/settings.ts'
import { classes } from '../../components/classes.ts'
import { COLUMNS, type Column, type SortKey } from './columns.ts'
import { type Move, moved, rangeTo, rowAfterKey, type Selection } from './selection.ts'
import { TableRow } from './table-row.tsx'

const ROW = 28

export type DocumentTableProps = {
  label: string
  total: number
  rowAt: (index: number) => DocumentRow | undefined
  allIds: () => Promise<string[]>
  idsBetween: (from: number, to: number) => Promise<string[]>
  collectionNames: ReadonlyMap<string, string>
  sort: SortKey
  descending: boolean
  onSort: (key: SortKey) => void
  selection: Selection
  onSelection: (selection: Selection) => void
  /** Rows on screen, so that their pages are read. */
  onRange: (from: number, to: number) => void
  onOpen: (row: DocumentRow) => void
  onOpenParent: (documentId: string) => void
  onDetails: (row: DocumentRow) => void
  onRemove: () => void
  onMenu: (at: { x: number; y: number }) => void
  /** A printable key was typed: it goes to the filter. */
  onType: (key: string) => void
}

/** The library as a grid: one cursor, many selected rows, only the rows on screen in the page. */
export function DocumentTable(props: DocumentTableProps) {
  const { total, rowAt, selection, onSelection, onRange } = props
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(60)
  const scale = useSettings().zoom / 100
  const rowHeight = Math.round(ROW * scale)
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
  })
  useEffect(() => rows.measure(), [rows, rowHeight])
  const items = rows.getVirtualItems()
  const from = items[0]?.index ?? 0
  const to = items.at(-1)?.index ?? 0
  useEffect(() => onRange(from, to), [onRange, from, to])
  useEffect(() => {
    const box = scroller.current
    if (box === null) return
    const observer = new ResizeObserver(() => setWide(box.clientWidth / (16 * scale)))
    observer.observe(box)
    return () => observer.disconnect()
  }, [scale])

  // By their names, so that a width between two steps changes nothing.
  const shown = COLUMNS.filter((column) => wide >= column.min)
    .map(({ key }) => key)
    .join(' ')
  const columns = useMemo(() => COLUMNS.filter(({ key }) => shown.split(' ').includes(key)), [shown])
  const grid = useMemo(() => ({ gridTemplateColumns: columns.map((column) => column.width).join(' ') }), [columns])
  const idAt = (index: number) => rowAt(index)?.id
  const asked = useRef(0)
  const go = (index: number, how: Move) => {
    const turn = ++asked.current
    const next = moved(selection, index, how, idAt)
    onSelection(next)
    rows.scrollToIndex(index)
    const { from, to } = rangeTo(selection, index)
    // Rows of the range that were never on screen are not known here.
    if (how === 'range' && next.ids.size <= to - from)
      void props.idsBetween(from, to).then((ids) => {
        if (turn === asked.current) onSelection({ ...next, ids: new Set(ids) })
      })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const command = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const next = event.altKey ? undefined : rowAfterKey(event.key, selection.cursor, total, page)
    const row = rowAt(selection.cursor)
    if (next !== undefined) go(next, event.shiftKey ? 'range' : command ? 'cursor' : 'alone')
    else if (command && event.key.toLowerCase() === 'a')
      void props.allIds().then((ids) => onSelection({ ...selection, ids: new Set(ids) }))
    else if (event.key === 'Enter' && event.altKey && row !== undefined) props.onDetails(row)
    else if (event.key === 'Enter' && row !== undefined) props.onOpen(row)
    else if (event.key === ' ' && selection.cursor >= 0) go(selection.cursor, 'toggle')
    else if (event.key === 'Delete' || (event.key === 'Backspace' && command)) props.onRemove()
    else if (event.key === 'Escape') onSelection({ ...selection, ids: new Set() })
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = scroller.current?.querySelector('[data-cursor]')?.getBoundingClientRect()
      if (box !== undefined) props.onMenu({ x: box.left + 24, y: box.bottom })
    } else if (event.key.length === 1 && !command && !event.altKey) props.onType(event.key)
    else return
    event.preventDefault()
  }
  /** The row that an event happened on. */
  const indexOf = ({ target }: { target: EventTarget }): number | undefined => {
    const index = target instanceof Element ? target.closest<HTMLElement>('[data-index]')?.dataset['index'] : undefined
    return index === undefined ? undefined : Number(index)
  }
  const onClick = (event: MouseEvent) => {
    const index = indexOf(event)
    if (index === undefined) return
    const parentId = rowAt(index)?.parentId
    if (parentId !== undefined && event.target instanceof Element && event.target.closest('[data-parent]') !== null)
      return props.onOpenParent(parentId)
    const row = rowAt(index)
    if (row?.version !== undefined && event.target instanceof Element && event.target.closest('[data-versions]')) {
      go(index, 'alone')
      return props.onDetails(row)
    }
    go(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone')
  }
  const onDoubleClick = (event: MouseEvent) => {
    const row = rowAt(indexOf(event) ?? -1)
    if (row !== undefined) props.onOpen(row)
  }
  const onContextMenu = (event: MouseEvent) => {
    const index = indexOf(event)
    if (index === undefined) return
    event.preventDefault()
    if (!selection.ids.has(idAt(index) ?? '')) go(index, 'alone')
    props.onMenu({ x: event.clientX, y: event.clientY })
  }
  const onDragStart = (event: DragEvent) => {
    const index = indexOf(event)
    const id = index === undefined ? undefined : idAt(index)
    if (index === undefined || id === undefined) return event.preventDefault()
    const ids = selection.ids.has(id) ? [...selection.ids] : [id]
    if (!selection.ids.has(id)) go(index, 'alone')
    event.dataTransfer.effectAllowed = 'copy'
    event.dataTransfer.setData(DRAGGED_DOCUMENTS, JSON.stringify(ids))
    const label = ghost.current
    if (label === null) return
    label.textContent = say('documents', 'dragging', { count: ids.length })
    event.dataTransfer.setDragImage(label, -12, 8)
  }
  const ghost = useRef<HTMLDivElement>(null)

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-multiselectable="true"
      aria-rowcount={total + 1}
      aria-colcount={columns.length}
      aria-activedescendant={selection.cursor >= 0 ? `${id}-${selection.cursor}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        if (event.target === event.currentTarget && selection.cursor < 0 && total > 0)
          onSelection({ ...selection, cursor: 0, anchor: 0 })
      }}
      className="min-h-0 flex-1 overflow-auto outline-none"
    >
      <div role="rowgroup" className="sticky top-0 z-10 bg-desk">
        <div role="row" aria-rowindex={1} className="grid h-7 border-b border-line px-5" style={grid}>
          {columns.map((column) => (
            <ColumnHead key={column.key} column={column} {...props} />
          ))}
        </div>
      </div>
      <div
        ref={ghost}
        aria-hidden="true"
        className="fixed -top-20 left-0 rounded-control bg-accent px-3 py-1 font-semibold text-paper"
      />
      <div
        role="rowgroup"
        className="relative"
        style={{ height: rows.getTotalSize() }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        onDragStart={onDragStart}
      >
        {items.map((item) => (
          <TableRow
            key={item.key}
            id={`${id}-${item.index}`}
            index={item.index}
            top={item.start}
            height={rowHeight}
            grid={grid}
            columns={columns}
            row={rowAt(item.index)}
            selected={selection.ids.has(idAt(item.index) ?? '')}
            cursor={selection.cursor === item.index}
            collectionNames={props.collectionNames}
          />
        ))}
      </div>
    </div>
  )
}

function ColumnHead({ column, sort, descending, onSort }: DocumentTableProps & { column: Column }) {
  const sorted = sort === column.key
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : column.sort ? 'none' : undefined}
      className={classes('flex min-w-0 items-center', column.end && 'justify-end')}
    >
      {column.key === 'collections' ? (
        <span className="truncate text-label font-semibold text-soft">{say('library', 'collections')}</span>
      ) : (
        <SortButton sortKey={column.key} sorted={sorted} descending={descending} onSort={onSort} />
      )}
    </div>
  )
}

type SortButtonProps = Pick<DocumentTableProps, 'descending' | 'onSort'> & { sortKey: SortKey; sorted: boolean }

function SortButton({ sortKey, sorted, descending, onSort }: SortButtonProps) {
  return (
    <button
      type="button"
      onClick={() => onSort(sortKey)}
      className="flex min-w-0 items-center gap-1 rounded-chip text-label font-semibold text-soft hover:text-ink"
    >
      <span className="truncate">
        {sortKey === 'kind' ? say('documents', 'kind') : say('library', `column-${sortKey}`)}
      </span>
      {sorted ? descending ? <ArrowDown className="size-3!" /> : <ArrowUp className="size-3!" /> : null}
    </button>
  )
}
