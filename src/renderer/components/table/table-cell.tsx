import { CircleAlert } from 'lucide-react'
import type { AnswerTable, CellCitation, TableCell, TableColumn } from '../../../api/answer-table.ts'
import { usePinStore } from '../../app/copy.ts'
import { oneLine } from '../../app/one-line.ts'
import { isShown, useReaderStore } from '../../app/reader-store.ts'
import { useLens } from '../../app/use-lens.ts'
import { classes } from '../classes.ts'
import { cellKey, cellPlace, openCell } from './table-marks.ts'
import { cellWords, markWords } from './table-words.ts'

export type CellProps = {
  turnKey: string
  table: Pick<AnswerTable, 'rows'>
  documentId: string
  cell: TableCell
  column: TableColumn
  /** The column's index. */
  at: number
  tabIndex: 0 | -1
}

/** What a document says of a column: its words in the book face, filled while the reader shows them. Empty: a quiet dash. */
export function CellContent(props: CellProps) {
  const { cell, column, tabIndex } = props
  const [first] = cell.citations
  if (first !== undefined) return <CitedCell {...props} citation={first} />
  return (
    <span
      data-focus
      tabIndex={tabIndex}
      aria-label={cellWords(cell, column)}
      role="img"
      className="block h-full px-2.5 py-1.5 text-soft -outline-offset-2!"
    >
      {cell.text === '' ? '–' : oneLine(cell.text)}
      <MarkSign cell={cell} />
    </span>
  )
}

function CitedCell({
  turnKey,
  table,
  documentId,
  cell,
  column,
  at,
  tabIndex,
  citation,
}: CellProps & { citation: CellCitation }) {
  const lens = useLens(cellPlace(citation))
  const keys = cell.citations.map((_, index) => cellKey(turnKey, documentId, at, index))
  const active = useReaderStore((state) => keys.some((key) => isShown(state, key)))
  const marks = cell.marks.map((mark) => markWords(mark, cell)).join('; ')
  return (
    <button
      type="button"
      data-focus
      tabIndex={tabIndex}
      {...lens}
      aria-label={cellWords(cell, column)}
      aria-pressed={active}
      {...(marks === '' ? {} : { title: marks })}
      onFocus={() => usePinStore.setState({ focused: { text: citation.text, place: cellPlace(citation) } })}
      onClick={() => openCell(turnKey, table, nextKey(keys), `${column.name}: ${oneLine(cell.text)}`)}
      className={classes(
        'flex size-full items-start rounded-chip px-2.5 py-1.5 -outline-offset-2! hover:bg-hair/60',
        column.kind === 'text' || cell.value === undefined ? 'text-left' : 'justify-end text-right tabular-nums',
      )}
    >
      <span className="line-clamp-3 font-book text-quote text-ink">
        <span className={active ? 'marked' : 'marked-line'}>{oneLine(cell.text)}</span>
      </span>
      <MarkSign cell={cell} />
    </button>
  )
}

/** A quiet sign that a cell wants a look; why stands in its tooltip and name. */
function MarkSign({ cell }: { cell: TableCell }) {
  if (cell.marks.length === 0) return null
  return <CircleAlert aria-hidden="true" data-mark className="mt-1.5 ml-1 inline size-3! text-warn" />
}

/** The words that a click opens: the first of the cell, and with each further click the next. */
function nextKey(keys: readonly string[]): string {
  const state = useReaderStore.getState()
  const shown = keys.findIndex((key) => isShown(state, key))
  return keys[(shown + 1) % keys.length] ?? ''
}
