import type { SettingsKeeper } from './desktop-settings.ts'
import type { DesktopHandlers } from './ipc-registrar.ts'
import type { createNotifier } from './notify.ts'
import type { TrayIcon } from './tray.ts'

type SettingsCall = 'tray.show' | 'desktop.notify' | 'desktop.settings' | 'desktop.change'

/** What carries out the calls about tray, notifications and the desktop's settings. */
export function settingsCalls(
  settings: SettingsKeeper,
  tray: TrayIcon,
  notify: ReturnType<typeof createNotifier>,
): Pick<DesktopHandlers, SettingsCall> {
  return {
    'tray.show': (content) => {
      tray.show(content)
      return {}
    },
    'desktop.notify': (notification) => {
      notify(notification)
      return {}
    },
    'desktop.settings': () => settings.now(),
    'desktop.change': (change) => settings.change(change),
  }
}
