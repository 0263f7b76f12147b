import type { DesktopHandlers } from './ipc-registrar.ts'

type QuickAskCall =
  | 'clipboard.read'
  | 'selection.read'
  | 'screen.capture'
  | 'tray.show'
  | 'desktop.notify'
  | 'desktop.settings'
  | 'desktop.change'

/** What carries out the calls around quick ask, the tray and the desktop's settings. */
export function quickAskCalls(): Pick<DesktopHandlers, QuickAskCall> {
  const settings = {
    quickAskShortcut: '',
    shortcutState: 'none',
    openAtLogin: false,
    runInBackground: 'ask',
    notify: true,
  } as const
  return {
    'clipboard.read': () => ({ text: '' }),
    'selection.read': () => ({ text: '', available: false }),
    'screen.capture': () => ({}),
    'tray.show': () => ({}),
    'desktop.notify': () => ({}),
    'desktop.settings': () => settings,
    'desktop.change': () => settings,
  }
}
