import { expect, it, test } from 'vitest'
import type { Scope } from '../../../api/document.ts'
import type { ScopedDocument, TextStore } from '../../ports.ts'
import { sectionIn } from './named-section.ts'
import { narrowScope } from './narrow-scope.ts'

const everything: Scope = { collectionIds: [], documentIds: [] }

/** Titles and first words of documents, as much of a store as narrowing asks for. */
function storeOf(documents: Record<string, string>): TextStore {
  const rows = Object.keys(documents).map(
    (title): ScopedDocument => ({
      documentId: title,
      revisionId: `${title} of ${JSON.stringify(documents).length}`,
      path: `/${title}`,
      title,
      kind: 'text',
      addedAt: 0,
      pages: 1,
      characters: 100,
    }),
  )
  return {
    scopeDocuments: ({ filter }: Scope, limit: number) =>
      rows.filter(({ title }) => title.toLowerCase().includes(filter?.name ?? '')).slice(0, limit),
    page: (revisionId: string) => {
      const row = rows.find((each) => each.revisionId === revisionId)
      return row && { number: 1, text: documents[row.title] ?? '', source: 'text', blocks: [] }
    },
  } as unknown as TextStore
}

const filings = storeOf({
  '2022 Q3 NORD.pdf': 'FORM 10-Q. For the quarterly period ended June 25, 2022. Nordwind Inc. (Exact name)',
  '2023 Q1 NORD.pdf': 'FORM 10-Q. For the quarterly period ended December 31, 2022. Nordwind Inc. (Exact name)',
  '2022 Q3 SUED.pdf': 'FORM 10-Q. For the quarterly period ended June 30, 2022. Suedfeld Corporation',
  '2023 Q1 SUED.pdf': 'FORM 10-Q. For the quarterly period ended March 31, 2023. Suedfeld Corporation',
})
const leases = storeOf({
  'Lease Bergstrasse 12': 'Lease between Anna Keller and Hausbau GmbH, 1 March 2021.',
  'Lease Bergstrasse': 'Lease between Tom Wirth and Hausbau GmbH, 4 May 2020.',
  'Addendum 1': 'Addendum of 2 June 2022 between Anna Keller and Hausbau GmbH.',
  Notes: 'The tenant called.',
})
const titles = (store: TextStore, question: string) =>
  narrowScope(store, question, everything).documents.map(({ title }) => title)

it.each([
  [filings, "How have Nordwind's net sales changed over time?", ['2022 Q3 NORD.pdf', '2023 Q1 NORD.pdf']],
  [filings, 'Compare the net sales of Nordwind and Suedfeld.', 4],
  [filings, 'What were net sales in Q3 2022?', ['2022 Q3 NORD.pdf', '2022 Q3 SUED.pdf']],
  [filings, 'What did Suedfeld earn in the quarter ended March 31, 2023?', ['2023 Q1 SUED.pdf']],
  [filings, 'What does 2023 Q1 NORD.pdf say about inventory?', ['2023 Q1 NORD.pdf']],
  [filings, 'How did sales change from Q3 2022 to Q1 2023?', 4],
  [filings, 'How did sales change since Q4 2021?', 4],
  [filings, 'Which company has the most inventory?', 4],
  [leases, 'How long is the notice in the Lease Bergstrasse 12?', ['Lease Bergstrasse 12']],
  [leases, 'What did Anna Keller agree to?', ['Lease Bergstrasse 12', 'Addendum 1']],
  [leases, 'Who signed in June 2022?', ['Addendum 1']],
  [leases, 'What do the notes say?', 4],
  [leases, 'What does “Notes” say?', ['Notes']],
] as const)('%# reads what %s names: %s', (store, question, expected) => {
  const found = titles(store, question)
  expect(typeof expected === 'number' ? found.length : found).toEqual(expected)
})

test('the scope becomes the documents named, and widening takes it back', () => {
  const { scope, narrowed } = narrowScope(leases, 'What did Anna Keller agree to?', everything)
  expect(scope.documentIds).toEqual(['Lease Bergstrasse 12', 'Addendum 1'])
  expect(narrowed).toMatchObject([{ by: 'party', words: 'Anna Keller', count: 2 }])
  const wide = narrowScope(leases, 'What did Anna Keller agree to?', everything, true)
  expect(wide).toMatchObject({ scope: everything, narrowed: [], complete: true })
})

test('in a large scope a title still names its document', () => {
  const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`Letter ${index + 1000}`, 'Dear Anna']))
  const store = storeOf({ ...many, 'Survey Lindenhof': 'The roof leaks.' })
  expect(titles(store, 'What does the Survey Lindenhof say of the roof?')).toEqual(['Survey Lindenhof'])
  expect(narrowScope(store, 'What did Anna write?', everything)).toMatchObject({ complete: false, narrowed: [] })
})

it.each([
  ['What does section 4.2 say?', '4.2'],
  ['Summarise § 7', '7'],
  ['Is clause 3(b) void?', '3(b)'],
  ['What is in Item 1A?', '1A'],
  ['Was regelt Ziffer 5.1?', '5.1'],
])('%s names section %s', (question, label) => {
  expect(sectionIn(question)?.label).toBe(label)
})

it.each(['What is in this section?', 'How many items are there?', 'Is the article a good one?'])(
  '%s names none',
  (question) => {
    expect(sectionIn(question)).toBeUndefined()
  },
)
