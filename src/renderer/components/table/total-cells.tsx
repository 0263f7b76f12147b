import type { AnswerTable, TableTotal } from '../../../api/answer-table.ts'
import { columnScale } from '../../../api/column-scale.ts'
import { classes } from '../classes.ts'
import { totalName, totalOf, totalValue } from './table-words.ts'

/** Below each column, the figures worked out from its cells, each with what it is made of. */
export function TotalCells({ table }: { table: Pick<AnswerTable, 'columns' | 'rows' | 'totals'> }) {
  return table.columns.map((column, at) => (
    <td
      key={`${at}:${column.name}`}
      className={classes('bg-side px-2.5 py-2 align-top tabular-nums', column.kind !== 'text' && 'text-right')}
    >
      {table.totals
        .filter((total) => total.column === at)
        .map((total, index, totals) => (
          <p key={`${total.kind} ${total.unit ?? ''}`} className="not-first:mt-0.5">
            <span className="text-label text-soft">{totalName(total, column)} </span>
            <b className="font-semibold text-ink">{totalValue(total, column.kind, columnScale(table, at))}</b>
            {isSaidNext(total, totals[index + 1]) ? null : (
              <span className="block text-label text-soft">{totalOf(total)}</span>
            )}
          </p>
        ))}
    </td>
  ))
}

/** Whether the figure below is made of the same cells, so that what they are stands once. */
function isSaidNext(total: TableTotal, next: TableTotal | undefined): boolean {
  const sameUnit = total.unit === undefined || next?.unit === undefined || next.unit === total.unit
  return next !== undefined && sameUnit && totalOf(next) === totalOf(total)
}
