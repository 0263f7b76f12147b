import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { findRuntime } from '../run/electron.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { noted, probePorts } from '../support/page-port.ts'
import { blankDesktop, callMain, quickAskPageOf, type StandIn, windowFacts } from '../support/quick-ask-page.ts'

const { lane } = findRuntime()
/** Width of the window: with room for a shadow where the system draws none. */
const own = process.platform === 'darwin' ? 680 : 708

const left = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 }, scaleFactor: 1 }
const right = { id: 2, bounds: { x: 1920, y: 0, width: 1280, height: 1000 }, scaleFactor: 2 }
const displays = [
  { ...left, workArea: { x: 0, y: 30, width: 1920, height: 1050 } },
  { ...right, workArea: { x: 1920, y: 0, width: 1280, height: 1000 } },
]

test.describe(`the window of quick ask (${lane})`, () => {
  const program = blankDesktop()
  let launched: Launched
  let app: ElectronApplication
  let page: Page

  test.beforeEach(async () => {
    launched = await launchApp({ program: program.folder })
    app = launched.app
    page = await quickAskPageOf(app)
    await probePorts(page)
    await callMain(page, 'window.listening')
  })
  test.afterEach(() => launched.close())
  test.afterAll(() => program.remove())

  const facts = () => windowFacts(app, 'quick-ask')
  const isShown = async () => (await facts())?.visible
  const events = async () => (await noted(page)).events

  test('is made in advance, hidden, and small, in front and without a frame', async () => {
    expect(await facts()).toMatchObject({ visible: false, focused: false, bounds: { width: own } })
    const kind = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => [window.isAlwaysOnTop(), window.isResizable()]),
    )
    expect(kind).toEqual([
      [false, true],
      [true, false],
    ])
  })

  test('shows itself focused, tells its page, and hides when the page says so', async () => {
    await callMain(page, 'quickAsk.show')
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
    await expect.poll(events).toEqual([{ type: 'quick-ask-shown', text: '' }])
    await callMain(page, 'quickAsk.hide')
    await expect.poll(isShown).toBe(false)
  })

  test('hides when another program is used', async () => {
    await callMain(page, 'quickAsk.show')
    await expect.poll(facts).toMatchObject({ focused: true })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
    await expect.poll(isShown).toBe(false)
  })

  test('stays while a dialog of its own is open', async () => {
    await callMain(page, 'quickAsk.show')
    await expect.poll(facts).toMatchObject({ focused: true })
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = () =>
        new Promise((resolve) =>
          Object.assign(globalThis, { choose: () => resolve({ canceled: false, filePaths: ['/a.pdf'] }) }),
        )
    })
    const chosen = callMain(page, 'dialog.choose', { what: 'files' })
    await expect
      .poll(() => app.evaluate(() => typeof (globalThis as unknown as { choose?: unknown }).choose))
      .toBe('function')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
    await page.waitForTimeout(200)
    expect(await isShown()).toBe(true)
    await app.evaluate(() => (globalThis as unknown as { choose(): void }).choose())
    expect(await chosen).toEqual({ ok: true, data: { paths: ['/a.pdf'] } })
  })

  test('is as high as its content, up to three fifths of the screen', async () => {
    await callMain(page, 'quickAsk.show')
    await callMain(page, 'quickAsk.resize', { height: 300 })
    await expect.poll(async () => (await facts())?.bounds.height).toBe(300)
    await callMain(page, 'quickAsk.resize', { height: 4000 })
    const area = await app.evaluate(({ screen }) => screen.getPrimaryDisplay().workArea)
    await expect.poll(async () => (await facts())?.bounds.height).toBe(Math.floor(area.height * 0.6))
    await callMain(launched.page, 'quickAsk.resize', { height: 50 })
    expect((await facts())?.bounds.height, 'the main page has no say in it').toBe(Math.floor(area.height * 0.6))
  })

  test('appears on the screen with the pointer, in its upper third', async () => {
    test.skip(lane !== 'stand-in', 'sets displays and pointer')
    for (const [at, area] of [
      [{ x: 2500, y: 900 }, displays[1]?.workArea],
      [{ x: 10, y: 10 }, displays[0]?.workArea],
    ] as const) {
      await app.evaluate(
        (electron, [all, pointer]) => {
          const { screenState } = (electron as unknown as { standIn: StandIn }).standIn
          Object.assign(screenState, { displays: all, pointer })
        },
        [displays, at] as const,
      )
      await callMain(page, 'quickAsk.show')
      const bounds = (await facts())?.bounds
      const { x = 0, y = 0, width = 0, height = 0 } = area ?? {}
      expect(bounds).toMatchObject({ x: x + (width - own) / 2, width: own })
      expect(bounds?.y).toBeGreaterThan(y)
      expect(bounds?.y).toBeLessThan(y + height / 3)
      await callMain(page, 'quickAsk.hide')
    }
  })

  test('is not the main window: a command of the menu and a second start bring that one', async () => {
    await probePorts(launched.page)
    await callMain(page, 'quickAsk.show')
    await expect.poll(facts).toMatchObject({ focused: true })
    await app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('show-library')?.click())
    await expect
      .poll(async () => (await noted(launched.page)).events)
      .toEqual([{ type: 'menu-command', command: 'show-library' }])
    await callMain(page, 'window.open', { target: { what: 'thread', threadId: 't1' } })
    await expect.poll(() => windowFacts(app, 'main')).toMatchObject({ focused: true })
    await expect.poll(isShown, 'it lost the focus').toBe(false)
    await callMain(launched.page, 'window.listening')
    await expect
      .poll(async () => (await noted(launched.page)).events.at(-1))
      .toEqual({ type: 'open', target: { what: 'thread', threadId: 't1' } })
  })

  test('comes back after its page has crashed', async () => {
    const crashed = page.waitForEvent('crash')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[1]?.webContents.forcefullyCrashRenderer())
    await crashed
    await callMain(launched.page, 'quickAsk.show')
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
    const hasLoaded = () =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[1]?.webContents.executeJavaScript("document.getElementById('place') !== null"),
      )
    await expect.poll(hasLoaded).toBe(true)
  })

  test('follows light and dark', async () => {
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    for (const theme of ['dark', 'light'] as const) {
      await callMain(launched.page, 'theme.set', { theme })
      await expect.poll(isDark).toBe(theme === 'dark')
    }
  })

  test('closing the main window ends Carrel although quick ask is there', async () => {
    await callMain(page, 'desktop.change', { runInBackground: 'no' })
    const ended = new Promise((resolve) => app.process().on('exit', resolve))
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
    expect(await ended).toBe(0)
  })
})
