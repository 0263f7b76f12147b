import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { appPage } from './app-origin.ts'
import { loadPage } from './load-page.ts'
import { log } from './log.ts'
import { safePreferences } from './safe-preferences.ts'
import { backgroundColor, overlay, titleBar } from './title-bar.ts'
import { fitWindowState, readWindowState, smallestWindow, writeWindowState } from './window-state.ts'

/** Opens the main window where it was last, and remembers where it goes. */
export function openMainWindow(stateFile: string, preload: string, icon: string): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const { maximized, x, y, width, height } = fitWindowState(readWindowState(stateFile), areas)
  const dark = nativeTheme.shouldUseDarkColors
  const window = new BrowserWindow({
    ...(x === undefined || y === undefined ? {} : { x, y }),
    width,
    height,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Carrel',
    backgroundColor: backgroundColor(dark),
    autoHideMenuBar: true,
    ...(process.platform === 'linux' ? { icon } : {}),
    ...titleBar(process.platform, dark),
    webPreferences: safePreferences(preload),
  })
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  rememberPlace(window, stateFile)
  followTheme(window)
  loadPage(window, appPage)
  return window
}

/** Name of the file with the window's place, inside the data folder. */
export function windowStateFile(dataFolder: string): string {
  return join(dataFolder, 'window.json')
}

function rememberPlace(window: BrowserWindow, stateFile: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    try {
      writeWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() })
    } catch (error) {
      log(`the window's place was not written: ${String(error)}`)
    }
  }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(write, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', write)
}

function followTheme(window: BrowserWindow): void {
  const paint = (): void => {
    const dark = nativeTheme.shouldUseDarkColors
    window.setBackgroundColor(backgroundColor(dark))
    if (process.platform === 'win32') window.setTitleBarOverlay(overlay(dark))
  }
  nativeTheme.on('updated', paint)
  window.on('closed', () => nativeTheme.off('updated', paint))
}
