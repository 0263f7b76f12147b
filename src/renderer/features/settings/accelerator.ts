/** What a pressed key says of itself, as a `KeyboardEvent`. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>

/** Keys by their names in `KeyboardEvent.code` that Electron's accelerators call otherwise. */
const named: Readonly<Record<string, string>> = {
  Space: 'Space',
  Enter: 'Enter',
  NumpadEnter: 'Enter',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

/**
 * A pressed key as an Electron accelerator. Letters are those that the keyboard's layout types, or, where it types none of
 * A to Z (Greek, Cyrillic, a letter with Option), those on the same place of a US keyboard; digits go by their place, so
 * that they need no Shift on any layout. Undefined while modifiers alone are held; '' for a key without such a name.
 */
export function acceleratorOf(pressed: PressedKey, platform: 'darwin' | 'win32' | 'linux'): string | undefined {
  if (/^(?:Control|Alt|AltGraph|Shift|Meta|OS|CapsLock|Fn)/.test(pressed.key)) return undefined
  const key = keyName(pressed)
  if (key === undefined) return ''
  const mac = platform === 'darwin'
  const held = [
    pressed.metaKey && (mac ? 'CommandOrControl' : 'Super'),
    pressed.ctrlKey && (mac ? 'Control' : 'CommandOrControl'),
    pressed.altKey && 'Alt',
    pressed.shiftKey && 'Shift',
  ]
  return [...held.filter((name) => name !== false), key].join('+')
}

function keyName({ key, code }: PressedKey): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return /^[a-z]$/i.test(key) ? key.toUpperCase() : code.slice(3)
  if (/^Digit\d$/.test(code)) return code.slice(5)
  if (/^Numpad\d$/.test(code)) return `num${code.slice(6)}`
  if (/^F\d{1,2}$/.test(code)) return code
  // Some keyboards on a screen send no code.
  if (code === '' && /^[a-z\d]$/i.test(key)) return key.toUpperCase()
  return named[code]
}

/** An accelerator in the form that `Kbd` and `writeKeys` write. */
export function keysOf(accelerator: string, platform: 'darwin' | 'win32' | 'linux'): string {
  const names: Readonly<Record<string, string>> = {
    commandorcontrol: 'mod',
    command: 'mod',
    control: platform === 'darwin' ? 'ctrl' : 'mod',
  }
  return accelerator
    .split('+')
    .map((part) => names[part.toLowerCase()] ?? part.toLowerCase())
    .join('+')
}
