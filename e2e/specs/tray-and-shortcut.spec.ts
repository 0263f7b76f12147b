import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ElectronApplication, expect, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { findRuntime } from '../run/electron.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { noted, probePorts } from '../support/page-port.ts'
import {
  blankDesktop,
  callMain,
  quickAskPageOf,
  type StandIn,
  windowFacts,
  xSession,
} from '../support/quick-ask-page.ts'

const { lane, executable } = findRuntime()
const standard = 'CommandOrControl+Shift+Space'

test.describe(`tray, shortcut and background (${lane})`, () => {
  test.skip(lane !== 'stand-in', 'presses what only the desktop can press')
  const program = blankDesktop()
  const configFolder = mkdtempSync(join(tmpdir(), 'carrel-config-'))
  let launched: Launched
  let app: ElectronApplication
  let page: Page

  const start = async (args: string[] = [], env: Record<string, string> = {}) => {
    launched = await launchApp({ program: program.folder, args, env: { ...xSession(configFolder), ...env } })
    app = launched.app
    page = await quickAskPageOf(app)
    await listen(page)
  }
  test.afterEach(() => launched.close())
  test.afterAll(() => {
    program.remove()
    rmSync(configFolder, { recursive: true, force: true })
  })

  const listen = async (which: Page) => {
    await probePorts(which)
    await callMain(which, 'window.listening')
  }
  const facts = (which: 'quick-ask' | 'main' = 'quick-ask') => windowFacts(app, which)
  const press = (accelerator: string) =>
    app.evaluate(
      (electron, keys) => (electron as unknown as { standIn: StandIn }).standIn.pressGlobalShortcut(keys),
      accelerator,
    )
  const labels = () =>
    app.evaluate((electron) =>
      (electron as unknown as { standIn: StandIn }).standIn.trays[0]?.menu?.items.map((item) =>
        item.type === 'separator' ? '-' : item.label,
      ),
    )
  const choose = (label: string) =>
    app.evaluate((electron, wanted) => {
      const { trays } = (electron as unknown as { standIn: StandIn }).standIn
      const item = trays[0]?.menu?.items.find((one) => one.label === wanted)
      if (item === undefined) throw new Error(`The tray has no ${wanted}`)
      item.click()
    }, label)
  const lastEvent = async (which: Page) => (await noted(which)).events.at(-1)
  const secondStart = (args: string[]) =>
    new Promise((resolve) =>
      spawn(executable, ['--no-sandbox', program.folder, '--data', launched.dataFolder, ...args], {
        stdio: 'ignore',
        env: { ...process.env, ...xSession(configFolder) },
      }).on('exit', resolve),
    )

  test('the shortcut shows quick ask at once, and hides it again', async () => {
    await start()
    const took = await app.evaluate(async (electron, keys) => {
      const { standIn } = electron as unknown as { standIn: StandIn }
      const window = electron.BrowserWindow.getAllWindows()[1]
      const times: number[] = []
      for (let round = 0; round < 5; round++) {
        const focused = new Promise<void>((resolve) => window?.once('focus', () => resolve()))
        const from = performance.now()
        standIn.pressGlobalShortcut(keys)
        await focused
        times.push(performance.now() - from)
        standIn.pressGlobalShortcut(keys)
      }
      return times
    }, standard)
    test.info().annotations.push({
      type: 'shown and focused after ms',
      description: took.map((one) => one.toFixed(1)).join(', '),
    })
    expect(Math.min(...took)).toBeLessThan(1000)
    await press(standard)
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
    await press(standard)
    expect(await facts()).toMatchObject({ visible: false })
  })

  test('another shortcut is taken; one of another program is not, and is said to be taken', async () => {
    await start()
    await app.evaluate((electron) => {
      ;(electron as unknown as { standIn: StandIn }).standIn.foreignShortcuts.add('Alt+Shift+K')
    })
    const change = (quickAskShortcut: string) => callMain(page, 'desktop.change', { quickAskShortcut })
    expect(await change('Alt+Shift+K')).toMatchObject({
      ok: true,
      data: { quickAskShortcut: standard, shortcutState: 'taken' },
    })
    expect(await press(standard), 'the one before works').toBe(true)
    expect(await change('Alt+Shift+J')).toMatchObject({ data: { shortcutState: 'working' } })
    expect([await press(standard), await press('Alt+Shift+J')]).toEqual([false, true])
    await expect
      .poll(() => lastEvent(page))
      .toMatchObject({ type: expect.stringMatching(/desktop-settings|quick-ask/) })
    expect(await change('J')).toEqual({ ok: false, error: { code: 'shortcut-without-modifier' } })
    expect(await change('Ctrl+Alt+J')).toEqual({ ok: false, error: { code: 'shortcut-types-text' } })
    const kept = JSON.parse(readFileSync(join(launched.dataFolder, 'desktop.json'), 'utf8')) as object
    expect(kept).toMatchObject({ quickAskShortcut: 'Alt+Shift+J' })
  })

  test('on Wayland there is no shortcut, and that is said', async () => {
    await start([], { XDG_SESSION_TYPE: 'wayland' })
    expect(await callMain(page, 'desktop.settings')).toMatchObject({ data: { shortcutState: 'unavailable' } })
    expect(await press(standard)).toBe(false)
  })

  test('the tray shows what goes on, and its entries do what they say', async () => {
    await start()
    await listen(launched.page)
    const [ask, open, quit] = [say('desktop', 'quickAsk'), say('desktop', 'openCarrel'), say('desktop', 'quit')]
    expect(await labels()).toEqual([ask, '-', open, quit])
    const recent = [{ threadId: 't1', title: 'How high is the deposit?' }]
    await callMain(page, 'tray.show', { recent, indexing: 'running', status: 'Reading 158 of 412 files' })
    const pause = say('desktop', 'pauseReading')
    expect(await labels()).toEqual([
      ask,
      '-',
      'How high is the deposit?',
      '-',
      'Reading 158 of 412 files',
      pause,
      '-',
      open,
      quit,
    ])
    await choose(pause)
    await expect.poll(() => lastEvent(page)).toEqual({ type: 'tray-command', command: 'pause-indexing' })
    await callMain(page, 'tray.show', { recent, indexing: 'paused', status: '' })
    await choose(say('desktop', 'resumeReading'))
    await expect.poll(() => lastEvent(page)).toEqual({ type: 'tray-command', command: 'resume-indexing' })
    const menus = () =>
      app.evaluate((electron) => (electron as unknown as { standIn: StandIn }).standIn.trays[0]?.menus)
    const before = await menus()
    await callMain(page, 'tray.show', { recent, indexing: 'paused', status: '' })
    expect(await menus(), 'an open menu is not replaced by the same').toBe(before)
    await choose(ask)
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
    await choose('How high is the deposit?')
    await expect
      .poll(() => lastEvent(launched.page))
      .toEqual({ type: 'open', target: { what: 'thread', threadId: 't1' } })
    await expect.poll(() => facts('main')).toMatchObject({ focused: true })
    const look = await app.evaluate((electron) => {
      const [tray] = (electron as unknown as { standIn: StandIn }).standIn.trays
      return [tray?.hasIcon, tray?.toolTip]
    })
    expect(look).toEqual([true, 'Carrel'])
    const ended = new Promise((resolve) => app.process().on('exit', resolve))
    await choose(quit).catch(() => undefined)
    expect(await ended).toBe(0)
  })

  test('closing asks once whether Carrel stays; it comes back where it was', async () => {
    await start()
    const close = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    const asked = () =>
      app.evaluate((electron) => (electron as unknown as { standIn: StandIn }).standIn.dialogState.shown.length)
    const answer = (response: number, checkboxChecked: boolean) =>
      app.evaluate(
        (electron, laid) => void (electron as unknown as { standIn: StandIn }).standIn.dialogState.answers.push(laid),
        { response, checkboxChecked },
      )
    await answer(2, true)
    await close()
    await expect.poll(asked).toBe(1)
    expect(await facts('main'), 'cancelled').toMatchObject({ visible: true })
    await answer(0, false)
    await close()
    await expect.poll(() => facts('main')).toMatchObject({ visible: false })
    expect(await secondStart([])).toBe(0)
    await expect.poll(() => facts('main')).toMatchObject({ visible: true, focused: true })
    await answer(0, true)
    await close()
    await expect.poll(() => facts('main')).toMatchObject({ visible: false })
    await choose(say('desktop', 'openCarrel'))
    await expect.poll(() => facts('main')).toMatchObject({ visible: true })
    await close()
    await expect.poll(() => facts('main'), 'not asked any more').toMatchObject({ visible: false })
    expect(await asked()).toBe(3)
    await press(standard)
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
  })

  test('a second start hands over its words or its files', async () => {
    await start()
    await listen(launched.page)
    expect(await secondStart(['--quick-ask=How high is the deposit?'])).toBe(0)
    await expect.poll(() => lastEvent(page)).toEqual({ type: 'quick-ask-shown', text: 'How high is the deposit?' })
    expect(await facts()).toMatchObject({ visible: true })
    const file = join(configFolder, 'lease.txt')
    writeFileSync(file, 'The deposit is 2,900.')
    expect(await secondStart([file, join(configFolder, 'missing.txt')])).toBe(0)
    await expect
      .poll(() => lastEvent(launched.page))
      .toEqual({ type: 'open', target: { what: 'summarise', paths: [file] } })
  })

  test('the terminal shows quick ask in the running Carrel, and says what is missing without a desktop', async () => {
    await start()
    const terminal = (env: Record<string, string>) => {
      const child = spawn(
        process.execPath,
        [join(projectRoot, 'src/hosts/carrel.mjs'), 'quick-ask', 'How high', 'is it?', '--data', launched.dataFolder],
        { env: { PATH: process.env['PATH'] ?? '', ...xSession(configFolder), ...env }, stdio: 'pipe' },
      )
      let said = ''
      child.stderr.on('data', (data) => {
        said += String(data)
      })
      return new Promise<[unknown, string]>((resolve) => child.on('exit', (code) => resolve([code, said.trim()])))
    }
    expect(await terminal({})).toEqual([1, say('terminal', 'quick-ask-no-display')])
    expect(await facts()).toMatchObject({ visible: false })
    expect(await terminal({ DISPLAY: ':99', CARREL_LANE: 'stand-in' })).toEqual([0, ''])
    await expect.poll(() => lastEvent(page)).toEqual({ type: 'quick-ask-shown', text: 'How high is it?' })
    expect(await facts()).toMatchObject({ visible: true })
  })

  test('a start in the background has no main window until it is wanted', async () => {
    await start(['--background'])
    expect(await facts('main')).toBeUndefined()
    expect(await facts()).toMatchObject({ visible: false })
    await callMain(page, 'window.open', { target: { what: 'settings' } })
    await expect.poll(() => facts('main')).toMatchObject({ visible: true })
    const main = app.windows().find((one) => one.url().includes('index.html')) as Page
    await main.waitForLoadState('load')
    await listen(main)
    await expect.poll(() => lastEvent(main)).toEqual({ type: 'open', target: { what: 'settings' } })
  })

  test('a start for quick ask shows it alone, with its words', async () => {
    await start(['--quick-ask=How much notice?'])
    expect(await facts('main')).toBeUndefined()
    await expect.poll(facts).toMatchObject({ visible: true, focused: true })
    await expect.poll(() => lastEvent(page)).toEqual({ type: 'quick-ask-shown', text: 'How much notice?' })
  })

  test('starting at login is written when it is switched on, and removed when it is switched off', async () => {
    await start()
    const entry = join(configFolder, 'autostart/carrel.desktop')
    expect(existsSync(entry)).toBe(false)
    expect(await callMain(page, 'desktop.change', { openAtLogin: true })).toMatchObject({ data: { openAtLogin: true } })
    const text = readFileSync(entry, 'utf8')
    for (const part of [program.folder, launched.dataFolder, '--background']) expect(text).toContain(part)
    expect(await callMain(page, 'desktop.change', { openAtLogin: false })).toMatchObject({
      data: { openAtLogin: false },
    })
    expect(existsSync(entry)).toBe(false)
  })

  test('notifications come only while the main window is not in front, and only where they are wanted', async () => {
    await start()
    await listen(launched.page)
    const notify = (title: string) =>
      callMain(page, 'desktop.notify', { title, body: 'Done.', target: { what: 'thread', threadId: 't2' } })
    const shown = () =>
      app.evaluate((electron) =>
        (electron as unknown as { standIn: StandIn }).standIn.notifications.map(({ title }) => title),
      )
    await expect.poll(() => facts('main')).toMatchObject({ focused: true })
    await notify('seen anyway')
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
    await notify('wanted')
    await callMain(page, 'desktop.change', { notify: false })
    await notify('unwanted')
    expect(await shown()).toEqual(['wanted'])
    await app.evaluate((electron) => (electron as unknown as { standIn: StandIn }).standIn.notifications[0]?.click())
    await expect
      .poll(() => lastEvent(launched.page))
      .toEqual({ type: 'open', target: { what: 'thread', threadId: 't2' } })
  })
})
