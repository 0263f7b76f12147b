import { ArrowDown, ArrowUp } from 'lucide-react'
import { type CSSProperties, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import type { AnswerTable, ColumnKind } from '../../../api/answer-table.ts'
import { type ColumnScale, columnScale } from '../../../api/column-scale.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { openById } from '../../app/open-document.ts'
import { useClient } from '../../client.ts'
import { classes } from '../classes.ts'
import { LongName } from '../long-name.tsx'
import { scaleWords } from './column-scale.ts'
import { cellAfterKey, type GridCell } from './grid-keys.ts'
import { nextSort, sortRows, type TableSort } from './sort-rows.ts'
import { CellContent } from './table-cell.tsx'
import { TotalCells } from './total-cells.tsx'

/** Widths in rem: fixed, so that no row that arrives moves a column. */
const TITLE_WIDTH = 11
const WIDTHS = {
  text: 14,
  amount: 9,
  number: 7.5,
  percent: 6.5,
  date: 9.5,
  'yes-no': 5.5,
} satisfies Record<ColumnKind, number>
/** Rows kept free for documents that are being read. */
const MOST_KEPT = 12

const HEAD = 'border-b border-line bg-side p-0 text-label font-semibold text-soft'
const FIRST = 'sticky left-0 z-1 border-r border-hair'

/**
 * The filled rows of a table as a grid: one cell takes part in the order of the Tab key, arrows go through all of them. The
 * first column stays where the rest is scrolled.
 */
export function AnswerGrid({
  label,
  turnKey,
  table,
  running,
}: {
  label: string
  turnKey: string
  table: AnswerTable
  running: boolean
}) {
  const client = useClient()
  const grid = useRef<HTMLTableElement>(null)
  const [sort, setSort] = useState<TableSort | undefined>(undefined)
  const [at, setAt] = useState<GridCell>({ row: 0, column: 0 })
  const { columns } = table
  const rows = sortRows(
    table.rows.filter(({ state }) => state === 'filled'),
    sort,
  )
  const kept = running ? Math.max(0, Math.min(table.documents, MOST_KEPT) - rows.length) : 0
  const width = columns.reduce((sum, { kind }) => sum + WIDTHS[kind], TITLE_WIDTH)
  const tabIndex = (row: number, column: number) => (at.row === row && at.column === column ? 0 : -1)
  const onKeyDown = (event: KeyboardEvent) => {
    const next = cellAfterKey(event, at, rows.length + 1, columns.length + 1)
    if (next === undefined) return
    event.preventDefault()
    const cell = grid.current?.querySelector(`[data-at="${next.row}:${next.column}"] [data-focus]`)
    if (cell instanceof HTMLElement) cell.focus()
  }
  const onFocus = ({ target }: FocusEvent<Element>) => {
    const place = target.closest<HTMLElement>('[data-at]')?.dataset['at']?.split(':').map(Number)
    if (place !== undefined) setAt({ row: place[0] ?? 0, column: place[1] ?? 0 })
  }
  const head = (name: string, column: number, kind: ColumnKind, scale?: ColumnScale) => (
    <th
      key={column}
      data-at={`0:${column + 1}`}
      scope="col"
      aria-sort={sort?.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending'}
      className={classes(HEAD, column < 0 && FIRST)}
    >
      <button
        type="button"
        data-focus
        tabIndex={tabIndex(0, column + 1)}
        title={say('table', 'sortBy', { column: name })}
        onClick={() => setSort(nextSort(sort, column))}
        className={classes(
          'flex min-h-7 w-full items-center gap-1 px-2.5 py-1 -outline-offset-2! hover:text-ink',
          kind === 'text' ? 'text-left' : 'justify-end text-right',
        )}
      >
        <span className="line-clamp-2">
          {name}
          {scale === undefined ? null : <span className="font-normal"> {scaleWords(scale)}</span>}
        </span>
        {sort?.column !== column ? null : sort.descending ? (
          <ArrowDown className="size-3!" />
        ) : (
          <ArrowUp className="size-3!" />
        )}
      </button>
    </th>
  )
  return (
    <div className="overflow-x-auto rounded-[0.5rem] border border-line bg-paper" style={wider(width)}>
      <table
        ref={grid}
        role="grid"
        aria-label={label}
        aria-busy={running}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
        className="w-full table-fixed border-separate border-spacing-0"
        style={{ minWidth: `${width}rem` }}
      >
        <colgroup>
          <col style={widthOf(TITLE_WIDTH, width)} />
          {columns.map(({ name, kind }, column) => (
            <col key={`${column}:${name}`} style={widthOf(WIDTHS[kind], width)} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {head(say('table', 'document'), -1, 'text')}
            {columns.map(({ name, kind }, column) => head(name, column, kind, columnScale(table, column)))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.documentId} className="group/row">
              <th
                scope="row"
                data-at={`${index + 1}:0`}
                className={classes(FIRST, 'h-px border-b border-b-hair bg-paper p-0 text-left align-top font-normal')}
              >
                <button
                  type="button"
                  data-focus
                  tabIndex={tabIndex(index + 1, 0)}
                  onClick={() => openById(client, row.documentId)}
                  className="flex size-full items-start px-2.5 py-2 text-left text-plain text-ink -outline-offset-2! hover:text-accent"
                >
                  <LongName name={plainTitle(row.title)} />
                </button>
              </th>
              {columns.map((column, place) => (
                <td
                  key={`${place}:${column.name}`}
                  data-at={`${index + 1}:${place + 1}`}
                  className={classes('h-px border-b border-hair p-0 align-top', column.kind !== 'text' && 'text-right')}
                >
                  <CellContent
                    turnKey={turnKey}
                    table={table}
                    documentId={row.documentId}
                    cell={row.cells[place] ?? NOTHING}
                    column={column}
                    at={place}
                    tabIndex={tabIndex(index + 1, place + 1)}
                  />
                </td>
              ))}
            </tr>
          ))}
          {Array.from({ length: kept }, (_, index) => (
            <tr key={`kept:${rows.length + index}`} aria-hidden="true">
              <td className={classes(FIRST, 'h-9 border-b border-b-hair bg-paper')}>{'\u00a0'}</td>
              <td colSpan={columns.length} className="h-9 border-b border-hair">
                {'\u00a0'}
              </td>
            </tr>
          ))}
        </tbody>
        {table.totals.length === 0 ? null : (
          <tfoot>
            <tr>
              <th
                scope="row"
                className={classes(FIRST, 'bg-side px-2.5 py-2 text-left align-top text-label font-normal text-soft')}
              >
                {say('table', 'totals')}
              </th>
              <TotalCells table={table} />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}

/** Wider than the text where the conversation has room for it, in its middle. */
function wider(rem: number): CSSProperties {
  const width = `max(100%, min(${rem}rem, 100cqw - 3rem))`
  return { width, marginLeft: `calc((100% - ${width}) / 2)` }
}

const NOTHING = { text: '', marks: [], citations: [] }

function widthOf(part: number, whole: number): CSSProperties {
  return { width: `${(100 * part) / whole}%` }
}
