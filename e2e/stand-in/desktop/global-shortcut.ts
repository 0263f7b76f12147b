import type { GlobalShortcut } from 'electron'
import { runtime } from '../runtime.ts'
import { strict } from '../strict.ts'
import { spellAccelerator } from './accelerators.ts'

/** Shortcuts that other programs have, in one spelling (`Ctrl+Shift+K`); specs fill it. */
export const foreignShortcuts = new Set<string>()
const registered = new Map<string, () => void>()

/** Presses a global shortcut, as the desktop would; for specs. Answers whether anybody listened. */
export function pressGlobalShortcut(accelerator: string): boolean {
  const run = registered.get(spellAccelerator(accelerator))
  run?.()
  return run !== undefined
}

/** `globalShortcut` of the electron module. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator, run) {
    if (runtime.phase === 'before-ready') throw new Error('globalShortcut cannot be used before the app is ready')
    const name = spellAccelerator(accelerator)
    if (registered.has(name) || foreignShortcuts.has(name)) return false
    registered.set(name, run)
    return true
  },
  isRegistered: (accelerator) => registered.has(spellAccelerator(accelerator)),
  unregister: (accelerator) => void registered.delete(spellAccelerator(accelerator)),
  unregisterAll: () => registered.clear(),
} satisfies Partial<GlobalShortcut>)
