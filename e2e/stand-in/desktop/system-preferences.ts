import type { SystemPreferences } from 'electron'
import { strict } from '../strict.ts'

/** `systemPreferences` of the electron module. */
export const systemPreferences = strict('systemPreferences', {
  getMediaAccessStatus: () => 'granted',
} satisfies Partial<SystemPreferences>)
