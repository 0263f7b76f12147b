import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkAccelerator } from './accelerator.ts'

const onLinux = (text: string) => checkAccelerator(text, 'linux')
const onMac = (text: string) => checkAccelerator(text, 'darwin')

test('shortcuts get one spelling', () => {
  expect(onLinux('shift+cmdorctrl+space')).toEqual({ accelerator: 'CommandOrControl+Shift+Space' })
  expect(onLinux('Alt+Ctrl+F9')).toEqual({ accelerator: 'Control+Alt+F9' })
  expect(onLinux('Alt + Shift + q')).toEqual({ accelerator: 'Alt+Shift+Q' })
  expect(onLinux('Super+Return')).toEqual({ accelerator: 'Super+Enter' })
  expect(onMac('Option+Cmd+K')).toEqual({ accelerator: 'Command+Alt+K' })
  expect(onLinux('F8')).toEqual({ accelerator: 'F8' })
})

test('keys that type or edit by themselves are refused', () => {
  for (const text of ['a', 'Shift+A', 'Space', 'Shift+Space', '5', 'Enter', 'Shift+Tab', 'Escape', 'Up'])
    expect(onLinux(text), text).toEqual({ fault: 'shortcut-without-modifier' })
})

test('AltGr in any dress is refused where it types', () => {
  for (const text of ['AltGr+Q', 'Ctrl+Alt+Q', 'CommandOrControl+Alt+E', 'Control+Alt+Shift+2', 'Ctrl+Alt+Space'])
    expect(onLinux(text), text).toEqual({ fault: 'shortcut-types-text' })
  expect(checkAccelerator('Ctrl+Alt+Q', 'win32')).toEqual({ fault: 'shortcut-types-text' })
  expect(onMac('Control+Alt+Q')).toEqual({ accelerator: 'Control+Alt+Q' })
  expect(onMac('Alt+Q')).toEqual({ fault: 'shortcut-types-text' })
  expect(onMac('Option+Shift+2')).toEqual({ fault: 'shortcut-types-text' })
})

test('names that are none, or not on every keyboard, are refused', () => {
  for (const text of [
    '',
    '+',
    'Ctrl+',
    'Ctrl',
    'Ctrl+Ö',
    'Ctrl+[',
    'Ctrl+Hyper+A',
    'Ctrl+F25',
    'Ctrl+A+B',
    'Command+A',
  ])
    expect(onLinux(text), text).toEqual({ fault: 'shortcut-unknown' })
})

test('what is accepted has a modifier or a function key, and stays as it is when checked again', () => {
  const part = fc.constantFrom('Ctrl', 'control', 'Alt', 'Shift', 'Super', 'CmdOrCtrl', 'AltGr', 'x')
  const key = fc.constantFrom('a', 'Z', '7', 'space', 'F12', 'pageup', 'num5', 'return', 'ß', '-')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 4 }), key, (held, last) => {
      const checked = onLinux([...held, last].join('+'))
      if ('fault' in checked) return
      expect(onLinux(checked.accelerator)).toEqual(checked)
      expect(checked.accelerator).toMatch(
        /^(?:(?:CommandOrControl|Control|Super|Alt|Shift)\+)*(?:[A-Z0-9]|F\d+|[A-Z][A-Za-z]+|num\d)$/,
      )
      expect(checked.accelerator).toMatch(/Control|Super|Alt|F12$/)
    }),
  )
})

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Object.keys(onLinux(text))).toHaveLength(1)
    }),
  )
})
