import type { Method } from '../method.ts'
import { Settings, SettingsChange } from '../settings.ts'
import { nothing } from './nothing.ts'

/** Settings. */
export const settingsMethods = {
  'settings.get': { input: nothing, output: Settings },
  'settings.set': { input: SettingsChange, output: Settings },
} satisfies Record<string, Method>
