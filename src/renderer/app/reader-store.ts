import { create } from 'zustand'
import type { Span } from '../../api/span.ts'

/** Words in a document. No spans: the document from its first page. */
export type ReaderPlace = {
  documentId: string
  revisionId: string
  title: string
  path: string
  headingPath: readonly string[]
  spans: readonly Span[]
}

/** A citation of the answer that the reader was opened from. `key` tells places apart; `number` is what its chip shows. */
export type ReaderMark = ReaderPlace & { key: string; number: number }

/**
 * What the reader shows: `spans` are filled, those of the other `marks` in the same document underlined and ticked.
 * `marks` are all citations in the order of the answer (this place among them, found by `key`). `sentence` is the
 * answer's sentence, pinned above the reader where it is a sheet. `unmarked`: scroll to the spans but mark nothing
 * (passages that are close but no answer).
 */
export type ReaderTarget = ReaderPlace & {
  key: string
  marks: readonly ReaderMark[]
  sentence?: string
  unmarked?: boolean
}

/** Where a page lens stands: the chip, quote or hit on screen, in client pixels, and the words it shows. */
export type LensRequest = { anchor: DOMRectReadOnly; place: ReaderPlace }

/** Text the user selected in the reader. */
export type ReaderSelection = { text: string; place: ReaderPlace }

export type ReaderState = {
  /** Targets visited, oldest first; `position` is the shown one, -1 before the first. */
  history: readonly ReaderTarget[]
  position: number
  isOpen: boolean
  lens: LensRequest | undefined
  /** Places on screen whose lens is drawn ahead, the newest last. */
  lensPlaces: readonly ReaderPlace[]
  selection: ReaderSelection | undefined
  /** Grows by one with each wish to search in the document. */
  findRequests: number
}

const LONGEST_HISTORY = 100
const MOST_LENSES_AHEAD = 12

export const useReaderStore = create<ReaderState>()(() => ({
  history: [],
  position: -1,
  isOpen: false,
  lens: undefined,
  lensPlaces: [],
  selection: undefined,
  findRequests: 0,
}))

/** The shown target of a reader state. */
export function currentTarget(state: Pick<ReaderState, 'history' | 'position'>): ReaderTarget | undefined {
  return state.history[state.position]
}

/** Opens the reader at a target; what was ahead in the history is dropped, a repeated target is not added twice. */
export function openAt(target: ReaderTarget): void {
  useReaderStore.setState((state) => {
    const past = state.history.slice(0, state.position + 1)
    if (past.at(-1)?.key === target.key) past.pop()
    const history = [...past, target].slice(-LONGEST_HISTORY)
    return { history, position: history.length - 1, isOpen: true, lens: undefined, selection: undefined }
  })
}

/** One step back (-1) or forth (1) in the reader's history. */
export function travel(by: -1 | 1): void {
  useReaderStore.setState((state) => {
    const position = state.position + by
    return position in state.history ? { position, isOpen: true, selection: undefined } : {}
  })
}

/** Opens the next (1) or previous (-1) citation of the answer; stops at its ends. */
export function stepMark(by: -1 | 1): void {
  const target = currentTarget(useReaderStore.getState())
  if (target === undefined) return
  const index = target.marks.findIndex((mark) => mark.key === target.key)
  const next = target.marks[index + by]
  if (next !== undefined) openAt({ ...next, marks: target.marks })
}

/** Opens a citation of the shown target's answer, as a click on its tick does. */
export function openMark(key: string): void {
  const target = currentTarget(useReaderStore.getState())
  const mark = target?.marks.find((candidate) => candidate.key === key)
  if (target !== undefined && mark !== undefined) openAt({ ...mark, marks: target.marks })
}

/** Closes or reopens the reader pane; the history stays. */
export function setReaderOpen(isOpen: boolean): void {
  useReaderStore.setState({ isOpen, lens: undefined })
}

/** Shows the page lens beside its anchor. */
export function showLens(lens: LensRequest): void {
  useReaderStore.setState({ lens })
}

/** Takes the page lens away. */
export function hideLens(): void {
  if (useReaderStore.getState().lens !== undefined) useReaderStore.setState({ lens: undefined })
}

/** Has the page lens of a place drawn ahead, so that it is there at once when it is asked for. */
export function prepareLens(place: ReaderPlace): void {
  useReaderStore.setState(({ lensPlaces }) => ({
    lensPlaces: [...lensPlaces.filter((known) => !sameWords(known, place)), place].slice(-MOST_LENSES_AHEAD),
  }))
}

/** Whether two places are the same words of the same revision. */
export function sameWords(a: ReaderPlace, b: ReaderPlace): boolean {
  return (
    a.revisionId === b.revisionId &&
    a.documentId === b.documentId &&
    a.spans.length === b.spans.length &&
    a.spans.every(({ page, start, end }, index) => {
      const other = b.spans[index]
      return page === other?.page && start === other.start && end === other.end
    })
  )
}

/** What the user has selected in the reader; undefined: nothing. */
export function setReaderSelection(selection: ReaderSelection | undefined): void {
  useReaderStore.setState({ selection })
}

/** Asks the reader to open its search field. */
export function findInDocument(): void {
  useReaderStore.setState((state) => ({ findRequests: state.findRequests + 1 }))
}
