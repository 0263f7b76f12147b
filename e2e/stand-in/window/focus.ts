import type { BrowserWindow } from 'electron'

/** Windows that had the focus, the latest last; the desktop gives it back in this order. */
let order: BrowserWindow[] = []
let focused: BrowserWindow | undefined

/** The window in front; undefined while another program has the focus. */
export function focusedWindow(): BrowserWindow | undefined {
  return focused
}

/** Gives a window the focus, or takes it from all of Carrel's (another program is used); both ends are told. */
export function giveFocus(window: BrowserWindow | undefined): void {
  if (window === focused) return
  const before = focused
  focused = window
  if (window) order = [...order.filter((one) => one !== window), window]
  if (before && !before.isDestroyed()) before.emit('blur')
  window?.emit('focus')
}

/** A window is hidden, minimised or gone: the one before it gets the focus if it can be seen. */
export function loseFocus(window: BrowserWindow): void {
  if (window.isDestroyed()) order = order.filter((one) => one !== window)
  if (focused !== window) return
  giveFocus(order.findLast((one) => one !== window && !one.isDestroyed() && one.isVisible() && !one.isMinimized()))
}
