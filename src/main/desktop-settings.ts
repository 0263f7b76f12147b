import type { DesktopSettings, DesktopSettingsChange } from '../api/desktop.ts'
import { checkAccelerator } from './accelerator.ts'
import { CallRefused } from './call-refused.ts'
import { type KeptSettings, readDesktopSettings, writeDesktopSettings } from './desktop-settings-file.ts'
import { log } from './log.ts'
import type { QuickAskShortcut } from './quick-ask-shortcut.ts'
import type { StartAtLogin } from './start-at-login.ts'

type SettingsDeps = {
  file: string
  platform: NodeJS.Platform
  shortcut: QuickAskShortcut
  login: StartAtLogin
  /** Told after each change. */
  onChange(settings: DesktopSettings): void
}

/** The desktop's settings and what follows from them. */
export type SettingsKeeper = {
  now(): DesktopSettings
  /**
   * Changes some. A shortcut that another program has is not taken: the answer then says `taken`, once, beside the
   * one that stays. Throws `CallRefused` for a shortcut that cannot be one.
   */
  change(change: DesktopSettingsChange): DesktopSettings
}

/** Keeps the settings in their file; takes the shortcut they name. */
export function keepDesktopSettings({ file, platform, shortcut, login, onChange }: SettingsDeps): SettingsKeeper {
  let kept = readDesktopSettings(file)
  if (!shortcut.use(kept.quickAskShortcut)) log('the shortcut of quick ask is taken')
  const now = (): DesktopSettings => ({ ...kept, openAtLogin: login.isOn(), shortcutState: shortcut.state() })

  return {
    now,
    change({ openAtLogin, quickAskShortcut, runInBackground, notify }) {
      const accelerator = quickAskShortcut && checked(quickAskShortcut, platform)
      const isTaken = accelerator !== undefined && !shortcut.use(accelerator)
      const next: KeptSettings = {
        quickAskShortcut: accelerator === undefined || isTaken ? kept.quickAskShortcut : accelerator,
        runInBackground: runInBackground ?? kept.runInBackground,
        notify: notify ?? kept.notify,
      }
      writeDesktopSettings(file, next)
      kept = next
      if (openAtLogin !== undefined && openAtLogin !== login.isOn()) login.set(openAtLogin)
      if (isTaken) return { ...now(), shortcutState: 'taken' }
      onChange(now())
      return now()
    },
  }
}

function checked(text: string, platform: NodeJS.Platform): string {
  const result = checkAccelerator(text, platform)
  if ('fault' in result) throw new CallRefused(result.fault)
  return result.accelerator
}
