import { create } from 'zustand'
import type { Scope } from '../../api/document.ts'
import type { ReaderPlace } from './reader-store.ts'

/** What stands in the composer. `scope` is undefined until the user chooses: then the open collection's holds. */
export type ComposerState = {
  text: string
  scope: Scope | undefined
  /** Grows by one with each wish to type there. */
  focusRequests: number
}

export const useComposerStore = create<ComposerState>()(() => ({ text: '', scope: undefined, focusRequests: 0 }))

/** Replaces the text of the composer. */
export function setComposerText(text: string): void {
  useComposerStore.setState({ text })
}

/** Sets what the next question covers; undefined: the open collection. */
export function setComposerScope(scope: Scope | undefined): void {
  useComposerStore.setState({ scope })
}

/** Puts the text cursor into the composer. */
export function focusComposer(): void {
  useComposerStore.setState((state) => ({ focusRequests: state.focusRequests + 1 }))
}

/** Begins a question about words of a page, within that document. */
export function askAbout(words: string, place: Pick<ReaderPlace, 'documentId'>): void {
  useComposerStore.setState((state) => ({
    text: `“${words.trim().replace(/\s+/g, ' ')}” `,
    scope: { collectionIds: [], documentIds: [place.documentId] },
    focusRequests: state.focusRequests + 1,
  }))
}
