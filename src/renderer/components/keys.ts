export type Platform = 'darwin' | 'win32' | 'linux'

const MAC: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥', ctrl: '⌃', enter: '↩', delete: '⌫' }
const OTHER: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', ctrl: 'Ctrl', delete: 'Del' }
const ARROWS: Record<string, string> = { up: '↑', down: '↓', left: '←', right: '→' }

/** A shortcut as the platform writes it: "mod+shift+c" is "⇧⌘C" on macOS and "Ctrl Shift C" elsewhere. */
export function writeKeys(keys: string, platform: Platform): string {
  const parts = keys.split('+').map((part) => part.toLowerCase())
  if (platform === 'darwin') {
    const order = ['ctrl', 'alt', 'shift', 'mod']
    const sorted = parts.toSorted((a, b) => rank(order, a) - rank(order, b))
    return sorted.map((part) => MAC[part] ?? ARROWS[part] ?? capital(part)).join('')
  }
  return parts.map((part) => OTHER[part] ?? ARROWS[part] ?? capital(part)).join(' ')
}

/** A shortcut in the notation of `aria-keyshortcuts`. */
export function ariaKeys(keys: string, platform: Platform): string {
  const names: Record<string, string> = { mod: platform === 'darwin' ? 'Meta' : 'Control', shift: 'Shift', alt: 'Alt' }
  return keys
    .split('+')
    .map((part) => names[part] ?? capital(part))
    .join('+')
}

function rank(order: readonly string[], part: string): number {
  const index = order.indexOf(part)
  return index < 0 ? order.length : index
}

function capital(part: string): string {
  return part.charAt(0).toUpperCase() + part.slice(1)
}
