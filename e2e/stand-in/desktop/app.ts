import { EventEmitter } from 'node:events'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App, BrowserWindow } from 'electron'
import { runtime } from '../runtime.ts'
import { extend, strict } from '../strict.ts'
import { allWindows } from '../window/all-windows.ts'
import { session } from './session.ts'
import { holdLock, releaseLock, takeLock } from './single-instance.ts'

const switches: string[] = []
const paths = new Map<string, string>()
let resolveReady: () => void = () => undefined
const ready = new Promise<void>((resolve) => {
  resolveReady = resolve
})
let sandboxed = false
let userModelId = ''

type Implemented =
  | 'name'
  | 'isPackaged'
  | 'applicationMenu'
  | 'commandLine'
  | 'whenReady'
  | 'isReady'
  | 'getName'
  | 'setName'
  | 'getVersion'
  | 'getAppPath'
  | 'getPath'
  | 'setPath'
  | 'setAppLogsPath'
  | 'getLocale'
  | 'getSystemLocale'
  | 'getPreferredSystemLanguages'
  | 'enableSandbox'
  | 'disableHardwareAcceleration'
  | 'requestSingleInstanceLock'
  | 'hasSingleInstanceLock'
  | 'releaseSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setDesktopName'
  | 'setAboutPanelOptions'
  | 'quit'
  | 'exit'
/** The part of `app` that the stand-in implements. */
type StandInApp = EventEmitter & Pick<App & { setDesktopName(name: string): void }, Implemented> & { focus(): void }

function pathOf(name: string): string {
  const given = paths.get(name)
  if (given !== undefined) return given
  const config = process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')
  switch (name) {
    case 'home':
      return homedir()
    case 'appData':
      return config
    case 'userData':
      return join(config, app.name)
    case 'sessionData':
      return pathOf('userData')
    case 'crashDumps':
      return join(pathOf('userData'), 'Crashpad')
    case 'logs':
      return join(pathOf('userData'), 'logs')
    case 'temp':
      return tmpdir()
    case 'exe':
      return join(import.meta.dirname, '../electron')
    case 'desktop':
    case 'documents':
    case 'downloads':
      return join(homedir(), name[0]?.toUpperCase() + name.slice(1))
    default:
      throw new Error(`Failed to get '${name}' path`)
  }
}

function quit(code = 0): void {
  if (runtime.phase === 'quitting') return
  let prevented = false
  const event = {
    preventDefault: () => {
      prevented = true
    },
  }
  app.emit('before-quit', event)
  if (prevented) return
  for (const window of allWindows()) window.close()
  if (allWindows().length > 0) return
  app.emit('will-quit', event)
  if (prevented) return
  runtime.phase = 'quitting'
  app.emit('quit', {}, code)
  process.exit(code)
}

const events = new EventEmitter()

/** `app` of the electron module. */
export const app: StandInApp = strict(
  'app',
  extend(events, {
    get name() {
      return runtime.packageJson.productName ?? runtime.packageJson.name ?? 'Electron'
    },
    set name(value: string) {
      runtime.packageJson.productName = value
    },
    isPackaged: false,
    applicationMenu: null,
    commandLine: strict('app.commandLine', {
      appendSwitch: (name, value) => void switches.push(`--${name}${value ? `=${value}` : ''}`),
      appendArgument: (value) => void switches.push(value),
      hasSwitch: (name) => switches.some((one) => one === `--${name}` || one.startsWith(`--${name}=`)),
      getSwitchValue: (name) => switches.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
      removeSwitch: (name) => {
        const at = switches.findIndex((one) => one === `--${name}` || one.startsWith(`--${name}=`))
        if (at >= 0) switches.splice(at, 1)
      },
    } satisfies App['commandLine']),
    whenReady: () => ready,
    isReady: () => runtime.phase !== 'before-ready',
    getName: (): string => app.name,
    setName: (name) => {
      app.name = name
    },
    getVersion: () => runtime.packageJson.version ?? '',
    getAppPath: () => runtime.appFolder,
    getPath: pathOf as App['getPath'],
    setPath(name, value) {
      if (runtime.phase !== 'before-ready' && (name === 'userData' || name === 'sessionData'))
        throw new Error(`The stand-in refuses to move ${name} after ready`)
      paths.set(name, value)
    },
    setAppLogsPath(value) {
      paths.set('logs', value ?? join(pathOf('userData'), 'logs'))
    },
    getLocale: () => 'en-US',
    getSystemLocale: () => 'en-US',
    getPreferredSystemLanguages: () => ['en-US'],
    enableSandbox() {
      switches.push('--enable-sandbox')
      if (runtime.phase !== 'before-ready')
        throw new Error('app.enableSandbox() can only be called before app is ready')
      sandboxed = true
    },
    disableHardwareAcceleration() {},
    requestSingleInstanceLock: (data) =>
      takeLock(pathOf('userData'), data, (argv, workingDirectory, additional) =>
        app.emit('second-instance', {}, argv, workingDirectory, additional),
      ),
    hasSingleInstanceLock: holdLock,
    releaseSingleInstanceLock: releaseLock,
    setAppUserModelId: (id) => {
      userModelId = id
    },
    setDesktopName() {},
    setAboutPanelOptions() {},
    focus: () => allWindows()[0]?.focus(),
    quit,
    exit(code = 0) {
      runtime.phase = 'quitting'
      process.exit(code)
    },
  } satisfies Partial<App> & { setDesktopName(name: string): void }),
)

/** What main asked for that has no effect here, for specs to look at. */
export const appState = {
  switches,
  get sandboxed() {
    return sandboxed
  },
  get userModelId() {
    return userModelId
  },
}

/** Main has evaluated and the browser is there: tells the program that it may start. */
export function becomeReady(): void {
  app.emit('session-created', session.defaultSession)
  runtime.phase = 'ready'
  app.emit('ready', {}, {})
  resolveReady()
}

runtime.changes.on('window-created', (window: BrowserWindow) => {
  app.emit('web-contents-created', {}, window.webContents)
  app.emit('browser-window-created', {}, window)
})
runtime.changes.on('quit', () => quit())
runtime.changes.on('all-closed', () => {
  if (runtime.phase === 'quitting') return
  setImmediate(() => {
    if (runtime.phase === 'quitting' || allWindows().length > 0) return
    if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed')
    else quit()
  })
})
runtime.changes.on('browser-gone', () => {
  // The user closed the last window: the program still ends in its own order, within a limit.
  if (runtime.phase === 'quitting') return
  quit()
  setTimeout(() => process.exit(0), 8000)
})
process.on('SIGTERM', () => quit())
process.on('SIGINT', () => quit())
