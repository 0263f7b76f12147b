import type { ErrorCode } from '../api/error.ts'

type Fault = Extract<ErrorCode, `shortcut-${string}`>

/** Names that Electron knows for each modifier, in the order in which a shortcut is spelled. */
const modifierNames: Readonly<Record<string, readonly string[]>> = {
  CommandOrControl: ['commandorcontrol', 'cmdorctrl'],
  Command: ['command', 'cmd'],
  Control: ['control', 'ctrl'],
  Super: ['super', 'meta'],
  Alt: ['alt', 'option'],
  AltGr: ['altgr'],
  Shift: ['shift'],
}
const modifiers = Object.keys(modifierNames)

/** Keys that type something; those whose place differs between keyboards (punctuation) are left out. */
const typing = /^(?:[a-z0-9]|space|num(?:[0-9]|dec|add|sub|mult|div))$/
const functionKey = /^f(?:[1-9]|1[0-9]|2[0-4])$/
const otherKeys = [
  ...['Space', 'Tab', 'Backspace', 'Delete', 'Insert', 'Enter', 'Up', 'Down', 'Left', 'Right'],
  ...['Home', 'End', 'PageUp', 'PageDown', 'Escape', 'PrintScreen'],
]

/**
 * A shortcut for the whole desktop in one spelling, such as `CommandOrControl+Shift+Space`, or why it cannot be one.
 * The grammar is Electron's (docs/tutorial/keyboard-shortcuts), less what is only on some keyboards. Refused: keys that
 * type or edit without a modifier beyond Shift, and combinations that type a character: AltGr (which Windows and Linux
 * also see as Ctrl+Alt), Option with a letter on macOS.
 */
export function checkAccelerator(text: string, platform: NodeJS.Platform): { accelerator: string } | { fault: Fault } {
  const parts = text.split('+').map((part) => part.trim())
  const key = keyOf(parts.pop() ?? '')
  const held = parts.map((part) => modifiers.find((one) => modifierNames[one]?.includes(part.toLowerCase())))
  const mac = platform === 'darwin'
  if (key === undefined || held.includes(undefined) || (!mac && held.includes('Command')))
    return { fault: 'shortcut-unknown' }
  const has = (name: string): boolean => held.includes(name)
  const control = has('Control') || (has('CommandOrControl') && !mac)
  const command = has('Command') || has('Super') || (has('CommandOrControl') && mac)
  const types = typing.test(key.toLowerCase())
  if (has('AltGr') || (types && typesWith({ control, command, alt: has('Alt') }, mac)))
    return { fault: 'shortcut-types-text' }
  const isFunctionKey = functionKey.test(key.toLowerCase()) || key === 'PrintScreen'
  if (!isFunctionKey && !control && !command && !has('Alt')) return { fault: 'shortcut-without-modifier' }
  return { accelerator: [...modifiers.filter(has), key].join('+') }
}

/** Whether a typing key still types with these held. */
function typesWith(held: { control: boolean; command: boolean; alt: boolean }, mac: boolean): boolean {
  return mac ? held.alt && !held.control && !held.command : held.alt && held.control && !held.command
}

function keyOf(name: string): string | undefined {
  const lower = name.toLowerCase()
  if (lower === 'return') return 'Enter'
  if (lower === 'esc') return 'Escape'
  const other = otherKeys.find((one) => one.toLowerCase() === lower)
  if (other) return other
  if (/^[a-z0-9]$/.test(lower) || functionKey.test(lower)) return lower.toUpperCase()
  return typing.test(lower) ? lower : undefined
}
