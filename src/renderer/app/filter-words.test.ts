import { expect, it } from 'vitest'
import type { DocumentFilter } from '../../api/document-filter.ts'
import { DocumentKind } from '../../api/document-kind.ts'
import { filterWords, kindWords } from './filter-words.ts'

const day = (year: number, month: number, date: number) => new Date(year, month - 1, date).getTime()

it.each<[DocumentFilter, string]>([
  [{}, ''],
  [{ kinds: ['pdf'] }, 'PDF'],
  [{ kinds: ['pdf', 'mail', 'docx'], languages: ['de'] }, 'PDF and 2 more, German'],
  [{ from: day(2024, 1, 1), to: day(2025, 1, 1) - 1 }, '2024'],
  [{ from: day(2024, 3, 3), to: day(2024, 3, 4) - 1 }, '3 Mar 2024'],
  [{ from: day(2024, 3, 3) }, 'since 3 Mar 2024'],
  [{ to: day(2024, 3, 4) - 1 }, 'until 3 Mar 2024'],
  [{ from: day(2024, 3, 3), to: day(2024, 4, 6) - 1 }, '3 Mar 2024 to 5 Apr 2024'],
  [{ sender: '"Ann Weber" <ann@example.org>' }, 'from Ann Weber'],
  [{ sender: '<ann@example.org>' }, 'from <ann@example.org>'],
  [{ folders: ['/home/u/Leases/', 'C:\\Old'] }, 'in Leases, Old'],
  [{ name: 'draft', languages: ['xx-nonsense-1'] }, 'xx-nonsense-1, named “draft”'],
])('%j is %s', (filter, words) => {
  expect(filterWords(filter).join(', ')).toBe(words)
})

it('has words for every kind', () => {
  for (const kind of DocumentKind.options) expect(kindWords(kind)).not.toContain('kind-')
})
