import { expect, test } from 'vitest'
import type { Gist } from '../../../api/gist.ts'
import type { SectionNote, SummaryEvent } from '../../../api/summary.ts'
import { afterEvent, ended, type LiveSummary, nothingYet, timeLeft, withGist } from './live-summary.ts'

const start = nothingYet({ form: 'bullets' }, 'looking')
const sentence = (text: string) => ({
  text,
  shown: true,
  support: 'supported' as const,
  citations: [],
  verbatim: false,
})
const part = (...texts: string[]) => ({ heading: '', level: 1, sentences: texts.map(sentence) })
const after = (from: LiveSummary, ...events: SummaryEvent[]) =>
  events.reduce((summary, event, at) => afterEvent(summary, event, at * 1000), from)
const note = (from: number, state: SectionNote['state']): SectionNote => {
  return { documentId: 'd', heading: `§ ${from}`, level: 1, from, to: from, words: 10, state, sentences: [] }
}
const gist = (documentId: string, pages: number): Gist => ({
  documentId,
  revisionId: 'r',
  path: '/x',
  title: documentId,
  kind: 'pdf',
  genre: 'contract',
  language: 'en',
  pages,
  words: 1,
  sentences: [],
  facts: { people: [], organisations: [], dates: [], amounts: [] },
  outline: [],
  skipped: [],
})

test('written sentences take the place of the extractive ones, part by part', () => {
  const found = after(start, { type: 'parts-found', parts: [part('Own words.')], written: false })
  expect(found.parts[0]?.sentences[0]?.text).toBe('Own words.')
  const writing = after(
    found,
    { type: 'writing-started', model: 'm' },
    { type: 'parts-found', parts: [part(), part()], written: true },
    { type: 'text-delta', part: 1, text: 'The rent is ' },
    { type: 'text-delta', part: 1, text: 'due. It' },
  )
  expect(writing).toMatchObject({ phase: 'writing', written: true, drafts: { 1: 'The rent is due. It' } })
  const event = { type: 'sentence-checked', part: 1, sentence: sentence('The rent is due.'), draft: ' It' } as const
  const checked = after(writing, event)
  expect(checked.parts.map(({ sentences }) => sentences.length)).toEqual([0, 1])
  expect(checked.drafts[1]).toBe(' It')
  expect(after(start, event).parts).toHaveLength(2)
  expect(ended(checked, { code: 'cancelled', parameters: {} })).toMatchObject({ state: 'stopped', drafts: {} })
  expect(ended(checked, { code: 'internal', parameters: {} })).toMatchObject({ state: 'failed' })
})

test('a gist that grows takes its own place', () => {
  const two = withGist(withGist(start, gist('a', 1)), gist('b', 2))
  expect(withGist(two, gist('a', 9)).gists.map(({ documentId, pages }) => [documentId, pages])).toEqual([
    ['a', 9],
    ['b', 2],
  ])
  expect(two.genre).toBe('contract')
})

test('says how long the sections that are left take, once it is known', () => {
  const read = (count: number): SummaryEvent => {
    return { type: 'section-read', note: note(count, 'read'), progress: { read: count, of: 10 } }
  }
  const one = after(start, read(1))
  expect(timeLeft(one, 0)).toBeUndefined()
  const two = afterEvent(one, read(2), 1000)
  expect(two.notes).toHaveLength(2)
  expect(timeLeft(two, 1000)).toBe(8000)
  const again = { type: 'section-read', note: note(2, 'reused'), progress: { read: 2, of: 10 } } as const
  expect(afterEvent(two, again, 2000).notes.map(({ state }) => state)).toEqual(['read', 'reused'])
})
