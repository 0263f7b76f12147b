import { join } from 'node:path'
import {
  app,
  BrowserWindow,
  clipboard,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron'
import { appScheme } from './app-origin.ts'
import { createAppHandler } from './app-protocol.ts'
import { createDesktopHandlers } from './desktop-handlers.ts'
import { guardSession } from './guard-session.ts'
import { registerCalls } from './ipc-registrar.ts'
import { keepMainWindow } from './keep-main-window.ts'
import { openMainWindow, windowStateFile } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { createQuickAskWindow } from './quick-ask-window.ts'
import { quitTidily } from './quit-tidily.ts'
import { watchQuitting } from './quitting.ts'
import { connectPage, startBackend } from './start-backend.ts'
import { watchIdle } from './watch-idle.ts'

const folder = import.meta.dirname
/** The main window is left alone for so long before the window of quick ask is made. Milliseconds. */
const prepareMs = 300

/** The program after `ready`: policies first, then the backend, then the window. */
export function startDesktop(dataFolder: string): void {
  guardSession(session.defaultSession)
  protocol.handle(appScheme, createAppHandler(join(folder, '../renderer')))

  const backend = startBackend(dataFolder)
  const isQuitting = watchQuitting(app)
  const preload = join(folder, '../preload/preload.cjs')
  const quickAsk = createQuickAskWindow({ preload, isQuitting })
  const mainWindow = keepMainWindow(
    () => {
      const icon = join(app.getAppPath(), 'resources/icons/carrel-256.png')
      const window = openMainWindow(windowStateFile(dataFolder), preload, icon)
      window.once('show', () => setTimeout(() => prepareQuickAsk(), prepareMs))
      return window
    },
    () => {
      if (process.platform !== 'darwin') app.quit()
    },
  )
  const prepareQuickAsk = (): void => {
    if (!isQuitting()) quickAsk.prepare()
  }
  registerCalls(
    createDesktopHandlers({
      dialog,
      clipboard,
      shell,
      nativeTheme,
      mainWindow,
      quickAsk,
      windowOf: (sender) => BrowserWindow.fromWebContents(sender) ?? undefined,
      restartBackend: backend.restart,
      connectBackend: (sender) => connectPage(backend, sender),
    }),
  )
  const menu = menuTemplate(process.platform, (command) => {
    if (command === 'quick-ask') quickAsk.show('')
    else mainWindow.tell({ type: 'menu-command', command })
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  mainWindow.show()

  app.on('activate', () => mainWindow.show())
  app.on('second-instance', () => mainWindow.show())
  // The hidden window of quick ask counts as one: what closing means is said where the main window closes.
  app.on('window-all-closed', () => undefined)
  const endIdle = watchIdle({ power: powerMonitor, tell: backend.setIdle })
  quitTidily(() => {
    endIdle()
    return backend.close()
  })
}
