import { expect, it } from 'vitest'
import { defaultDataFolder } from './data-folder.ts'

it('is the folder the desktop uses on each system', () => {
  expect(defaultDataFolder('linux', {}, '/home/ada')).toBe('/home/ada/.config/Carrel')
  expect(defaultDataFolder('linux', { XDG_CONFIG_HOME: '/cfg' }, '/home/ada')).toBe('/cfg/Carrel')
  expect(defaultDataFolder('darwin', {}, '/Users/ada')).toBe('/Users/ada/Library/Application Support/Carrel')
  expect(defaultDataFolder('win32', { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' }, 'C:\\Users\\ada')).toBe(
    'C:\\Users\\ada\\AppData\\Roaming\\Carrel',
  )
})
