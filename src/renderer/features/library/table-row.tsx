import { type CSSProperties, memo } from 'react'
import type { DocumentRow } from '../../../api/document.ts'
import { say } from '../../../messages/say.ts'
import { rowVersionWords } from '../../../messages/version-words.ts'
import { dayWords } from '../../app/day-words.ts'
import { sizeWords } from '../../app/size-words.ts'
import { classes } from '../../components/classes.ts'
import { LongName } from '../../components/long-name.tsx'
import { membersWords } from '../../components/members-words.ts'
import type { Column } from './columns.ts'
import { needsALook, shortStatus, statusWords } from './row-words.ts'

const numbers = new Intl.NumberFormat('en')

type TableRowProps = {
  id: string
  /** From 0; the row is found again by it in the table's events. */
  index: number
  top: number
  height: number
  grid: CSSProperties
  columns: readonly Column[]
  row: DocumentRow | undefined
  selected: boolean
  cursor: boolean
  collectionNames: ReadonlyMap<string, string>
}

/** One document of the table; a quiet empty row while it is read. */
export const TableRow = memo(function TableRow(props: TableRowProps) {
  const { row, selected, cursor, columns } = props
  return (
    <div
      role="row"
      id={props.id}
      aria-rowindex={props.index + 2}
      aria-selected={selected}
      data-index={props.index}
      data-cursor={cursor ? '' : undefined}
      draggable={row !== undefined}
      className={classes(
        'absolute inset-x-0 grid items-center gap-x-0 border-b border-hair px-5 contain-strict',
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
            cell(row, column.key, props.collectionNames)
          )}
        </div>
      ))}
    </div>
  )
})

function cell(row: DocumentRow, key: Column['key'], names: ReadonlyMap<string, string>) {
  switch (key) {
    case 'title':
      return <Title row={row} />
    case 'kind':
      return <Cut words={say('documents', `kind-${row.kind}`)} />
    case 'status':
      return <Cut words={shortStatus(row)} whole={statusWords(row)} />
    case 'collections':
      return <Cut words={row.collectionIds.flatMap((id) => names.get(id) ?? []).join(', ')} />
    case 'pages':
      return row.pages === 0 ? '' : numbers.format(row.pages)
    case 'size':
      return sizeWords(row.size)
    case 'added':
      return dayWords(row.addedAt, Date.now())
    case 'modified':
      return dayWords(row.modifiedAt, Date.now())
  }
}

function Cut({ words, whole = words }: { words: string; whole?: string }) {
  return (
    <span className="block truncate" title={whole}>
      {words}
    </span>
  )
}

/** The title, what the document is a part of (a click there opens that), and how many documents are parts of it. */
function Title({ row }: { row: DocumentRow }) {
  const { parentTitle } = row
  return (
    <span className="flex min-w-0 items-center gap-2">
      <LongName name={row.title} />
      {parentTitle === undefined ? null : (
        <span
          data-parent=""
          title={say('documents', 'openContainer', { title: parentTitle })}
          className="min-w-0 max-w-2/5 shrink-0 cursor-pointer truncate text-soft hover:text-accent hover:underline"
        >
          {say('documents', 'inContainer', { title: parentTitle })}
        </span>
      )}
      {row.members === undefined ? null : (
        <span className="shrink-0 text-soft tabular-nums">{membersWords(row.kind, row.members)}</span>
      )}
      {row.version === undefined ? null : (
        <span
          data-versions=""
          title={say('documents', 'showVersions', { title: row.title })}
          className="shrink-0 cursor-pointer rounded-chip border border-line px-1.5 text-label text-soft tabular-nums hover:text-accent"
        >
          {rowVersionWords(row.version)}
        </span>
      )}
    </span>
  )
}
