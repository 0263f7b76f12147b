import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { findRuntime } from '../run/electron.ts'
import { decodePng } from '../stand-in/desktop/png.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import {
  blankDesktop,
  callMain,
  quickAskPageOf,
  type StandIn,
  windowFacts,
  xSession,
} from '../support/quick-ask-page.ts'

const { lane } = findRuntime()
const forbidden = { ok: false, error: { code: 'forbidden' } }
const standard = 'CommandOrControl+Shift+Space'

test.describe(`what quick ask reads of other programs (${lane})`, () => {
  test.skip(lane !== 'stand-in', 'lays text into the clipboard and counts who reads it')
  const program = blankDesktop()
  const configFolder = mkdtempSync(join(tmpdir(), 'carrel-config-'))
  let launched: Launched
  let app: ElectronApplication
  let page: Page

  const start = async (env: Record<string, string> = {}) => {
    launched = await launchApp({ program: program.folder, env: { ...xSession(configFolder), ...env } })
    app = launched.app
    page = await quickAskPageOf(app)
    await app.evaluate((electron) => {
      const { clipboardState } = (electron as unknown as { standIn: StandIn }).standIn
      Object.assign(clipboardState, { text: 'from the clipboard', selection: 'what is selected' })
    })
  }
  test.afterEach(() => launched.close())
  test.afterAll(() => {
    program.remove()
    rmSync(configFolder, { recursive: true, force: true })
  })

  const reads = () =>
    app.evaluate((electron) => {
      const { clipboardState, captureState } = (electron as unknown as { standIn: StandIn }).standIn
      return [clipboardState.reads, clipboardState.selectionReads, captureState.looks]
    })
  const show = async () => {
    await callMain(page, 'quickAsk.show')
    await expect.poll(() => windowFacts(app, 'quick-ask')).toMatchObject({ visible: true, focused: true })
  }
  const regionPage = async (): Promise<Page> => {
    const isRegion = (one: Page) => one.url().includes('region.html')
    await expect.poll(() => app.windows().some(isRegion)).toBe(true)
    const found = app.windows().find(isRegion) as Page
    await found.locator('#hint').filter({ hasText: /./ }).waitFor()
    return found
  }
  const looks = (refused: boolean) =>
    app.evaluate((electron, no) => {
      ;(electron as unknown as { standIn: StandIn }).standIn.captureState.refused = no
    }, refused)

  test('nothing is read by showing, hiding, blurring or a second look', async () => {
    await start()
    for (let round = 0; round < 3; round++) {
      await show()
      await callMain(page, 'quickAsk.resize', { height: 200 + round })
      await app.evaluate(
        (electron, keys) => (electron as unknown as { standIn: StandIn }).standIn.pressGlobalShortcut(keys),
        standard,
      )
      await show()
      await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
    }
    expect(await reads()).toEqual([0, 0, 0])
  })

  test('the clipboard and the selection are for quick ask alone, and only while it is seen', async () => {
    await start()
    for (const name of ['clipboard.read', 'selection.read', 'screen.capture']) {
      expect(await callMain(page, name), `${name} while hidden`).toEqual(forbidden)
      await show()
      expect(await callMain(launched.page, name), `${name} from the main window`).toEqual(forbidden)
      await callMain(page, 'quickAsk.hide')
    }
    expect(await reads()).toEqual([0, 0, 0])
    await show()
    expect(await callMain(page, 'clipboard.read')).toEqual({ ok: true, data: { text: 'from the clipboard' } })
    expect(await reads()).toEqual([1, 0, 0])
    expect(await callMain(page, 'selection.read')).toEqual({
      ok: true,
      data: { text: 'what is selected', available: true },
    })
    expect(await reads()).toEqual([1, 1, 0])
  })

  test('on Wayland there is no selection to read', async () => {
    await start({ XDG_SESSION_TYPE: 'wayland' })
    await show()
    expect(await callMain(page, 'selection.read')).toEqual({ ok: true, data: { text: '', available: false } })
    expect(await reads()).toEqual([0, 0, 0])
  })

  test('a drawn region of the screen comes as a picture, without quick ask on it', async () => {
    await start()
    await app.evaluate((electron) => {
      const { screenState } = (electron as unknown as { standIn: StandIn }).standIn
      const bounds = { x: 0, y: 0, width: 1000, height: 700 }
      Object.assign(screenState, { displays: [{ id: 7, bounds, workArea: bounds, scaleFactor: 2 }] })
      electron.BrowserWindow.getAllWindows()[0]?.setBounds({ x: 100, y: 100, width: 640, height: 480 })
    })
    await launched.page.evaluate(() => {
      document.documentElement.style.background = 'rgb(255, 0, 0)'
    })
    await page.evaluate(() => {
      document.documentElement.style.background = 'rgb(0, 0, 255)'
    })
    await show()
    const captured = page.evaluate(async () => {
      const { carrel } = window as unknown as {
        carrel: { call(name: string, input: object): Promise<{ data: { png?: Uint8Array } }> }
      }
      return [...((await carrel.call('screen.capture', {})).data.png ?? [])]
    })
    const sheet = await regionPage()
    expect((await windowFacts(app, 'quick-ask'))?.visible).toBe(false)
    await sheet.mouse.move(300, 400)
    await sheet.mouse.down()
    await sheet.mouse.move(200, 300, { steps: 3 })
    // The sheet goes with it, sometimes before the answer is there.
    await sheet.mouse.up().catch(() => undefined)
    const { width, height, pixels } = decodePng(Uint8Array.from(await captured))
    expect([width, height], 'two pixels a point').toEqual([200, 200])
    expect([...pixels.subarray(0, 3)], 'the main window is seen there').toEqual([255, 0, 0])
    expect([...pixels.subarray(-4, -1)]).toEqual([255, 0, 0])
    await expect.poll(() => windowFacts(app, 'quick-ask')).toMatchObject({ visible: true, focused: true })
    expect(await reads()).toEqual([0, 0, 1])
    await expect.poll(() => app.windows().length, 'the sheet is gone').toBe(2)
  })

  test('Escape, another program and the system say no: no picture, and quick ask is back', async () => {
    await start()
    await show()
    const capture = () => callMain(page, 'screen.capture')
    const nothing = { ok: true, data: {} }
    const isBack = () =>
      expect.poll(() => windowFacts(app, 'quick-ask')).toMatchObject({ visible: true, focused: true })

    const escaped = capture()
    await (await regionPage()).keyboard.press('Escape').catch(() => undefined)
    expect(await escaped).toEqual(nothing)
    await isBack()

    const left = capture()
    await regionPage()
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL()))
      .toContain('region.html')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
    expect(await left).toEqual(nothing)
    await isBack()

    await looks(true)
    expect(await capture()).toEqual(nothing)
    await isBack()
  })

  test('Enter takes the whole screen', async () => {
    await start()
    await app.evaluate((electron) => {
      const { screenState } = (electron as unknown as { standIn: StandIn }).standIn
      const bounds = { x: 0, y: 0, width: 400, height: 300 }
      Object.assign(screenState, { displays: [{ id: 7, bounds, workArea: bounds, scaleFactor: 1 }] })
    })
    await show()
    const captured = page.evaluate(async () => {
      const { carrel } = window as unknown as {
        carrel: { call(name: string, input: object): Promise<{ data: { png?: Uint8Array } }> }
      }
      return [...((await carrel.call('screen.capture', {})).data.png ?? [])]
    })
    await (await regionPage()).keyboard.press('Enter').catch(() => undefined)
    const { width, height } = decodePng(Uint8Array.from(await captured))
    expect([width, height]).toEqual([400, 300])
  })
})
