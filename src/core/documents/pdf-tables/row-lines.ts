import type { Fragment } from '../pdf-layout/fragment.ts'
import { type Line, lineOf } from '../pdf-layout/line.ts'
import type { Table } from './table.ts'

/** A table's rows as lines of the page, top to bottom. `whole` stands for the table. */
export function rowLines({ rows, header }: Table, whole: Fragment): Line[] {
  return rows.map(({ cells }) => {
    const fragments = cells.flat().flatMap((line) => line.fragments)
    const upright = fragments.filter((fragment) => fragment.turn === whole.turn)
    const { left, right } = whole
    // A row of nothing but turned heads has no place of its own along the table's text.
    const placed = upright.length > 0 ? lineOf(upright) : { ...lineOf([whole]), baseline: whole.top, bottom: whole.top }
    return { ...placed, fragments, left, right, row: { cells, header } }
  })
}
