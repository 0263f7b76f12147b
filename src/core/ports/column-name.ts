import type { ComparisonColumn } from '../../api/comparison-table.ts'

/** What stands above a column of a comparison, for the files that core writes. */
export type ColumnName = (column: ComparisonColumn) => string
