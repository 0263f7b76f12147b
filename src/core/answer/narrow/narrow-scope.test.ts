import { expect, it, test } from 'vitest'
import type { Scope } from '../../../api/document.ts'
import type { ScopedDocument } from '../../ports/document-ref.ts'
import type { TextStore } from '../../ports/text-store.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { sectionIn } from './named-section.ts'
import { type NarrowDeps, narrowScope } from './narrow-scope.ts'

const everything: Scope = { collectionIds: [], documentIds: [] }

/** Titles and first words of documents, as much of store and index as narrowing asks for; each is a chunk. */
function storeOf(documents: Record<string, string>): NarrowDeps {
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
  const text = {
    coverage: () => ({ documents: rows.length, unread: 0 }),
    scopeDocuments: ({ filter }: Scope, limit: number) =>
      rows.filter(({ title }) => title.toLowerCase().includes(filter?.name ?? '')).slice(0, limit),
    page: (revisionId: string) => {
      const row = rows.find((each) => each.revisionId === revisionId)
      return row && { number: 1, text: documents[row.title] ?? '', source: 'text', blocks: [] }
    },
  } as unknown as TextStore
  const index: NarrowDeps['index'] = {
    async searchTerms(terms) {
      const holds = (own: string) => terms.every((term) => termsOf(own, 'en').includes(term))
      return rows
        .filter(({ title }) => holds(documents[title] ?? ''))
        .map(({ revisionId }) => ({ id: `${revisionId}:0`, revisionId, score: 1 }))
    },
  }
  return { text, index }
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
  'Survey 2024': 'The roof leaks.',
})
const never = new AbortController().signal
const narrow = (store: NarrowDeps, question: string, widen = false) =>
  narrowScope(store, { question, scope: everything, widen }, never)
const titles = async (store: NarrowDeps, question: string) =>
  (await narrow(store, question)).documents.map(({ title }) => title)

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
  [leases, 'What do the notes say?', 5],
  [leases, 'What does “Notes” say?', ['Notes']],
] as const)('%# reads what %s names: %s', async (store, question, expected) => {
  const found = await titles(store, question)
  expect(typeof expected === 'number' ? found.length : found).toEqual(expected)
})

test('the scope becomes the documents named, and widening takes it back', async () => {
  const { scope, narrowed } = await narrow(leases, 'What did Anna Keller agree to?')
  expect(scope.documentIds).toEqual(['Lease Bergstrasse 12', 'Addendum 1'])
  expect(narrowed).toMatchObject([{ by: 'party', words: 'Anna Keller', count: 2 }])
  const wide = await narrow(leases, 'What did Anna Keller agree to?', true)
  expect(wide).toMatchObject({ scope: everything, narrowed: [], complete: true })
})

test('a date narrows nothing where most documents do not begin with one', async () => {
  const store = storeOf({ Diary: 'Written on 2 June 2022.', Essay: 'On trees.', Notes: 'Call the plumber.' })
  expect(await titles(store, 'What was decided on 2 June 2022?')).toHaveLength(3)
})

test('a name that the other documents speak of as much tells nothing', async () => {
  const talk = Array.from({ length: 40 }, () => 'Much is said here. ').join('')
  const aside = `${talk.repeat(4)} Anna Keller came to dinner.`
  const store = storeOf({ 'Lease 1': 'Lease between Anna Keller and a landlord.', 'Diary 1': aside, 'Diary 2': aside })
  expect(await titles(store, 'What did Anna Keller say?')).toHaveLength(3)
})

test('in a large scope a title still names its document', async () => {
  const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`Letter ${index + 1000}`, 'Dear Anna']))
  const store = storeOf({ ...many, 'Survey Lindenhof': 'The roof leaks.' })
  expect(await titles(store, 'What does the Survey Lindenhof say of the roof?')).toEqual(['Survey Lindenhof'])
  expect(await narrow(store, 'What did Anna write?')).toMatchObject({ complete: false, narrowed: [] })
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

test('a file name says as much as a title', async () => {
  const store = storeOf({ 'Quarterly report': 'Report.', 'Other report': 'Report.', 'Third report': 'Report.' })
  const { text } = store
  const paths: Record<string, string> = {
    'Quarterly report': '/x/2023 Q1 INTC.pdf',
    'Other report': '/x/2023 Q2 INTC.pdf',
    'Third report': '/x/2022 Q1 INTC.pdf',
  }
  const named = {
    ...store,
    text: {
      ...text,
      scopeDocuments: (scope: Scope, limit: number) =>
        text.scopeDocuments(scope, limit).map((each) => ({ ...each, path: paths[each.title] ?? '' })),
    },
  }
  expect(await titles(named, 'What was the tax rate in Q1 2023?')).toEqual(['Quarterly report'])
  expect(await titles(named, 'What does 2023 Q2 INTC.pdf say of taxes?')).toEqual(['Other report'])
})
