import { create } from 'zustand'
import { setComposerScope } from './composer-store.ts'

/** What the middle pane shows. A thread without id is a new question; `filter`: what the library's filter begins with. */
export type View =
  | { name: 'thread'; threadId: string | undefined }
  | { name: 'library'; collectionId?: string; needsALook?: boolean; filter?: string }
  | { name: 'search' }
  | { name: 'kept' }
  | { name: 'summaries' }
  | { name: 'summary'; summaryId: string }
  | { name: 'import'; jobId: string }
  | { name: 'settings' }
  | { name: 'ledger' }

export type Overlay = 'palette' | 'shortcuts' | undefined

export type ViewState = {
  view: View
  /** The collection last looked at: a new question inherits it. */
  collectionId: string | undefined
  overlay: Overlay
  /** The document whose details take the reader's place. */
  detailsOf: string | undefined
  /** The watched folder whose details stand there instead. */
  folderOf: string | undefined
}

export const useViewStore = create<ViewState>()(() => ({
  view: { name: 'thread', threadId: undefined },
  collectionId: undefined,
  overlay: undefined,
  detailsOf: undefined,
  folderOf: undefined,
}))

/** Shows a view in the middle pane. A scope chosen for one thread never goes along to another. */
export function showView(view: View): void {
  const before = useViewStore.getState().view
  const same = before.name === 'thread' && view.name === 'thread' && before.threadId === view.threadId
  if (view.name === 'thread' && view.threadId !== undefined && !same) setComposerScope(undefined)
  useViewStore.setState((state) => ({
    view,
    overlay: undefined,
    collectionId: view.name === 'library' ? view.collectionId : state.collectionId,
  }))
}

/** Opens or closes the palette or the shortcuts. */
export function showOverlay(overlay: Overlay): void {
  useViewStore.setState({ overlay })
}

/** Shows a document's details in the reader's place; undefined: none. */
export function showDetails(detailsOf: string | undefined): void {
  useViewStore.setState({ detailsOf, folderOf: undefined })
}

/** Shows a watched folder's details there. */
export function showFolder(folderId: string): void {
  useViewStore.setState({ folderOf: folderId, detailsOf: undefined })
}
