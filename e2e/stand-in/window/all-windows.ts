import type { BrowserWindow } from 'electron'

const windows = new Map<number, BrowserWindow>()

/** All open windows, oldest first. */
export function allWindows(): BrowserWindow[] {
  return [...windows.values()]
}
export function windowOfId(id: number): BrowserWindow | undefined {
  return windows.get(id)
}
export function keepWindow(window: BrowserWindow): void {
  windows.set(window.id, window)
}
export function dropWindow(id: number): void {
  windows.delete(id)
}
