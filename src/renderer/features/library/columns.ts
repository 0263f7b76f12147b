import type { RowQuery } from './use-rows.ts'

export type SortKey = NonNullable<RowQuery['sort']>

/** The table's columns. `min`: the table's width in rem from which the column is shown; `sort`: a click on its head sorts. */
export const COLUMNS = [
  { key: 'title', width: 'minmax(10rem, 1fr)', end: false, min: 0, sort: true },
  { key: 'kind', width: '7rem', end: false, min: 44, sort: true },
  { key: 'status', width: 'minmax(6rem, 0.5fr)', end: false, min: 0, sort: true },
  { key: 'collections', width: 'minmax(6rem, 0.35fr)', end: false, min: 60, sort: false },
  { key: 'pages', width: '4.5rem', end: true, min: 30, sort: true },
  { key: 'size', width: '5rem', end: true, min: 38, sort: true },
  { key: 'added', width: '6rem', end: true, min: 52, sort: true },
] as const satisfies readonly Column[]

export type Column = {
  key: SortKey | 'collections'
  width: string
  end: boolean
  min: number
  sort: boolean
}
