import { BrowserWindow } from 'electron'
import type { DesktopEvent } from '../api/desktop.ts'

/** Name of the channel from main to the page's bridge. */
const eventChannel = 'carrel:event'

/** Tells one window. */
export function tellWindow(window: BrowserWindow, event: DesktopEvent): void {
  window.webContents.send(eventChannel, event)
}

/** Tells every window. */
export function tellWindows(event: DesktopEvent): void {
  for (const window of BrowserWindow.getAllWindows()) tellWindow(window, event)
}
