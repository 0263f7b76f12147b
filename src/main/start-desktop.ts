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
import { openMainWindow, windowStateFile } from './main-window.ts'
import { menuTemplate } from './menu.ts'
import { quitTidily } from './quit-tidily.ts'
import { connectPage, startBackend } from './start-backend.ts'
import { tellWindow } from './tell-windows.ts'
import { watchIdle } from './watch-idle.ts'

const folder = import.meta.dirname

/** The program after `ready`: policies first, then the backend, then the window. */
export function startDesktop(dataFolder: string): void {
  guardSession(session.defaultSession)
  protocol.handle(appScheme, createAppHandler(join(folder, '../renderer')))

  const backend = startBackend(dataFolder)
  registerCalls(
    createDesktopHandlers({
      dialog,
      clipboard,
      shell,
      nativeTheme,
      windowOf: (sender) => BrowserWindow.fromWebContents(sender) ?? undefined,
      restartBackend: backend.restart,
      connectBackend: (sender) => connectPage(backend, sender),
    }),
  )
  const openWindow = (): BrowserWindow =>
    openMainWindow(
      windowStateFile(dataFolder),
      join(folder, '../preload/preload.cjs'),
      join(app.getAppPath(), 'resources/icons/carrel-256.png'),
    )
  const menu = menuTemplate(process.platform, (command) => {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? openWindow()
    tellWindow(window, { type: 'menu-command', command })
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  openWindow()

  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindow()
  })
  app.on('second-instance', () => {
    const window = BrowserWindow.getAllWindows()[0] ?? openWindow()
    if (window.isMinimized()) window.restore()
    window.show()
    window.focus()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  const endIdle = watchIdle({ power: powerMonitor, tell: backend.setIdle })
  quitTidily(() => {
    endIdle()
    return backend.close()
  })
}
