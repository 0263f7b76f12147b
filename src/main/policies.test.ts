import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createCircuitBreaker } from './circuit-breaker.ts'
import { dataFolderOf } from './data-folder.ts'
import { externalAddress } from './external-address.ts'
import { isTrusted } from './ipc-trust.ts'
import { menuCommands } from './menu-commands.ts'
import { isLocal } from './network.ts'
import { isGranted } from './permissions.ts'
import { fitWindowState } from './window-state.ts'

test('only https and mailto are opened outside', () => {
  expect(externalAddress('https://example.com/a b')).toBe('https://example.com/a%20b')
  expect(externalAddress('mailto:a@example.com?attach=/etc/passwd')).toBe('mailto:a@example.com')
  const scheme = fc.constantFrom(
    'file:',
    'smb:',
    'ms-word:',
    'javascript:',
    'http:',
    'data:',
    'app:',
    'vbscript:',
    'search-ms:',
    '',
  )
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom('', ' ', '\n', '\t'), scheme, fc.string()), ([space, first, rest]) => {
      const opened = externalAddress(`${space}${first}${rest}`)
      if (opened !== undefined) expect(opened).toMatch(/^(https:\/\/|mailto:)/)
      if (first !== '') expect(opened).toBeUndefined()
    }),
  )
})

test('the third failure within the window opens the breaker, slow ones do not', () => {
  let now = 0
  const breaker = createCircuitBreaker(3, 60_000, () => now)
  const at = (time: number) => {
    now = time
    return breaker.failed()
  }
  expect([at(0), at(59_000), at(61_000), at(122_000)]).toEqual([false, false, false, false])
  expect([at(123_000), at(124_000)]).toEqual([false, true])
  breaker.reset()
  expect(at(125_000)).toBe(false)
})

test('a remembered window always comes back where it can be reached', () => {
  const areas = [
    { x: 0, y: 25, width: 1440, height: 875 },
    { x: 1440, y: 0, width: 1920, height: 1080 },
  ]
  const coordinate = fc.integer({ min: -5000, max: 5000 })
  const length = fc.integer({ min: 1, max: 6000 })
  fc.assert(
    fc.property(coordinate, coordinate, length, length, (x, y, width, height) => {
      const fitted = fitWindowState({ x, y, width, height, maximized: false }, areas)
      expect(areas.some((area) => fitted.width <= area.width && fitted.height <= area.height)).toBe(true)
      if (fitted.x === undefined || fitted.y === undefined) return
      const { x: left, y: top } = fitted
      const reachable = areas.some(
        (area) =>
          top >= area.y && top < area.y + area.height && left < area.x + area.width && left + fitted.width > area.x,
      )
      expect(reachable).toBe(true)
    }),
  )
  const kept = { x: 100, y: 100, width: 900, height: 700, maximized: true }
  expect(fitWindowState(kept, areas)).toEqual(kept)
})

test('the data folder is taken from the arguments and made absolute', () => {
  expect(dataFolderOf(['app', '--data', 'x'], '/home/u')).toBe('/home/u/x')
  expect(dataFolderOf(['app', '--data=/y'], '/home/u')).toBe('/y')
  expect(dataFolderOf(['app', '--data'], '/home/u')).toBeUndefined()
  expect(dataFolderOf(['app'], '/home/u')).toBeUndefined()
})

test('network and permissions: the page itself, and nothing else', () => {
  for (const url of ['app://carrel/x', 'data:image/png,', 'blob:app://carrel/1']) expect(isLocal(url), url).toBe(true)
  for (const url of [
    'https://example.com',
    'http://127.0.0.1',
    'ws://x',
    'wss://x',
    'ftp://x',
    'file:///etc',
    'app://other/',
    'x',
  ])
    expect(isLocal(url), url).toBe(false)
  expect(isGranted('clipboard-sanitized-write', 'app://carrel/')).toBe(true)
  expect(isGranted('clipboard-sanitized-write', 'app://other')).toBe(false)
  for (const one of [
    'geolocation',
    'media',
    'notifications',
    'openExternal',
    'clipboard-read',
    'usb',
    'never-heard-of',
  ])
    expect(isGranted(one, 'app://carrel'), one).toBe(false)
})

test('a message is trusted from the main frame of the page alone', () => {
  const frame = (origin: string, parent: object | null = null) => ({ origin, parent })
  const trust = (senderFrame: object | null, mainFrame: object | null = senderFrame) =>
    isTrusted({ senderFrame, sender: { mainFrame } } as never)
  expect(trust(frame('app://carrel'))).toBe(true)
  expect(trust(null)).toBe(false)
  expect(trust(frame('app://carrel', frame('app://carrel')))).toBe(false)
  expect(trust(frame('app://carrel'), frame('app://carrel'))).toBe(false)
  for (const origin of ['app://carrel.evil', 'https://carrel', 'null', 'file://', ''])
    expect(trust(frame(origin)), origin).toBe(false)
})

test('no menu key needs AltGr or takes a bare letter, and none is used twice', () => {
  const keys = Object.values(menuCommands).flatMap(({ accelerator }) => accelerator ?? [])
  expect(new Set(keys).size).toBe(keys.length)
  for (const key of keys) expect(key).toMatch(/^(CmdOrCtrl\+(Shift\+)?[^+]+|Alt\+(Up|Down|Left|Right)|F\d+)$/)
})
