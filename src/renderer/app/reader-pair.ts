import { currentEntry, openAt, openEntry, type ReaderTarget, useReaderStore } from './reader-store.ts'

/** Opens two places beside each other, in this order; `active` is the index of the one that was asked for. */
export function openPair(first: ReaderTarget, second: ReaderTarget, active: 0 | 1): void {
  openEntry({ sheets: [first, second], active })
}

/** Makes the sheet that is being worked in the active one; no new place in the history. */
export function activateSheet(index: number): void {
  useReaderStore.setState((state) => {
    const entry = currentEntry(state)
    if (entry?.sheets[index] === undefined || entry.active === index) return {}
    return { history: state.history.with(state.position, { ...entry, active: index }) }
  })
}

/** Leaves the active one of two documents alone in the reader. */
export function showOne(): void {
  const entry = currentEntry(useReaderStore.getState())
  const target = entry?.sheets[entry.active]
  if (target !== undefined && (entry?.sheets.length ?? 0) > 1) openAt(target)
}
