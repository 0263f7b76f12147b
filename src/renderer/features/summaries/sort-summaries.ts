import type { Summary } from '../../../api/summary.ts'
import { formWords } from './summary-words.ts'

export type SummaryColumn = 'title' | 'form' | 'documents' | 'changed'

/** Summaries by a column; those that are alike there stay the last changed first. */
export function sortSummaries(summaries: readonly Summary[], column: SummaryColumn, descending: boolean): Summary[] {
  const byChange = summaries.toSorted((one, other) => other.updatedAt - one.updatedAt)
  const sorted = byChange.toSorted((one, other) => compare(one, other, column))
  if (!descending) return sorted
  return byChange.toSorted((one, other) => compare(other, one, column))
}

function compare(one: Summary, other: Summary, column: SummaryColumn): number {
  switch (column) {
    case 'title':
      return one.title.localeCompare(other.title, 'en', { numeric: true })
    case 'form':
      return formWords(one).localeCompare(formWords(other))
    case 'documents':
      return one.documentTitles.join().localeCompare(other.documentTitles.join(), 'en', { numeric: true })
    case 'changed':
      return one.updatedAt - other.updatedAt
  }
}
