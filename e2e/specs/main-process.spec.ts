import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { MenuCommand } from '../../src/api/desktop.ts'
import { findRuntime } from '../run/electron.ts'
import { dropFiles } from '../support/drop-files.ts'
import { echoBackend, fixtureProgram } from '../support/fixture-program.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { ask, noted, probePorts, takePort } from '../support/page-port.ts'

const { lane } = findRuntime()
const blank = '<!doctype html><meta charset="utf-8"><title>Probe</title><p id="place">A page without a program.</p>'
type Carrel = { carrel: { call(name: string, input: object): Promise<unknown>; pathForFile(file: File): string } }

/** The menu's commands that a page was told; the backend's states come between them as they like. */
async function commands(page: Page): Promise<unknown[]> {
  return (await noted(page)).events.filter((event) => (event as { type: string }).type === 'menu-command')
}

test.describe(`main process (${lane})`, () => {
  const program = fixtureProgram({ backend: echoBackend, page: blank })
  let launched: Launched

  test.beforeEach(async () => {
    launched = await launchApp({ program: program.folder })
    await probePorts(launched.page)
  })
  test.afterEach(() => launched.close())
  test.afterAll(() => program.remove())

  test('brokers a port between the page and the backend', async () => {
    const { page } = launched
    await takePort(page)
    const bytes = await page.evaluate(async () => {
      const { probe } = window as unknown as {
        probe: { port: MessagePort; answers: { echo: Map<string, Uint8Array> }[] }
      }
      probe.port.postMessage(new Map([['bytes', new Uint8Array([1, 2, 255])]]))
      while (probe.answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
      return [...(probe.answers[0]?.echo.get('bytes') ?? [])]
    })
    expect(bytes).toEqual([1, 2, 255])
  })

  test('restarts a crashed backend; the window carries on', async () => {
    const { page } = launched
    await takePort(page)
    const first = (await ask(page, 'hello')) as { pid: number; echo: string }
    expect(first.echo).toBe('hello')
    await page.evaluate(() => (window as unknown as { probe: { port: MessagePort } }).probe.port.postMessage('crash'))
    await expect.poll(async () => (await noted(page)).closed).toBe(1)
    await takePort(page)
    const second = (await ask(page, 'again')) as { pid: number; echo: string }
    expect(second.echo).toBe('again')
    expect(second.pid).not.toBe(first.pid)
    const { events } = await noted(page)
    expect(events).toContainEqual({ type: 'backend-state', state: 'restarting' })
    expect(events).toContainEqual({ type: 'backend-state', state: 'ready' })
    await expect(page.locator('#place')).toBeVisible()
  })

  test('gives up after three crashes in a minute, and starts again when the user says so', async () => {
    const { page } = launched
    for (let crash = 1; crash <= 3; crash++) {
      await takePort(page)
      await page.evaluate(() => (window as unknown as { probe: { port: MessagePort } }).probe.port.postMessage('crash'))
      await expect.poll(async () => (await noted(page)).closed).toBe(crash)
    }
    await expect.poll(async () => (await noted(page)).events.at(-1)).toEqual({ type: 'backend-state', state: 'failed' })
    await page.waitForTimeout(800)
    const connect = () => page.evaluate(() => (window as unknown as Carrel).carrel.call('backend.connect', {}))
    expect(await connect()).toEqual({ ok: true, data: { state: 'failed' } })
    await page.evaluate(() => (window as unknown as Carrel).carrel.call('backend.restart', {}))
    await takePort(page)
    expect(await ask(page, 'back')).toMatchObject({ echo: 'back' })
  })

  test('tells the page the commands of the native menu', async () => {
    const { app, page } = launched
    const entries = await app.evaluate(({ Menu }) => {
      const found: { id: string; accelerator: string }[] = []
      const walk = (items: Electron.MenuItem[]): void => {
        for (const item of items) {
          if (item.id && item.type === 'normal' && !item.role) {
            found.push({ id: item.id, accelerator: String(item.accelerator ?? '') })
            item.click()
          }
          if (item.submenu) walk(item.submenu.items)
        }
      }
      walk(Menu.getApplicationMenu()?.items ?? [])
      return found
    })
    expect(new Set(entries.map(({ id }) => id))).toEqual(new Set(MenuCommand.options))
    // Quick ask has a window of its own, which main shows.
    const told = entries.filter(({ id }) => id !== 'quick-ask')
    for (const { accelerator } of entries) {
      expect(accelerator).not.toMatch(/(Ctrl|CmdOrCtrl).*Alt|AltGr/)
      if (accelerator) expect(accelerator).toMatch(/^(CmdOrCtrl\+|Alt\+|F\d)/)
    }
    const wanted = told.map(({ id }) => ({ type: 'menu-command', command: id }))
    await expect.poll(async () => (await noted(page)).events).toEqual(expect.arrayContaining(wanted))
  })

  test('carries out accelerators that the page leaves alone', async () => {
    test.skip(lane !== 'stand-in', 'Playwright presses keys in the page; a desktop menu does not see them')
    const { page } = launched
    await page.keyboard.press('Control+K')
    await page.keyboard.press('Control+Shift+C')
    await page.keyboard.press('Alt+ArrowDown')
    await page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()))
    await page.keyboard.press('Control+N')
    await page.waitForTimeout(200)
    expect(await commands(page)).toEqual([
      { type: 'menu-command', command: 'open-palette' },
      { type: 'menu-command', command: 'copy-with-source' },
      { type: 'menu-command', command: 'next-citation' },
    ])
  })

  test('knows the path of a dropped file, and none for one made in JavaScript', async () => {
    const { page } = launched
    await page.evaluate(() => {
      const { carrel } = window as unknown as Carrel
      const seen: string[] = []
      Object.assign(window, { seen })
      addEventListener('dragover', (event) => event.preventDefault())
      addEventListener('drop', (event) => {
        event.preventDefault()
        for (const file of event.dataTransfer?.files ?? []) seen.push(carrel.pathForFile(file))
        seen.push(carrel.pathForFile(new File(['x'], 'made.txt')))
      })
    })
    const paths = [join(projectRoot, 'package.json'), join(projectRoot, 'LICENSE')]
    await dropFiles(page, '#place', paths, { early: true })
    await expect.poll(() => page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([...paths, ''])
  })

  test('what main says while the page asks for a path arrives, in order', async () => {
    const { app, page } = launched
    const names = MenuCommand.options
    const told = app.evaluate(async ({ BrowserWindow }, names) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      for (let round = 0; round < 20; round++)
        for (const command of names) {
          contents?.send('carrel:event', { type: 'menu-command', command })
          await new Promise((resolve) => setTimeout(resolve, 1))
        }
    }, names)
    const asked = page.evaluate(() => {
      const { carrel } = window as unknown as Carrel
      const file = new File(['x'], 'made.txt')
      return Array.from({ length: 100 }, () => carrel.pathForFile(file))
    })
    await told
    expect(new Set(await asked)).toEqual(new Set(['']))
    const all = Array.from({ length: 20 }, () => names)
    await expect.poll(() => commands(page)).toEqual(all.flat().map((command) => ({ type: 'menu-command', command })))
  })

  test('serves dialogs, clipboard, theme and folders as values', async () => {
    const { app, page } = launched
    await app.evaluate(({ dialog, shell }) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: ['/somewhere/lease.pdf'] })
      const shown: string[] = []
      Object.assign(globalThis, { shown })
      shell.showItemInFolder = (path) => void shown.push(path)
    })
    const call = (name: string, input: object) =>
      page.evaluate(([n, i]) => (window as unknown as Carrel).carrel.call(n, i), [name, input] as [string, object])
    expect(await call('dialog.choose', { what: 'files' })).toEqual({
      ok: true,
      data: { paths: ['/somewhere/lease.pdf'] },
    })
    expect(await call('clipboard.write', { text: 'ninety days' })).toEqual({ ok: true, data: {} })
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('ninety days')
    expect(await call('theme.set', { theme: 'dark' })).toEqual({ ok: true, data: {} })
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    await call('theme.set', { theme: 'light' })
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(false)
    expect(await call('shell.showInFolder', { path: '/somewhere/lease.pdf' })).toEqual({ ok: true, data: {} })
    expect(await app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown)).toEqual([
      '/somewhere/lease.pdf',
    ])
  })
})

test.describe(`data folder (${lane})`, () => {
  test('the window comes back where it was, and a second start hands over to the first', async () => {
    const program = fixtureProgram({ backend: echoBackend, page: blank })
    const dataFolder = mkdtempSync(join(tmpdir(), 'carrel-state-'))
    const place = { x: 40, y: 60, width: 900, height: 700 }
    const first = await launchApp({ program: program.folder, dataFolder })
    await first.app.evaluate(({ BrowserWindow }, b) => BrowserWindow.getAllWindows()[0]?.setBounds(b), place)
    await first.page.waitForTimeout(300)
    await first.close()
    expect(JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))).toMatchObject(place)

    const second = await launchApp({ program: program.folder, dataFolder })
    const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
    expect(bounds).toMatchObject(place)
    await second.app.evaluate(({ app }) => {
      app.on('second-instance', (_event, argv) => Object.assign(globalThis, { handedOver: argv }))
    })
    const third = spawn(findRuntime().executable, ['--no-sandbox', program.folder, '--data', dataFolder], {
      stdio: 'ignore',
    })
    const code = await new Promise((resolve) => third.on('exit', resolve))
    expect(code).toBe(0)
    await expect
      .poll(() => second.app.evaluate(() => (globalThis as unknown as { handedOver?: string[] }).handedOver ?? []))
      .toContain(dataFolder)
    const pages = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL().split('/').at(-1)),
    )
    expect(pages.filter((one) => one === 'index.html')).toHaveLength(1)
    await second.close()
    rmSync(dataFolder, { recursive: true, force: true })
    program.remove()
  })
})

/** A backend that asks main for children and tells the page what came of it. */
const askingBackend = `
import { installForkShim } from './fork-shim.js'
const main = process.parentPort
const shim = installForkShim(main)
const said = []
let page
const tell = (value) => { said.push(value); page?.postMessage(value) }
main.on('message', ({ data, ports }) => {
  if (data.type === 'close') main.postMessage({ type: 'closed' })
  if (data.type === 'page-port') {
    page = ports[0]
    page.start()
    for (const value of said) page.postMessage(value)
  }
  if (data.type === 'child-forked' && data.id === 'reader') {
    ports[0].on('message', ({ data: answer }) => {
      tell({ reader: answer, pid: typeof data.pid })
      main.postMessage({ type: 'kill-child', id: 'reader' })
    })
    ports[0].on('close', () => tell({ readerPort: 'closed' }))
    ports[0].start()
    ports[0].postMessage(new Uint8Array([7]))
  } else if (data.type === 'child-exited' && !data.id.startsWith('fork-')) tell({ exited: data.id, refused: data.code === -1 })
  else if (data.type.startsWith('child-')) shim.receive(data)
})
main.postMessage({ type: 'fork-child', id: 'reader', entry: 'reader-worker' })
main.postMessage({ type: 'fork-file', id: 'foreign', file: process.argv[1], args: [], env: {} })
const { getLlama } = await import('node-llama-cpp')
const llama = await getLlama({ gpu: false, build: 'never', progressLogs: false, skipDownload: true }).catch(String)
tell({ llama: typeof llama === 'string' ? llama : 'loaded' })
main.postMessage({ type: 'ready' })
`
const echoChild = `
process.parentPort.on('message', ({ data, ports }) => {
  if (data.type !== 'host-port') return
  ports[0].on('message', ({ data: bytes }) => ports[0].postMessage({ first: bytes[0] }))
  ports[0].start()
})
`

test(`main forks children for the backend, and nothing else (${lane})`, async () => {
  const shim = stripTypeScriptTypes(readFileSync(join(projectRoot, 'src/hosts/fork-shim.ts'), 'utf8'))
  const program = fixtureProgram({
    backend: askingBackend,
    page: blank,
    files: { 'out/main/fork-shim.js': shim, 'out/main/reader-worker.js': echoChild },
  })
  const { page, close } = await launchApp({ program: program.folder })
  await probePorts(page)
  await takePort(page)
  const answers = () => page.evaluate(() => (window as unknown as { probe: { answers: unknown[] } }).probe.answers)
  await expect.poll(async () => (await answers()).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(5)
  expect(await answers()).toEqual(
    expect.arrayContaining([
      { llama: 'loaded' },
      { reader: { first: 7 }, pid: 'number' },
      { readerPort: 'closed' },
      { exited: 'reader', refused: false },
      { exited: 'foreign', refused: true },
    ]),
  )
  await close()
  program.remove()
})
