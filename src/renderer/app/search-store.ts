import { create } from 'zustand'
import type { Collection } from '../../api/document.ts'
import type { DocumentFilter } from '../../api/document-filter.ts'
import { showView } from './view-store.ts'

/** What stands on the search screen. `editing`: the smart collection whose filter is being changed there. */
export type SearchState = {
  text: string
  filter: DocumentFilter
  collectionIds: readonly string[]
  sort: 'relevance' | 'date'
  editing: { id: string; name: string } | undefined
  /** Grows by one with each wish to type there. */
  focusRequests: number
}

export const useSearchStore = create<SearchState>()(() => ({
  text: '',
  filter: {},
  collectionIds: [],
  sort: 'relevance',
  editing: undefined,
  focusRequests: 0,
}))

/** Changes what stands on the search screen. */
export function changeSearch(change: Partial<Omit<SearchState, 'focusRequests'>>): void {
  useSearchStore.setState(change)
}

/** Sets or, where it is undefined, leaves out one field of the filter. */
export function changeFilter(change: { [K in keyof DocumentFilter]?: DocumentFilter[K] | undefined }): void {
  useSearchStore.setState(({ filter }) => {
    const entries = Object.entries({ ...filter, ...change }).filter(([, value]) => value !== undefined)
    return { filter: Object.fromEntries(entries) as DocumentFilter }
  })
}

/** Shows the search screen, ready to type. */
export function showSearch(): void {
  showView({ name: 'search' })
  useSearchStore.setState(({ focusRequests }) => ({ focusRequests: focusRequests + 1 }))
}

/** Shows the filter of a smart collection on the search screen, where it can be changed. */
export function editFilter({ id, name, filter = {} }: Collection): void {
  changeSearch({ text: '', filter, collectionIds: [], editing: { id, name } })
  showSearch()
}
