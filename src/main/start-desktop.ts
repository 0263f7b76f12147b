import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  globalShortcut,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron'
import type { OpenTarget } from '../api/desktop.ts'
import { appScheme } from './app-origin.ts'
import { createAppHandler } from './app-protocol.ts'
import { contextCalls } from './context-calls.ts'
import { createDesktopHandlers } from './desktop-handlers.ts'
import { keepDesktopSettings } from './desktop-settings.ts'
import { desktopSettingsFile } from './desktop-settings-file.ts'
import { guardClosing } from './guard-closing.ts'
import { guardSession } from './guard-session.ts'
import { registerCalls } from './ipc-registrar.ts'
import { keepMainWindow } from './keep-main-window.ts'
import { openMainWindow, windowStateFile } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { createNotifier } from './notify.ts'
import { createQuickAskShortcut } from './quick-ask-shortcut.ts'
import { createQuickAskWindow } from './quick-ask-window.ts'
import { quitTidily } from './quit-tidily.ts'
import { watchQuitting } from './quitting.ts'
import { createRegionWindow } from './region-window.ts'
import { isWayland } from './session-kind.ts'
import { settingsCalls } from './settings-calls.ts'
import { createStartAtLogin, startCommand } from './start-at-login.ts'
import { connectPage, startBackend } from './start-backend.ts'
import { StartWish } from './start-wish.ts'
import { tellWindows } from './tell-windows.ts'
import { createTray } from './tray.ts'
import { watchIdle } from './watch-idle.ts'
import { windowCalls } from './window-calls.ts'

const folder = import.meta.dirname
/** The main window is left alone for so long before the window of quick ask is made. Milliseconds. */
const prepareMs = 300
const { platform, env } = process

type Start = {
  dataFolder: string
  wish: StartWish
  /** Tells of files opened with Carrel (macOS), also those that came before `ready`. */
  openedFiles(listener: (paths: string[]) => void): void
}

/** The program after `ready`: policies first, then the backend, then windows and what else of the desktop it uses. */
export function startDesktop({ dataFolder, wish, openedFiles }: Start): void {
  guardSession(session.defaultSession)
  protocol.handle(appScheme, createAppHandler(join(folder, '../renderer')))

  const backend = startBackend(dataFolder)
  const isQuitting = watchQuitting(app)
  const preload = join(folder, '../preload/preload.cjs')
  const icons = join(app.getAppPath(), 'resources/icons')
  const quickAsk = createQuickAskWindow({ preload, isQuitting })
  const region = createRegionWindow(preload)
  const prepareQuickAsk = (): void => {
    if (!isQuitting()) quickAsk.prepare()
  }
  const wayland = isWayland(platform, env)
  const settings = keepDesktopSettings({
    file: desktopSettingsFile(dataFolder),
    platform,
    shortcut: createQuickAskShortcut({ system: globalShortcut, isAvailable: !wayland, run: quickAsk.toggle }),
    login: createStartAtLogin({
      app,
      platform,
      configFolder: app.getPath('appData'),
      command: startCommand(app, dataFolder, env),
    }),
    onChange(now) {
      tellWindows({ type: 'desktop-settings', settings: now })
      tray.shortcut(workingShortcut())
    },
  })
  const workingShortcut = (): string => {
    const { quickAskShortcut, shortcutState } = settings.now()
    return shortcutState === 'working' ? quickAskShortcut : ''
  }
  const makeMainWindow = (): BrowserWindow => {
    const window = openMainWindow(windowStateFile(dataFolder), preload, join(icons, 'carrel-256.png'))
    window.once('show', () => setTimeout(prepareQuickAsk, prepareMs))
    if (platform !== 'darwin')
      guardClosing(window, {
        dialog,
        wish: () => settings.now().runInBackground,
        remember: (runInBackground) => void settings.change({ runInBackground }),
        isQuitting,
        quit: () => app.quit(),
      })
    return window
  }
  const mainWindow = keepMainWindow(makeMainWindow, () => {
    if (!isQuitting() && platform !== 'darwin' && settings.now().runInBackground !== 'yes') app.quit()
  })
  const open = (target: OpenTarget): void => mainWindow.open(target)
  const summarise = (paths: string[]): void => {
    if (paths.length > 0) open({ what: 'summarise', paths })
  }
  const tray = createTray({
    iconFolder: icons,
    shortcut: workingShortcut(),
    actions: {
      quickAsk: () => quickAsk.show(''),
      openThread: (threadId) => open({ what: 'thread', threadId }),
      pauseReading: () => quickAsk.tell({ type: 'tray-command', command: 'pause-indexing' }),
      resumeReading: () => quickAsk.tell({ type: 'tray-command', command: 'resume-indexing' }),
      open: () => void mainWindow.show(),
      quit: () => app.quit(),
    },
    onDrop: summarise,
  })
  const notify = createNotifier({ mainWindow, isWanted: () => settings.now().notify })

  registerCalls(
    createDesktopHandlers({
      dialog,
      clipboard,
      shell,
      nativeTheme,
      quickAsk,
      windowOf: (sender) => BrowserWindow.fromWebContents(sender) ?? undefined,
      restartBackend: backend.restart,
      connectBackend: (sender) => connectPage(backend, sender),
      others: {
        ...windowCalls(mainWindow, quickAsk),
        ...contextCalls({ clipboard, quickAsk, region, hasSelection: platform === 'linux' && !wayland }),
        ...settingsCalls(settings, tray, notify),
      },
    }),
  )
  const menu = menuTemplate(platform, (command) => {
    if (command === 'quick-ask') quickAsk.show('')
    else mainWindow.tell({ type: 'menu-command', command })
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))

  const carryOut = ({ files, quickAsk: words, background }: StartWish): void => {
    if (words !== undefined) quickAsk.show(words)
    else if (files.length > 0) summarise(files)
    else if (!background) mainWindow.show()
  }
  const atLogin = platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
  carryOut(atLogin ? { ...wish, background: true } : wish)
  if (mainWindow.current() === undefined) prepareQuickAsk()
  openedFiles(summarise)

  app.on('activate', () => {
    if (!mainWindow.current()?.isVisible()) mainWindow.show()
  })
  app.on('second-instance', (_event, _argv, _workingFolder, data) => {
    const handedOver = StartWish.safeParse(data)
    if (handedOver.success) carryOut(handedOver.data)
    else mainWindow.show()
  })
  // The hidden window of quick ask counts as one: what closing means is said where the main window closes.
  app.on('window-all-closed', () => undefined)
  const endIdle = watchIdle({ power: powerMonitor, tell: backend.setIdle })
  quitTidily(() => {
    endIdle()
    return backend.close()
  })
}
