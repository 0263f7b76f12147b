import { expect, test } from 'vitest'
import { writeKeys } from '../../components/keys.ts'
import { acceleratorOf, keysOf, type PressedKey } from './accelerator.ts'

const press = (key: string, code: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

test('modifiers alone are no shortcut yet', () => {
  for (const key of ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta'])
    expect(acceleratorOf(press(key, key), 'linux')).toBeUndefined()
})

test('letters follow the layout, and the place of the key where the layout has no Latin ones', () => {
  const held = { ctrlKey: true, shiftKey: true }
  expect(acceleratorOf(press('Z', 'KeyY', held), 'linux'), 'QWERTZ').toBe('CommandOrControl+Shift+Z')
  expect(acceleratorOf(press('Ф', 'KeyA', held), 'linux'), 'Russian').toBe('CommandOrControl+Shift+A')
  expect(acceleratorOf(press('å', 'KeyA', { altKey: true, metaKey: true }), 'darwin'), 'Option').toBe(
    'CommandOrControl+Alt+A',
  )
})

test('digits go by their place: on AZERTY they need Shift, and type a sign without it', () => {
  expect(acceleratorOf(press('&', 'Digit1', { altKey: true }), 'linux')).toBe('Alt+1')
  expect(acceleratorOf(press('1', 'Digit1', { altKey: true }), 'linux')).toBe('Alt+1')
  expect(acceleratorOf(press('7', 'Numpad7', { ctrlKey: true }), 'linux')).toBe('CommandOrControl+num7')
})

test('named keys are called as Electron calls them, others have no name', () => {
  expect(acceleratorOf(press(' ', 'Space', { ctrlKey: true, shiftKey: true }), 'win32')).toBe(
    'CommandOrControl+Shift+Space',
  )
  expect(acceleratorOf(press('ArrowUp', 'ArrowUp', { metaKey: true }), 'linux')).toBe('Super+Up')
  expect(acceleratorOf(press('F9', 'F9'), 'linux')).toBe('F9')
  expect(acceleratorOf(press('ö', 'Semicolon', { ctrlKey: true }), 'linux')).toBe('')
})

test('a shortcut is shown as the platform writes it', () => {
  expect(writeKeys(keysOf('CommandOrControl+Shift+Space', 'linux'), 'linux')).toBe('Ctrl Shift Space')
  expect(writeKeys(keysOf('CommandOrControl+Shift+Space', 'darwin'), 'darwin')).toBe('⇧⌘Space')
  expect(writeKeys(keysOf('Control+Alt+F9', 'win32'), 'win32')).toBe('Ctrl Alt F9')
})
