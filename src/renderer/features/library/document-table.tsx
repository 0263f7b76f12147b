import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { useSettings } from '../../app/settings.ts'
import { classes } from '../../components/classes.ts'
import { COLUMNS, type Column, type SortKey } from './columns.ts'
import { moved, rowAfterKey, type Selection } from './selection.ts'
import { TableRow } from './table-row.tsx'

const ROW = 28

export type DocumentTableProps = {
  label: string
  total: number
  rowAt: (index: number) => DocumentRow | undefined
  allIds: () => Promise<string[]>
  sort: SortKey
  descending: boolean
  onSort: (key: SortKey) => void
  selection: Selection
  onSelection: (selection: Selection) => void
  /** Rows on screen, so that their pages are read. */
  onRange: (from: number, to: number) => void
  onOpen: (row: DocumentRow) => void
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
    overscan: 12,
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

  const columns = COLUMNS.filter((column) => wide >= column.min)
  const grid = { gridTemplateColumns: columns.map((column) => column.width).join(' ') }
  const idAt = (index: number) => rowAt(index)?.id
  const go = (index: number, how: 'alone' | 'range' | 'toggle') => {
    onSelection(moved(selection, index, how, idAt))
    rows.scrollToIndex(index)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return
    const command = event.ctrlKey || event.metaKey
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const next = command || event.altKey ? undefined : rowAfterKey(event.key, selection.cursor, total, page)
    const row = rowAt(selection.cursor)
    if (next !== undefined) go(next, event.shiftKey ? 'range' : 'alone')
    else if (command && event.key.toLowerCase() === 'a')
      void props.allIds().then((ids) => onSelection({ ...selection, ids: new Set(ids) }))
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
  const onRowClick = (index: number) => (event: MouseEvent) =>
    go(index, event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'alone')
  const onRowMenu = (index: number) => (event: MouseEvent) => {
    event.preventDefault()
    const rowId = idAt(index)
    if (rowId !== undefined && !selection.ids.has(rowId)) go(index, 'alone')
    props.onMenu({ x: event.clientX, y: event.clientY })
  }

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
      <div role="rowgroup" className="relative" style={{ height: rows.getTotalSize() }}>
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
            onClick={onRowClick(item.index)}
            onContextMenu={onRowMenu(item.index)}
            onOpen={props.onOpen}
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
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
      className={classes('flex min-w-0 items-center', column.end && 'justify-end')}
    >
      <button
        type="button"
        onClick={() => onSort(column.key)}
        className="flex min-w-0 items-center gap-1 rounded-chip text-label font-semibold text-soft hover:text-ink"
      >
        <span className="truncate">{say('library', `column-${column.key}`)}</span>
        {sorted ? descending ? <ArrowDown className="size-3!" /> : <ArrowUp className="size-3!" /> : null}
      </button>
    </div>
  )
}
