import { type CSSProperties, type MouseEvent, useState } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { dayWords } from '../../app/day-words.ts'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'
import type { Column } from './columns.ts'
import { needsALook, sizeWords, statusWords } from './row-words.ts'

const numbers = new Intl.NumberFormat('en')

/** One document of the table; a quiet empty row while it is read. */
export function TableRow(props: {
  id: string
  index: number
  top: number
  height: number
  grid: CSSProperties
  columns: readonly Column[]
  row: DocumentRow | undefined
  selected: boolean
  cursor: boolean
  onClick: (event: MouseEvent) => void
  onContextMenu: (event: MouseEvent) => void
  onOpen: (row: DocumentRow) => void
}) {
  const { row, selected, cursor, columns } = props
  const [now] = useState(Date.now)
  return (
    <div
      role="row"
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      data-cursor={cursor ? '' : undefined}
      onClick={props.onClick}
      onContextMenu={props.onContextMenu}
      onDoubleClick={() => {
        if (row !== undefined) props.onOpen(row)
      }}
      className={classes(
        'absolute inset-x-0 grid items-center gap-x-0 border-b border-hair px-5',
        selected ? 'bg-raise shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-hair/60',
        cursor && 'in-focus-visible:outline-2 in-focus-visible:-outline-offset-2 in-focus-visible:outline-accent',
      )}
      style={{ ...props.grid, top: props.top, height: props.height }}
    >
      {columns.map((column) => (
        <div
          key={column.key}
          role="gridcell"
          className={classes(
            'min-w-0',
            column.end ? 'pl-3 text-right tabular-nums' : 'pr-3',
            column.key === 'title'
              ? 'text-ink'
              : row !== undefined && column.key === 'status' && needsALook(row)
                ? 'text-warn'
                : 'text-soft',
          )}
        >
          {row === undefined ? (
            <span className="sr-only">{say('library', 'rowLoading')}</span>
          ) : (
            cell(row, column.key, now)
          )}
        </div>
      ))}
    </div>
  )
}

function cell(row: DocumentRow, key: Column['key'], now: number) {
  switch (key) {
    case 'title':
      return <LongName name={row.title} />
    case 'status':
      return (
        <span className="block truncate" title={statusWords(row)}>
          {statusWords(row)}
        </span>
      )
    case 'pages':
      return row.pages === 0 ? '' : numbers.format(row.pages)
    case 'size':
      return sizeWords(row.size)
    case 'added':
      return dayWords(row.addedAt, now)
  }
}
