import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { DesktopSettings } from '../api/desktop.ts'
import { log } from './log.ts'
import { writeWhole } from './write-whole.ts'

/** What is kept of the desktop's settings; the system itself knows whether a shortcut works and what starts at login. */
export const KeptSettings = DesktopSettings.omit({ shortcutState: true, openAtLogin: true })
export type KeptSettings = z.infer<typeof KeptSettings>

const fresh: KeptSettings = {
  quickAskShortcut: 'CommandOrControl+Shift+Space',
  runInBackground: 'ask',
  notify: true,
}

/** Name of the file with the desktop's settings, inside the data folder. */
export function desktopSettingsFile(dataFolder: string): string {
  return join(dataFolder, 'desktop.json')
}

/** Reads the settings; a missing file gives the fresh ones, and so does a damaged one, which is logged. */
export function readDesktopSettings(file: string): KeptSettings {
  if (!existsSync(file)) return fresh
  try {
    return KeptSettings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    log(`desktop.json cannot be read and is not used: ${String(error)}`)
    return fresh
  }
}

/** Writes the settings. */
export function writeDesktopSettings(file: string, settings: KeptSettings): void {
  writeWhole(file, JSON.stringify(settings, null, 2))
}
