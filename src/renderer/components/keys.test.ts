import { expect, it } from 'vitest'
import { ariaKeys, writeKeys } from './keys.ts'

it('writes shortcuts as the platform does', () => {
  expect(writeKeys('mod+shift+c', 'darwin')).toBe('⇧⌘C')
  expect(writeKeys('mod+shift+c', 'win32')).toBe('Ctrl Shift C')
  expect(writeKeys('alt+down', 'linux')).toBe('Alt ↓')
  expect(ariaKeys('mod+k', 'darwin')).toBe('Meta+K')
  expect(ariaKeys('mod+k', 'linux')).toBe('Control+K')
})
