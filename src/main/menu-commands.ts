import type { MenuCommand } from '../api/desktop.ts'
import type { desktop } from '../messages/en/desktop.ts'

type Entry = { label: keyof typeof desktop; accelerator?: string }

/** Label and key of every menu command. No key needs AltGr, and none is a bare printable one. */
export const menuCommands: Readonly<Record<MenuCommand, Entry>> = {
  'new-question': { label: 'newQuestion', accelerator: 'CmdOrCtrl+N' },
  'add-files': { label: 'addFiles', accelerator: 'CmdOrCtrl+O' },
  'add-folder': { label: 'addFolder', accelerator: 'CmdOrCtrl+Shift+O' },
  'open-palette': { label: 'openPalette', accelerator: 'CmdOrCtrl+K' },
  'find-in-document': { label: 'findInDocument', accelerator: 'CmdOrCtrl+F' },
  'toggle-sidebar': { label: 'toggleSidebar', accelerator: 'CmdOrCtrl+B' },
  'toggle-reader': { label: 'toggleReader', accelerator: 'CmdOrCtrl+Shift+B' },
  'show-search': { label: 'showSearch', accelerator: 'CmdOrCtrl+Shift+F' },
  'show-library': { label: 'showLibrary', accelerator: 'CmdOrCtrl+Shift+L' },
  'show-summaries': { label: 'showSummaries', accelerator: 'CmdOrCtrl+Shift+S' },
  'summarise-document': { label: 'summariseDocument' },
  'quick-ask': { label: 'quickAsk' },
  'show-settings': { label: 'showSettings', accelerator: 'CmdOrCtrl+,' },
  'show-shortcuts': { label: 'showShortcuts', accelerator: 'F1' },
  'show-ledger': { label: 'showLedger' },
  'copy-with-source': { label: 'copyWithSource', accelerator: 'CmdOrCtrl+Shift+C' },
  'keep-words': { label: 'keepWords', accelerator: 'CmdOrCtrl+Shift+K' },
  'zoom-in': { label: 'zoomIn', accelerator: 'CmdOrCtrl+=' },
  'zoom-out': { label: 'zoomOut', accelerator: 'CmdOrCtrl+-' },
  'zoom-reset': { label: 'zoomReset', accelerator: 'CmdOrCtrl+0' },
  'reader-back': { label: 'readerBack', accelerator: 'Alt+Left' },
  'reader-forward': { label: 'readerForward', accelerator: 'Alt+Right' },
  'next-citation': { label: 'nextCitation', accelerator: 'Alt+Down' },
  'previous-citation': { label: 'previousCitation', accelerator: 'Alt+Up' },
  'open-container': { label: 'openContainer' },
}
