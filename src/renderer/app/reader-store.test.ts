import { beforeEach, expect, it } from 'vitest'
import { activateSheet, openPair, showOne } from './reader-pair.ts'
import {
  currentEntry,
  currentTarget,
  isShown,
  openAt,
  openMark,
  type ReaderTarget,
  stepMark,
  travel,
  useReaderStore,
} from './reader-store.ts'

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
const sheets = () => currentEntry(useReaderStore.getState())?.sheets.map((sheet) => sheet.key)
const history = () => useReaderStore.getState().history.map((entry) => entry.sheets.map((sheet) => sheet.key).join('+'))
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
  expect(history()).toEqual(['a', 'b', 'a'])
})

it('does not add the shown target a second time', () => {
  openAt(target('a'))
  openAt(target('a'))
  expect(useReaderStore.getState().history).toHaveLength(1)
})

it('keeps two documents as one place of the history', () => {
  openAt(target('a'))
  openPair(target('b'), target('c'), 1)
  expect(sheets()).toEqual(['b', 'c'])
  expect(shown()).toBe('c')
  travel(-1)
  expect(sheets()).toEqual(['a'])
  travel(1)
  expect(sheets()).toEqual(['b', 'c'])
  expect(history()).toEqual(['a', 'b+c'])
})

it('makes the other of two the active one where it stands, without a step in the history', () => {
  openPair(target('a'), target('b'), 0)
  const before = currentEntry(useReaderStore.getState())
  activateSheet(1)
  expect(shown()).toBe('b')
  expect(sheets()).toEqual(['a', 'b'])
  expect(history()).toEqual(['a+b'])
  expect(currentEntry(useReaderStore.getState())?.sheets).toBe(before?.sheets)
  activateSheet(2)
  expect(shown()).toBe('b')
})

it('opens the same pair once, whichever of the two was asked for', () => {
  openPair(target('a'), target('b'), 0)
  openPair(target('a'), target('b'), 1)
  expect(history()).toEqual(['a+b'])
  expect(shown()).toBe('b')
})

it('goes back to the active one of two, and from there back to both', () => {
  openPair(target('a'), target('b'), 0)
  activateSheet(1)
  showOne()
  expect(sheets()).toEqual(['b'])
  showOne()
  expect(history()).toEqual(['a+b', 'b'])
  travel(-1)
  expect(sheets()).toEqual(['a', 'b'])
})

it('opens a tick in its own sheet and leaves the other', () => {
  openPair(target('a'), target('b'), 0)
  openMark('c', 1)
  expect(sheets()).toEqual(['a', 'c'])
  expect(shown()).toBe('c')
})

it('knows what is shown while the reader is open', () => {
  openPair(target('a'), target('b'), 0)
  const state = useReaderStore.getState()
  expect(['a', 'b', 'c'].map((key) => isShown(state, key))).toEqual([true, true, false])
  expect(isShown({ ...state, isOpen: false }, 'a')).toBe(false)
})
