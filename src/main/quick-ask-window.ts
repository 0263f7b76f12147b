import { BrowserWindow, type BrowserWindowConstructorOptions, screen, type WebContents } from 'electron'
import type { DesktopEvent } from '../api/desktop.ts'
import { quickAskPage } from './app-origin.ts'
import { loadPage } from './load-page.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { highestQuickAsk, placeQuickAsk, quickAskWidth } from './quick-ask-place.ts'
import { safePreferences } from './safe-preferences.ts'

/** The window of quick ask: made in advance, shown and hidden many times, never counted as Carrel's window. */
export type QuickAskWindow = {
  /** Makes it, hidden, where it is not there yet. */
  prepare(): void
  /** Shows it on the screen with the pointer, in front and focused. `text`: words to begin with. */
  show(text: string): void
  hide(): void
  /** Hides it where it is in front, shows it otherwise. */
  toggle(): void
  /** As high as its content, within the screen's limit. */
  resize(height: number): void
  /** Keeps it where it is while another window of Carrel's has the focus; returns what ends that. */
  hold(): () => void
  /** Runs something that it must not be seen in; shows it again where it stood. */
  aside<T>(run: () => Promise<T>): Promise<T>
  isVisible(): boolean
  /** Whether these are its page's contents. */
  isPage(page: WebContents): boolean
  tell(event: DesktopEvent): void
  /** A page says that it listens; another window's is none of its business. */
  listening(page: WebContents): void
}

type Deps = { preload: string; isQuitting(): boolean }

/** The window of quick ask; nothing is made before `prepare` or `show`. */
export function createQuickAskWindow({ preload, isQuitting }: Deps): QuickAskWindow {
  let made: { window: BrowserWindow; outbox: Outbox } | undefined
  let height = 72
  let held = 0

  const make = (): { window: BrowserWindow; outbox: Outbox } => {
    const window = new BrowserWindow(windowOptions(process.platform, preload, height))
    const one = { window, outbox: createOutbox(window) }
    made = one
    if (process.platform !== 'win32')
      window.setVisibleOnAllWorkspaces(true, { visibleOnFullScreen: true, skipTransformProcessType: true })
    window.on('blur', () => {
      if (held === 0) hide()
    })
    window.on('close', (event) => {
      if (isQuitting()) return
      event.preventDefault()
      hide()
    })
    window.on('closed', () => {
      if (made === one) made = undefined
    })
    loadPage(window, quickAskPage)
    return one
  }
  const hide = (): void => {
    if (made?.window.isVisible()) made.window.hide()
  }
  const show = (text: string): void => {
    const { window, outbox } = made ?? make()
    const { workArea } = screen.getDisplayNearestPoint(screen.getCursorScreenPoint())
    window.setBounds(placeQuickAsk(workArea, { width: quickAskWidth(process.platform), height }))
    window.show()
    window.focus()
    outbox.send({ type: 'quick-ask-shown', text })
  }
  const hold = (): (() => void) => {
    held += 1
    let over = false
    return () => {
      if (!over) held -= 1
      over = true
    }
  }

  return {
    prepare() {
      if (made === undefined) make()
    },
    show,
    hide,
    toggle() {
      if (made?.window.isVisible() && made.window.isFocused()) hide()
      else show('')
    },
    resize(wanted) {
      height = wanted
      if (made === undefined) return
      const bounds = made.window.getBounds()
      const limit = highestQuickAsk(screen.getDisplayMatching(bounds).workArea)
      made.window.setBounds({ ...bounds, height: Math.min(wanted, limit) })
    },
    hold,
    async aside(run) {
      const end = hold()
      const shown = made?.window.isVisible() ?? false
      hide()
      try {
        return await run()
      } finally {
        if (shown && made) {
          made.window.show()
          made.window.focus()
        }
        end()
      }
    },
    isVisible: () => made?.window.isVisible() ?? false,
    isPage: (page) => made?.window.webContents === page,
    tell: (event) => made?.outbox.send(event),
    listening(page) {
      if (made?.window.webContents === page) made.outbox.listening()
    },
  }
}

/** A panel over other programs on macOS; a tool window elsewhere, which no task bar lists. */
function windowOptions(platform: NodeJS.Platform, preload: string, height: number): BrowserWindowConstructorOptions {
  return {
    ...placeQuickAsk(screen.getPrimaryDisplay().workArea, { width: quickAskWidth(platform), height }),
    type: platform === 'darwin' ? 'panel' : 'toolbar',
    show: false,
    title: 'Carrel',
    frame: false,
    transparent: true,
    backgroundColor: '#00000000',
    hasShadow: platform === 'darwin',
    alwaysOnTop: true,
    skipTaskbar: true,
    resizable: false,
    minimizable: false,
    maximizable: false,
    fullscreenable: false,
    webPreferences: safePreferences(preload),
  }
}
