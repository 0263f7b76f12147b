import type { RowQuery } from './use-rows.ts'

export type SortKey = NonNullable<RowQuery['sort']>

/** The table's columns. `min`: the table's width in rem from which the column is shown. */
export const COLUMNS = [
  { key: 'title', width: 'minmax(10rem, 1fr)', end: false, min: 0 },
  { key: 'status', width: 'minmax(6rem, 0.5fr)', end: false, min: 0 },
  { key: 'pages', width: '4.5rem', end: true, min: 30 },
  { key: 'size', width: '5rem', end: true, min: 38 },
  { key: 'added', width: '6rem', end: true, min: 44 },
] as const satisfies readonly { key: SortKey; width: string; end: boolean; min: number }[]

export type Column = (typeof COLUMNS)[number]
