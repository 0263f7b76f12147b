import { BrowserWindow, type Display, type Rectangle, type WebContents } from 'electron'
import { regionPage } from './app-origin.ts'
import { loadPage } from './load-page.ts'
import { safePreferences } from './safe-preferences.ts'

/** A window over a whole screen in which the user draws a region. */
export type RegionWindow = {
  /** The region in points of that screen; undefined where the user draws none. One at a time. */
  draw(display: Display): Promise<Rectangle | undefined>
  /** Its page says what was drawn; another page has no say. */
  drawn(page: WebContents, region: Rectangle | undefined): void
}

/** The window for drawing; there is one only while it is used. */
export function createRegionWindow(preload: string): RegionWindow {
  let open: { window: BrowserWindow; done(region: Rectangle | undefined): void } | undefined

  return {
    draw(display) {
      open?.done(undefined)
      const window = new BrowserWindow({
        ...display.bounds,
        show: false,
        title: 'Carrel',
        frame: false,
        transparent: true,
        backgroundColor: '#00000000',
        hasShadow: false,
        alwaysOnTop: true,
        skipTaskbar: true,
        resizable: false,
        minimizable: false,
        maximizable: false,
        fullscreenable: false,
        enableLargerThanScreen: true,
        webPreferences: safePreferences(preload),
      })
      window.setAlwaysOnTop(true, 'screen-saver')
      return new Promise((resolve) => {
        const done = (region: Rectangle | undefined): void => {
          if (open?.window !== window) return
          open = undefined
          resolve(region)
          if (!window.isDestroyed()) window.destroy()
        }
        open = { window, done }
        window.on('blur', () => done(undefined))
        window.on('closed', () => done(undefined))
        window.once('ready-to-show', () => {
          window.show()
          window.focus()
        })
        loadPage(window, regionPage)
      })
    },
    drawn(page, region) {
      if (open?.window.webContents === page) open.done(region)
    },
  }
}
