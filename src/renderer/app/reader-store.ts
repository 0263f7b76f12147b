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

/** What stands in the reader: a document, or two beside each other. `active`: the one in `sheets` that commands are for. */
export type ReaderEntry = { sheets: readonly ReaderTarget[]; active: number }

/** Where a page lens stands: the chip, quote or hit on screen, in client pixels, and the words it shows. */
export type LensRequest = { anchor: DOMRectReadOnly; place: ReaderPlace }

/** Text the user selected in the reader. */
export type ReaderSelection = { text: string; place: ReaderPlace }

export type ReaderState = {
  /** What was visited, oldest first, a pair as one place; `position` is what is shown, -1 before the first. */
  history: readonly ReaderEntry[]
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

/** What the reader of a state shows. */
export function currentEntry(state: Pick<ReaderState, 'history' | 'position'>): ReaderEntry | undefined {
  return state.history[state.position]
}

/** The shown target of a reader state; of two, the active one. */
export function currentTarget(state: Pick<ReaderState, 'history' | 'position'>): ReaderTarget | undefined {
  const entry = currentEntry(state)
  return entry?.sheets[entry.active]
}

/** Whether the reader is open at the target with this key, alone or beside another. */
export function isShown(state: Pick<ReaderState, 'history' | 'position' | 'isOpen'>, key: string): boolean {
  return state.isOpen && (currentEntry(state)?.sheets.some((sheet) => sheet.key === key) ?? false)
}

/** Opens the reader at a target; what was ahead in the history is dropped, a repeated target is not added twice. */
export function openAt(target: ReaderTarget): void {
  openEntry({ sheets: [target], active: 0 })
}

/** Opens the reader at one or two targets, as `openAt` does at one. */
export function openEntry(entry: ReaderEntry): void {
  useReaderStore.setState((state) => {
    const past = state.history.slice(0, state.position + 1)
    if (keysOf(past.at(-1)) === keysOf(entry)) past.pop()
    const history = [...past, entry].slice(-LONGEST_HISTORY)
    return { history, position: history.length - 1, isOpen: true, lens: undefined, selection: undefined }
  })
}

function keysOf(entry: ReaderEntry | undefined): string | undefined {
  return entry?.sheets.map((sheet) => sheet.key).join(' ')
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

/** Opens a citation of the shown target's answer in its sheet, as a click on its tick does; the other sheet stays. */
export function openMark(key: string, sheet = 0): void {
  const entry = currentEntry(useReaderStore.getState())
  const target = entry?.sheets[sheet]
  const mark = target?.marks.find((candidate) => candidate.key === key)
  if (entry === undefined || target === undefined || mark === undefined) return
  openEntry({ sheets: entry.sheets.with(sheet, { ...mark, marks: target.marks }), active: sheet })
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
