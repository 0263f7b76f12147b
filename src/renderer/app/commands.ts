import type { MenuCommand } from '../../api/desktop.ts'
import type { Settings } from '../../api/settings.ts'
import type { Client } from '../../rpc/types.ts'
import { chooseAndAdd } from './add-files.ts'
import { focusComposer, setComposerScope } from './composer-store.ts'
import { copyPinpoint } from './copy.ts'
import { keepSelection } from './keep.ts'
import { useLayoutStore } from './layout-store.ts'
import { openContainer } from './open-document.ts'
import { currentTarget, findInDocument, setReaderOpen, stepMark, travel, useReaderStore } from './reader-store.ts'
import { showSearch } from './search-store.ts'
import { zoomed } from './settings.ts'
import { summariseOpenDocument } from './summaries/summarise.ts'
import { showOverlay, showView, useViewStore } from './view-store.ts'

/** Commands by name, with the shortcut each has on every platform. Labels are `shell` messages of the same name. */
export const COMMANDS = {
  'new-question': { keys: 'mod+n' },
  'open-palette': { keys: 'mod+k' },
  'add-files': { keys: 'mod+o' },
  'add-folder': { keys: 'mod+shift+o' },
  'show-search': { keys: 'mod+shift+f' },
  'show-library': { keys: 'mod+shift+l' },
  'show-summaries': { keys: 'mod+shift+s' },
  'summarise-document': { keys: undefined },
  'quick-ask': { keys: undefined },
  'toggle-sidebar': { keys: 'mod+b' },
  'toggle-reader': { keys: 'mod+shift+b' },
  'find-in-document': { keys: 'mod+f' },
  'copy-with-source': { keys: 'mod+shift+c' },
  'keep-words': { keys: 'mod+shift+k' },
  'next-citation': { keys: 'alt+down' },
  'previous-citation': { keys: 'alt+up' },
  'open-container': { keys: undefined },
  'reader-back': { keys: 'alt+left' },
  'reader-forward': { keys: 'alt+right' },
  'zoom-in': { keys: 'mod+=' },
  'zoom-out': { keys: 'mod+-' },
  'zoom-reset': { keys: 'mod+0' },
  'show-settings': { keys: 'mod+,' },
  'show-ledger': { keys: undefined },
  'show-shortcuts': { keys: 'f1' },
} as const satisfies Record<MenuCommand, { keys: string | undefined }>

export type CommandDeps = {
  client: Client
  settings: Settings
  changeSettings: (change: Partial<Settings>) => void
}

/** Begins a new question about the collection last looked at. */
export function newQuestion(): void {
  setComposerScope(undefined)
  showView({ name: 'thread', threadId: undefined })
  focusComposer()
}

/** Shows or hides the sidebar: docked where it fits, floating where it does not. */
export function toggleSidebar(): void {
  useLayoutStore.setState((state) => ({ sidebarOpen: !state.sidebarOpen, sidebarCalled: !state.sidebarCalled }))
}

/** Carries out a command. */
export function runCommand(command: MenuCommand, deps: CommandDeps): void {
  const { client, settings, changeSettings } = deps
  const zoom = (by: -1 | 0 | 1) => changeSettings({ zoom: zoomed(settings.zoom, by) })
  const { collectionId } = useViewStore.getState()
  const to = collectionId === undefined ? {} : { collectionId }
  switch (command) {
    case 'new-question':
      return newQuestion()
    case 'open-palette':
      return showOverlay('palette')
    case 'add-files':
      return void chooseAndAdd(client, 'files', to)
    case 'add-folder':
      return void chooseAndAdd(client, 'folder', to)
    case 'show-search':
      return showSearch()
    case 'show-library':
      return showView({ name: 'library' })
    case 'show-summaries':
      return showView({ name: 'summaries' })
    case 'summarise-document':
      return summariseOpenDocument(client)
    case 'quick-ask':
      return void window.carrel.call('quickAsk.show', {})
    case 'toggle-sidebar':
      return toggleSidebar()
    case 'toggle-reader':
      return setReaderOpen(!useReaderStore.getState().isOpen && useReaderStore.getState().position >= 0)
    case 'find-in-document':
      return findInDocument()
    case 'copy-with-source':
      return copyPinpoint(settings.citationStyle)
    case 'keep-words':
      return keepSelection(client)
    case 'next-citation':
      return stepMark(1)
    case 'previous-citation':
      // With one citation at most there is nothing to step through, and the way up leads out of it.
      if ((currentTarget(useReaderStore.getState())?.marks.length ?? 0) > 1) return stepMark(-1)
      return openContainer(client)
    case 'open-container':
      return openContainer(client)
    case 'reader-back':
      return travel(-1)
    case 'reader-forward':
      return travel(1)
    case 'zoom-in':
      return zoom(1)
    case 'zoom-out':
      return zoom(-1)
    case 'zoom-reset':
      return zoom(0)
    case 'show-settings':
      return showView({ name: 'settings' })
    case 'show-ledger':
      return showView({ name: 'ledger' })
    case 'show-shortcuts':
      return showOverlay('shortcuts')
  }
}
