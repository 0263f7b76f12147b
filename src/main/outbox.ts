import type { BrowserWindow } from 'electron'
import type { DesktopEvent } from '../api/desktop.ts'
import { tellWindow } from './tell-windows.ts'

/** Events that a page must not miss: kept until it listens. */
export type Outbox = {
  send(event: DesktopEvent): void
  /** The page listens from now on, until it is loaded anew. */
  listening(): void
}

/** The outbox of a window's page. */
export function createOutbox(window: BrowserWindow): Outbox {
  let waiting: DesktopEvent[] = []
  let listens = false
  window.webContents.on('did-navigate', () => {
    listens = false
  })
  return {
    send(event) {
      if (listens) tellWindow(window, event)
      else waiting.push(event)
    },
    listening() {
      listens = true
      const kept = waiting
      waiting = []
      for (const event of kept) tellWindow(window, event)
    },
  }
}
