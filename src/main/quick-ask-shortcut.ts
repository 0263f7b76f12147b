import type { GlobalShortcut } from 'electron'
import type { DesktopSettings } from '../api/desktop.ts'

type ShortcutDeps = {
  system: Pick<GlobalShortcut, 'register' | 'isRegistered' | 'unregister'>
  /** Whether the system gives programs shortcuts at all. */
  isAvailable: boolean
  run(): void
}

/** The key for quick ask in every program. */
export type QuickAskShortcut = {
  state(): DesktopSettings['shortcutState']
  /** Takes this one instead ('' for none). False: another program has it, and the one before stays. */
  use(accelerator: string): boolean
}

/** The shortcut; nothing is registered before the first `use`. */
export function createQuickAskShortcut({ system, isAvailable, run }: ShortcutDeps): QuickAskShortcut {
  let current = ''
  let state: DesktopSettings['shortcutState'] = isAvailable ? 'none' : 'unavailable'

  // `register` may say yes to what the system then does not give.
  const take = (accelerator: string): boolean => {
    try {
      return system.register(accelerator, run) && system.isRegistered(accelerator)
    } catch {
      return false
    }
  }
  return {
    state: () => state,
    use(accelerator) {
      if (!isAvailable || (state === 'working' && accelerator === current)) return true
      if (accelerator !== '' && !take(accelerator)) {
        if (state !== 'working') state = 'taken'
        return false
      }
      if (state === 'working') system.unregister(current)
      current = accelerator
      state = accelerator === '' ? 'none' : 'working'
      return true
    },
  }
}
