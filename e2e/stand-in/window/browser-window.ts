import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions, Rectangle, WebContents } from 'electron'
import { firstPage } from '../browser/launch.ts'
import { browser, runtime } from '../runtime.ts'
import { extend, refuseUnknown, strict } from '../strict.ts'
import { allWindows, dropWindow, keepWindow, windowOfId } from './all-windows.ts'
import { focusedWindow, giveFocus, loseFocus } from './focus.ts'
import { createPage, type Page } from './web-contents.ts'

const known =
  'width height x y minWidth minHeight maxWidth maxHeight show title backgroundColor titleBarStyle titleBarOverlay autoHideMenuBar icon webPreferences trafficLightPosition center resizable minimizable maximizable closable fullscreenable skipTaskbar alwaysOnTop frame transparent useContentSize hasShadow roundedCorners vibrancy backgroundMaterial type enableLargerThanScreen'.split(
    ' ',
  )
let lastId = 0
let firstTaken = false

/** The web preferences in force: Electron's safe defaults under what was asked for. */
function preferencesOf(options: BrowserWindowConstructorOptions): NonNullable<typeof options.webPreferences> {
  const preferences = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    ...options.webPreferences,
  }
  for (const key of ['sandbox', 'contextIsolation', 'webSecurity'] as const)
    if (preferences[key] === false) throw new Error(`The stand-in does not implement ${key}: false`)
  for (const key of ['nodeIntegration', 'nodeIntegrationInWorker', 'webviewTag'] as const)
    if (preferences[key] === true) throw new Error(`The stand-in does not implement ${key}: true`)
  return preferences
}

function createWindow(options: BrowserWindowConstructorOptions = {}): BrowserWindow {
  if (runtime.phase === 'before-ready') throw new Error('Cannot create BrowserWindow before app is ready')
  refuseUnknown('BrowserWindow', options, known)
  const events = new EventEmitter()
  const id = ++lastId
  const page: Page = createPage(preferencesOf(options))
  const { contents } = page
  let bounds: Rectangle = {
    x: options.x ?? 0,
    y: options.y ?? 0,
    width: options.width ?? 800,
    height: options.height ?? 600,
  }
  let visible = options.show !== false
  let state: 'normal' | 'minimized' | 'maximized' | 'fullscreen' = 'normal'
  let title = options.title ?? runtime.packageJson.productName ?? ''
  let destroyed = false
  let alwaysOnTop = options.alwaysOnTop === true
  let onAllWorkspaces = false
  let stopListening: (() => void) | undefined
  let watch: NodeJS.Timeout | undefined

  const opened = open()
  opened.catch((error: unknown) => process.stderr.write(`stand-in: a window failed to open: ${String(error)}\n`))

  async function open(): Promise<void> {
    await page.attach(await takeTarget(bounds))
    stopListening = browser().onEvent(({ method, params }) => {
      if (method !== 'Target.targetDestroyed' || params.targetId !== page.targetId() || destroyed) return
      // The user closed Chromium's window: too late to prevent, but not to be told.
      window.emit('close', { preventDefault: () => undefined })
      ended()
    })
    await applyBounds()
    if (!visible && !runtime.headless) await minimizeInBrowser()
    // Chromium does not tell when the user moves its window.
    if (!runtime.headless) watch = setInterval(() => void readBounds().catch(() => undefined), 1000).unref()
  }
  function ended(): void {
    if (destroyed) return
    destroyed = true
    dropWindow(id)
    loseFocus(window)
    stopListening?.()
    clearInterval(watch)
    page.end()
    window.emit('closed')
    if (allWindows().length === 0) runtime.changes.emit('all-closed')
  }
  async function place(): Promise<number> {
    return (await browser().send<{ windowId: number }>('Browser.getWindowForTarget', { targetId: page.targetId() }))
      .windowId
  }
  async function applyBounds(): Promise<void> {
    const { width, height } = bounds
    if (runtime.headless) {
      const metrics = { width, height, deviceScaleFactor: 1, mobile: false }
      await browser().send('Emulation.setDeviceMetricsOverride', metrics, page.sessionId())
      return
    }
    if (!visible) return
    const windowId = await place()
    await browser().send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } })
    if (state === 'normal')
      await browser().send('Browser.setWindowBounds', {
        windowId,
        bounds: { left: bounds.x, top: bounds.y, width, height },
      })
    else await browser().send('Browser.setWindowBounds', { windowId, bounds: { windowState: state } })
  }
  /** A visible browser has no hidden windows: the nearest is a minimised one. */
  async function minimizeInBrowser(): Promise<void> {
    await browser().send('Browser.setWindowBounds', {
      windowId: await place(),
      bounds: { windowState: 'minimized' },
    })
  }
  async function readBounds(): Promise<void> {
    if (destroyed || !visible) return
    type Read = { left: number; top: number; width: number; height: number; windowState: typeof state }
    const read = await browser().send<{ bounds: Read }>('Browser.getWindowBounds', { windowId: await place() })
    const { left: x, top: y, width, height, windowState } = read.bounds
    const before = JSON.stringify([state, bounds])
    state = windowState
    if (state === 'normal') bounds = { x, y, width, height }
    if (JSON.stringify([state, bounds]) === before || destroyed) return
    window.emit('resize')
    window.emit('move')
  }
  /** Focus comes as in Electron: later, with an event. */
  async function takeFocus(): Promise<void> {
    await opened
    await browser().send('Page.bringToFront', {}, page.sessionId())
    if (!destroyed && visible) giveFocus(window)
  }
  function appear(): void {
    const before = visible
    visible = true
    if (!before && !runtime.headless) void opened.then(applyBounds).catch(() => undefined)
    window.emit('show')
  }
  function change(next: typeof state, ...names: string[]): void {
    state = next
    void opened.then(applyBounds).catch(() => undefined)
    for (const name of names) window.emit(name)
  }

  const window = strict(
    'BrowserWindow',
    extend(events, {
      id,
      get webContents(): WebContents {
        if (destroyed) throw new TypeError('Object has been destroyed')
        return contents
      },
      async loadURL(url: string) {
        await opened
        await contents.loadURL(url)
        window.emit('ready-to-show')
      },
      show() {
        appear()
        void takeFocus().catch(() => undefined)
      },
      showInactive: appear,
      hide() {
        if (!visible) return
        visible = false
        if (!runtime.headless) void opened.then(minimizeInBrowser).catch(() => undefined)
        window.emit('hide')
        loseFocus(window)
      },
      focus() {
        if (visible) void takeFocus().catch(() => undefined)
      },
      blur() {
        if (focusedWindow() === window) giveFocus(undefined)
      },
      isFocused: () => focusedWindow() === window,
      isVisible: () => visible,
      isDestroyed: () => destroyed,
      minimize() {
        change('minimized', 'minimize')
        loseFocus(window)
      },
      isMinimized: () => state === 'minimized',
      restore: () => change('normal', 'restore'),
      maximize: () => change('maximized', 'maximize'),
      unmaximize: () => change('normal', 'unmaximize'),
      isMaximized: () => state === 'maximized',
      setFullScreen: (on: boolean) =>
        change(on ? 'fullscreen' : 'normal', on ? 'enter-full-screen' : 'leave-full-screen'),
      isFullScreen: () => state === 'fullscreen',
      getBounds: () => ({ ...bounds }),
      getNormalBounds: () => ({ ...bounds }),
      getContentBounds: () => ({ ...bounds }),
      setBounds(next: Partial<Rectangle>) {
        bounds = { ...bounds, ...next }
        void opened.then(applyBounds).catch(() => undefined)
        window.emit('resize')
        window.emit('move')
      },
      getSize: () => [bounds.width, bounds.height],
      setSize: (width: number, height: number) => window.setBounds({ width, height }),
      setTitle(next: string) {
        title = next
      },
      getTitle: () => title,
      setTitleBarOverlay() {},
      setBackgroundColor() {},
      setMenuBarVisibility() {},
      setAlwaysOnTop(on: boolean) {
        alwaysOnTop = on
      },
      isAlwaysOnTop: () => alwaysOnTop,
      isResizable: () => options.resizable !== false,
      setVisibleOnAllWorkspaces(on: boolean) {
        onAllWorkspaces = on
      },
      isVisibleOnAllWorkspaces: () => onAllWorkspaces,
      close() {
        let prevented = false
        window.emit('close', {
          preventDefault: () => {
            prevented = true
          },
        })
        if (!prevented) window.destroy()
      },
      destroy() {
        const targetId = page.targetId()
        ended()
        browser()
          .send('Target.closeTarget', { targetId })
          .catch(() => undefined)
      },
    } satisfies Partial<Record<keyof BrowserWindow, unknown>>),
  ) as unknown as BrowserWindow
  contents.close = () => window.close()
  keepWindow(window)
  runtime.changes.emit('window-created', window)
  return window
}

/** A fresh page: the browser's first one if it is visible and free, else a new one. */
async function takeTarget({ width, height }: Rectangle): Promise<string> {
  if (!runtime.headless && !firstTaken) {
    firstTaken = true
    const { targetInfos } = await browser().send<{ targetInfos: { type: string; url: string; targetId: string }[] }>(
      'Target.getTargets',
    )
    const first = targetInfos.find((info) => info.type === 'page' && info.url.startsWith(firstPage.slice(0, 14)))
    if (first) return first.targetId
  }
  return (
    await browser().send<{ targetId: string }>('Target.createTarget', {
      url: 'about:blank',
      width,
      height,
      newWindow: true,
    })
  ).targetId
}

/** `BrowserWindow` of the electron module. */
export const StandInBrowserWindow = strict(
  'BrowserWindow (static)',
  Object.assign(
    function (options?: BrowserWindowConstructorOptions) {
      return createWindow(options)
    } as unknown as new (
      options?: BrowserWindowConstructorOptions,
    ) => BrowserWindow,
    {
      getAllWindows: allWindows,
      fromId: (id: number) => windowOfId(id) ?? null,
      fromWebContents: (contents: WebContents) =>
        allWindows().find((window) => !window.isDestroyed() && window.webContents === contents) ?? null,
      getFocusedWindow: () => focusedWindow() ?? null,
    },
  ),
)
