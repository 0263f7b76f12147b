import { ArrowDown, ArrowUp, BookOpen, Pencil, Trash2 } from 'lucide-react'
import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react'
import type { Summary } from '../../../api/summary.ts'
import { say } from '../../../messages/say.ts'
import { plainTitle } from '../../app/citation-text.ts'
import { dayWords } from '../../app/day-words.ts'
import { report } from '../../app/report.ts'
import { NameField } from '../../app/sidebar/name-field.tsx'
import { showView } from '../../app/view-store.ts'
import { useClient } from '../../client.ts'
import { classes } from '../../components/classes.ts'
import { ContextMenu } from '../../components/context-menu.tsx'
import { LongName } from '../../components/long-name.tsx'
import { removeSummary } from './remove-summary.ts'
import { type SummaryColumn, sortSummaries } from './sort-summaries.ts'
import { formWords, stateWords } from './summary-words.ts'

const COLUMNS = ['title', 'form', 'documents', 'changed'] as const satisfies readonly SummaryColumn[]
const WIDTHS = {
  title: '',
  form: 'w-36',
  documents: 'w-[35%] @max-[44rem]:hidden',
  changed: 'w-24',
} satisfies Record<SummaryColumn, string>

/** Kept summaries as a table: Enter opens, F2 renames, Delete removes, the arrows go from row to row. */
export function SummaryTable({ summaries, readOnly }: { summaries: readonly Summary[]; readOnly: boolean }) {
  const client = useClient()
  const table = useRef<HTMLTableElement>(null)
  const [order, setOrder] = useState<{ column: SummaryColumn; descending: boolean }>({
    column: 'changed',
    descending: true,
  })
  const [cursor, setCursor] = useState<string | undefined>(undefined)
  const [renaming, setRenaming] = useState<string | undefined>(undefined)
  const [menu, setMenu] = useState<{ summary: Summary; x: number; y: number } | undefined>(undefined)
  const rows = sortSummaries(summaries, order.column, order.descending)
  const current = rows.find(({ id }) => id === cursor) ?? rows[0]
  const open = (summary: Summary) => showView({ name: 'summary', summaryId: summary.id })
  const focusRow = (summary: Summary | undefined) => {
    if (summary === undefined) return
    setCursor(summary.id)
    table.current?.querySelector<HTMLElement>(`[data-row="${summary.id}"]`)?.focus()
  }
  const remove = (summary: Summary) => {
    const at = rows.indexOf(summary)
    focusRow(rows[at + 1] ?? rows[at - 1])
    removeSummary(client, summary.id).catch(report)
  }
  const rename = (summary: Summary, title: string | undefined) => {
    setRenaming(undefined)
    if (title !== undefined) client.call('summary.rename', { summaryId: summary.id, title }).catch(report)
    requestAnimationFrame(() => focusRow(summary))
  }
  const onKeyDown = (event: KeyboardEvent, summary: Summary) => {
    const at = rows.indexOf(summary)
    if (event.key === 'ArrowDown') focusRow(rows[at + 1])
    else if (event.key === 'ArrowUp') focusRow(rows[at - 1])
    else if (event.key === 'Home') focusRow(rows[0])
    else if (event.key === 'End') focusRow(rows.at(-1))
    else if (event.key === 'F2' && !readOnly) setRenaming(summary.id)
    else if (event.key === 'Delete' && !readOnly) remove(summary)
    else return
    event.preventDefault()
  }
  const showMenu = (event: MouseEvent<HTMLElement>, summary: Summary) => {
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    const isKey = event.clientX === 0
    setMenu({ summary, x: isKey ? box.left + 32 : event.clientX, y: isKey ? box.bottom : event.clientY })
  }
  const now = Date.now()
  return (
    <div className="@container min-h-0 flex-1 overflow-y-auto px-2 pt-1 pb-3">
      <table
        ref={table}
        aria-label={say('summaries', 'list')}
        className="w-full table-fixed border-separate border-spacing-0"
      >
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                aria-sort={order.column !== column ? 'none' : order.descending ? 'descending' : 'ascending'}
                className={classes('sticky top-0 z-1 border-b border-line bg-desk p-0 text-left', WIDTHS[column])}
              >
                <button
                  type="button"
                  title={say('summaries', 'sortBy', { column: say('summaries', `column-${column}`) })}
                  onClick={() =>
                    setOrder({
                      column,
                      descending: order.column === column ? !order.descending : column === 'changed',
                    })
                  }
                  className="flex h-7 w-full items-center gap-1 px-3 text-label font-semibold text-soft -outline-offset-2! hover:text-ink"
                >
                  {say('summaries', `column-${column}`)}
                  {order.column !== column ? null : order.descending ? (
                    <ArrowDown className="size-3!" />
                  ) : (
                    <ArrowUp className="size-3!" />
                  )}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((summary) => (
            <tr key={summary.id} onContextMenu={(event) => showMenu(event, summary)} className="group/row">
              <th scope="row" className="border-b border-hair p-0 text-left font-normal">
                {renaming === summary.id ? (
                  <NameField
                    label={say('summaries', 'newName')}
                    initial={summary.title}
                    onDone={(title) => rename(summary, title)}
                  />
                ) : (
                  <button
                    type="button"
                    data-row={summary.id}
                    tabIndex={summary === current ? 0 : -1}
                    onFocus={() => setCursor(summary.id)}
                    onClick={() => open(summary)}
                    onKeyDown={(event) => onKeyDown(event, summary)}
                    className="flex h-7 w-full items-center px-3 text-left text-ink -outline-offset-2! group-hover/row:text-accent"
                  >
                    <LongName name={summary.title} className="w-full" />
                  </button>
                )}
              </th>
              <td className="truncate border-b border-hair px-3 text-soft">
                {[formWords(summary), stateWords(summary)].filter((part) => part !== '').join(', ')}
              </td>
              <td
                className={classes('truncate border-b border-hair px-3 text-soft', WIDTHS.documents)}
                title={summary.documentTitles.join(', ')}
              >
                {summary.documentTitles.map(plainTitle).join(', ')}
              </td>
              <td className="truncate border-b border-hair px-3 text-soft tabular-nums">
                {dayWords(summary.updatedAt, now)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ContextMenu
        at={menu}
        label={say('summaries', 'menu')}
        onClose={() => setMenu(undefined)}
        entries={
          menu === undefined
            ? []
            : [
                {
                  id: 'open',
                  label: say('summaries', 'open'),
                  icon: <BookOpen />,
                  keys: 'enter',
                  run: () => open(menu.summary),
                },
                {
                  id: 'rename',
                  label: say('summaries', 'rename'),
                  icon: <Pencil />,
                  keys: 'f2',
                  disabled: readOnly,
                  run: () => setRenaming(menu.summary.id),
                },
                {
                  id: 'remove',
                  label: say('summaries', 'remove'),
                  icon: <Trash2 />,
                  keys: 'delete',
                  warn: true,
                  disabled: readOnly,
                  run: () => remove(menu.summary),
                },
              ]
        }
      />
    </div>
  )
}
