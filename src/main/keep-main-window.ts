import type { BrowserWindow, WebContents } from 'electron'
import type { DesktopEvent, OpenTarget } from '../api/desktop.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { tellWindow } from './tell-windows.ts'

/** The main window: there is one, or none while Carrel waits in the background. */
export type MainWindow = {
  current(): BrowserWindow | undefined
  /** Brings it to the front; opens it where there is none. */
  show(): BrowserWindow
  /** Tells its page, where it can be seen; shows it before where it cannot. */
  tell(event: DesktopEvent): void
  /** Shows it with this, as soon as its page listens. */
  open(target: OpenTarget): void
  /** A page says that it listens; another window's is none of its business. */
  listening(page: WebContents): void
}

/** Keeps the main window. `make` opens one that shows itself when it has something to show. */
export function keepMainWindow(make: () => BrowserWindow, onClosed: () => void): MainWindow {
  let kept: { window: BrowserWindow; outbox: Outbox } | undefined

  const open = (): { window: BrowserWindow; outbox: Outbox } => {
    const window = make()
    const made = { window, outbox: createOutbox(window) }
    kept = made
    window.on('closed', () => {
      if (kept === made) kept = undefined
      onClosed()
    })
    return made
  }
  const front = (): { window: BrowserWindow; outbox: Outbox } => {
    if (kept === undefined) return open()
    if (kept.window.isMinimized()) kept.window.restore()
    kept.window.show()
    kept.window.focus()
    return kept
  }

  return {
    current: () => kept?.window,
    show: () => front().window,
    tell(event) {
      if (kept?.window.isVisible()) tellWindow(kept.window, event)
      else front().outbox.send(event)
    },
    open: (target) => front().outbox.send({ type: 'open', target }),
    listening(page) {
      if (kept?.window.webContents === page) kept.outbox.listening()
    },
  }
}
