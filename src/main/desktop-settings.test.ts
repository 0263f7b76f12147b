import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallRefused } from './call-refused.ts'
import { keepDesktopSettings } from './desktop-settings.ts'
import { readDesktopSettings, writeDesktopSettings } from './desktop-settings-file.ts'
import { createQuickAskShortcut } from './quick-ask-shortcut.ts'
import { createStartAtLogin } from './start-at-login.ts'

const standard = 'CommandOrControl+Shift+Space'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-settings-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A desktop that gives out shortcuts; other programs have `taken`. `lies`: it says yes and gives none. */
function desktop({ taken = [] as string[], lies = false, isAvailable = true } = {}) {
  const held = new Map<string, () => void>()
  const system = {
    register(name: string, run: () => void) {
      if (taken.includes(name) || held.has(name)) return false
      if (!lies) held.set(name, run)
      return true
    },
    isRegistered: (name: string) => held.has(name),
    unregister: (name: string) => void held.delete(name),
  }
  const onChange = vi.fn()
  const file = join(folder, 'desktop.json')
  const keeper = keepDesktopSettings({
    file,
    platform: 'linux',
    shortcut: createQuickAskShortcut({ system, isAvailable, run: () => undefined }),
    login: createStartAtLogin({
      app: {} as never,
      platform: 'linux',
      configFolder: join(folder, 'config'),
      command: ['/opt/Carrel/carrel', '--background'],
    }),
    onChange,
  })
  return { keeper, held, onChange, file }
}

test('fresh settings take the usual shortcut and start nothing by themselves', () => {
  const { keeper, held } = desktop()
  expect(keeper.now()).toEqual({
    quickAskShortcut: standard,
    shortcutState: 'working',
    openAtLogin: false,
    runInBackground: 'ask',
    notify: true,
  })
  expect([...held.keys()]).toEqual([standard])
})

test('another shortcut replaces the one before, in the file as well', () => {
  const { keeper, held, onChange } = desktop()
  const changed = keeper.change({ quickAskShortcut: 'alt+shift+k' })
  expect(changed).toMatchObject({ quickAskShortcut: 'Alt+Shift+K', shortcutState: 'working' })
  expect([...held.keys()]).toEqual(['Alt+Shift+K'])
  expect(onChange).toHaveBeenCalledExactlyOnceWith(changed)
  expect(desktop().keeper.now().quickAskShortcut).toBe('Alt+Shift+K')
})

test('one that another program has is said to be taken, and the one before stays', () => {
  const { keeper, held, onChange } = desktop({ taken: ['Control+Q'] })
  expect(keeper.change({ quickAskShortcut: 'Ctrl+Q' })).toMatchObject({
    quickAskShortcut: standard,
    shortcutState: 'taken',
  })
  expect([...held.keys()]).toEqual([standard])
  expect(keeper.now().shortcutState).toBe('working')
  expect(onChange).not.toHaveBeenCalled()
})

test('a system that says yes and gives nothing is not believed', () => {
  expect(desktop({ lies: true }).keeper.now().shortcutState).toBe('taken')
})

test('a shortcut taken at the start can be replaced, tried again and given up', () => {
  const taken = [standard]
  const { keeper, held } = desktop({ taken })
  expect(keeper.now()).toMatchObject({ quickAskShortcut: standard, shortcutState: 'taken' })
  taken.pop()
  expect(keeper.change({ quickAskShortcut: standard })).toMatchObject({ shortcutState: 'working' })
  expect(keeper.change({ quickAskShortcut: '' })).toMatchObject({ quickAskShortcut: '', shortcutState: 'none' })
  expect(held.size).toBe(0)
})

test('where the system gives none, the wish is kept and nothing is registered', () => {
  const { keeper, held } = desktop({ isAvailable: false })
  expect(keeper.change({ quickAskShortcut: 'Super+K' })).toMatchObject({
    quickAskShortcut: 'Super+K',
    shortcutState: 'unavailable',
  })
  expect(held.size).toBe(0)
})

test('what cannot be a shortcut is refused with its reason and changes nothing', () => {
  const { keeper, held } = desktop()
  for (const [text, code] of [
    ['K', 'shortcut-without-modifier'],
    ['Ctrl+Alt+K', 'shortcut-types-text'],
    ['Ctrl+§', 'shortcut-unknown'],
  ] as const)
    expect(() => keeper.change({ quickAskShortcut: text, notify: false })).toThrow(new CallRefused(code))
  expect([...held.keys()]).toEqual([standard])
  expect(keeper.now().notify).toBe(true)
})

test('starting at login is a file that is there only while it is on', () => {
  const { keeper } = desktop()
  const entry = join(folder, 'config/autostart/carrel.desktop')
  expect(keeper.change({ openAtLogin: true }).openAtLogin).toBe(true)
  expect(readFileSync(entry, 'utf8')).toContain('Exec="/opt/Carrel/carrel" "--background"\n')
  rmSync(entry)
  expect(keeper.now().openAtLogin, 'the user removed it elsewhere').toBe(false)
  keeper.change({ openAtLogin: true })
  expect(keeper.change({ openAtLogin: false }).openAtLogin).toBe(false)
})

test('a damaged file gives fresh settings, and every kind of settings comes back from its file', () => {
  const file = join(folder, 'desktop.json')
  const fresh = readDesktopSettings(file)
  for (const damaged of ['', '{', 'null', '{"notify":1}', '{"quickAskShortcut":"","runInBackground":"ask"}']) {
    writeFileSync(file, damaged)
    expect(readDesktopSettings(file), damaged).toEqual(fresh)
  }
  for (const runInBackground of ['ask', 'yes', 'no'] as const) {
    const settings = { quickAskShortcut: 'F9', runInBackground, notify: false }
    writeDesktopSettings(file, settings)
    expect(readDesktopSettings(file)).toEqual(settings)
  }
})
