import type { BrowserWindow } from 'electron'
import { log } from './log.ts'

/** Loads a bundled page into a window, and again when the page's process has crashed. */
export function loadPage(window: BrowserWindow, address: string): void {
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log(`the page's process is gone: ${reason}`)
    if (reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload()
  })
  void window.loadURL(address).catch((error: unknown) => log(`the page did not load: ${String(error)}`))
}
