import { beforeEach, expect, it } from 'vitest'
import { currentTarget, openAt, openMark, type ReaderTarget, stepMark, travel, useReaderStore } from './reader-store.ts'

const place = (key: string) => ({
  documentId: 'd',
  revisionId: 'r',
  title: 't',
  path: 'p',
  headingPath: [],
  spans: [],
  key,
})
const marks = ['a', 'b', 'c'].map((key, index) => ({ ...place(key), number: index + 1 }))
const target = (key: string): ReaderTarget => ({ ...place(key), marks })
const shown = () => currentTarget(useReaderStore.getState())?.key

beforeEach(() => useReaderStore.setState({ history: [], position: -1, isOpen: false }))

it('steps through the citations and stops at the ends', () => {
  openAt(target('b'))
  stepMark(1)
  expect(shown()).toBe('c')
  stepMark(1)
  expect(shown()).toBe('c')
  openMark('a')
  stepMark(-1)
  expect(shown()).toBe('a')
})

it('goes back and forth, and drops what was ahead on a new opening', () => {
  for (const key of ['a', 'b', 'c']) openAt(target(key))
  travel(-1)
  travel(-1)
  travel(-1)
  expect(shown()).toBe('a')
  travel(1)
  expect(shown()).toBe('b')
  openAt(target('a'))
  travel(1)
  expect(useReaderStore.getState().history.map((one) => one.key)).toEqual(['a', 'b', 'a'])
})

it('does not add the shown target a second time', () => {
  openAt(target('a'))
  openAt(target('a'))
  expect(useReaderStore.getState().history).toHaveLength(1)
})
