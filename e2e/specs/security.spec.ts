import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findRuntime } from '../run/electron.ts'
import { echoBackend, fixtureProgram } from '../support/fixture-program.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { quickAskPageOf } from '../support/quick-ask-page.ts'
import { listeningSockets, processTree, startQuietly } from '../support/quiet-start.ts'

const { lane } = findRuntime()
type Carrel = { carrel: { call(name: string, input: unknown): Promise<{ ok: boolean; error?: { code: string } }> } }
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types carrel"
const calls = [
  ['dialog.choose', { what: 'files' }],
  ['clipboard.write', { text: 'x' }],
  ['shell.openExternal', { url: 'https://example.com/' }],
  ['shell.showInFolder', { path: '/' }],
  ['theme.set', { theme: 'dark' }],
  ['backend.restart', {}],
  ['backend.connect', {}],
  ['dialog.save', { name: 'x', bytes: new Uint8Array() }],
  ['quickAsk.show', {}],
  ['quickAsk.hide', {}],
  ['quickAsk.resize', { height: 80 }],
  ['window.open', {}],
  ['window.listening', {}],
  ['clipboard.read', {}],
  ['selection.read', {}],
  ['screen.capture', {}],
  ['tray.show', { recent: [], indexing: 'none', status: '' }],
  ['desktop.notify', { title: 'x', body: 'y' }],
  ['desktop.settings', {}],
  ['desktop.change', {}],
] as const

/** Files of the built bundles below `folder` whose name ends so. */
function bundles(folder: string, ending: RegExp): { path: string; text: string }[] {
  const root = join(projectRoot, 'out', folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

test.describe(`security checklist (${lane})`, () => {
  // The real page; the backend is one without a library, so that nothing else is measured.
  const program = fixtureProgram({ backend: echoBackend })
  let launched: Launched
  test.beforeAll(async () => {
    launched = await launchApp({ program: program.folder })
  })
  test.afterAll(async () => {
    await launched.close()
    program.remove()
  })
  const inPage = <T>(run: () => T | Promise<T>): Promise<T> => launched.page.evaluate(run)

  test('1 every web contents is sandboxed and isolated', async () => {
    await quickAskPageOf(launched.app)
    const preferences = await launched.app.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .map((one) => (one as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()),
    )
    expect(preferences.length).toBe(2)
    for (const one of preferences) {
      expect(one).toMatchObject({ sandbox: true, contextIsolation: true, webSecurity: true })
      for (const off of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'webviewTag'])
        expect(one[off] ?? false, off).toBe(false)
      for (const off of ['allowRunningInsecureContent', 'experimentalFeatures'])
        expect(one[off] ?? false, off).toBe(false)
    }
    expect(await launched.app.evaluate(({ app }) => app.commandLine.hasSwitch('enable-sandbox'))).toBe(true)
  })

  test('2 the page has no Node, only the bridge, and its listeners get values alone', async () => {
    const look = () => {
      const { carrel } = window as unknown as { carrel: object }
      const global = window as unknown as Record<string, unknown>
      return {
        types: ['require', 'process', 'Buffer', 'module', 'global', 'electron'].map((name) => typeof global[name]),
        keys: Object.keys(carrel).toSorted(),
        frozen: Object.isFrozen(carrel),
        replaced: Reflect.set(window, 'carrel', {}),
      }
    }
    for (const page of [launched.page, await quickAskPageOf(launched.app)])
      expect(await page.evaluate(look)).toEqual({
        types: Array.from({ length: 6 }, () => 'undefined'),
        keys: ['call', 'onEvent', 'pathForFile', 'platform'],
        frozen: true,
        replaced: false,
      })
    await inPage(() => {
      const { carrel } = window as unknown as { carrel: { onEvent(listener: (...values: unknown[]) => void): void } }
      carrel.onEvent((...values) => Object.assign(window, { heard: values }))
    })
    await launched.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('show-ledger')?.click())
    const heard = () => inPage(() => (window as unknown as { heard?: unknown[] }).heard)
    await expect.poll(heard).toEqual([{ type: 'menu-command', command: 'show-ledger' }])
  })

  test('3 the content policy is on every answer', async () => {
    const assets = await inPage(() => performance.getEntriesByType('resource').map((entry) => entry.name))
    expect(assets.length).toBeGreaterThan(2)
    const answers = await launched.page.evaluate(
      (urls) =>
        Promise.all(
          urls.map(async (url) => {
            const answer = await fetch(url)
            return [answer.status, answer.headers.get('content-security-policy')]
          }),
        ),
      [...assets, '/', '/index.html', '/nothing-here'],
    )
    for (const [, header] of answers) expect(header).toBe(policy)
    expect(answers.at(-1)?.[0]).toBe(404)
  })

  test('3 the content policy forbids what it should', async () => {
    const tried = await inPage(async () => {
      const fails = (run: () => unknown) => {
        try {
          run()
          return 'worked'
        } catch (error) {
          return (error as Error).name
        }
      }
      const outcome = (element: HTMLImageElement | HTMLScriptElement) =>
        new Promise<string>((resolve) => {
          element.addEventListener('load', () => resolve('loaded'))
          element.addEventListener('error', () => resolve('refused'))
          setTimeout(() => resolve('ignored'), 2000)
          document.body.append(element)
        })
      const image = new Image()
      image.src = 'https://example.com/pixel.png'
      const inline = document.createElement('script')
      const settled = await Promise.allSettled([fetch('https://example.com/'), outcome(image)])
      return {
        evaluated: fails(() => (Reflect.get(window, 'eval') as (code: string) => unknown)('1 + 1')),
        built: fails(() => new Function('return 1')()),
        worker: fails(() => new Worker('/worker.js')),
        html: fails(() => {
          document.createElement('div').innerHTML = '<b>x</b>'
        }),
        inline: fails(() => {
          inline.textContent = 'window.ranInline = true'
        }),
        policy: fails(() =>
          (
            window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }
          ).trustedTypes.createPolicy('other', {}),
        ),
        fetched: settled[0].status,
        image: settled[1].status === 'fulfilled' ? settled[1].value : 'failed',
      }
    })
    expect(tried).toEqual({
      evaluated: 'EvalError',
      built: 'EvalError',
      worker: 'TypeError',
      html: 'TypeError',
      inline: 'TypeError',
      policy: 'TypeError',
      fetched: 'rejected',
      image: 'refused',
    })
  })

  test('4 the page goes nowhere and opens nothing', async () => {
    const { app } = launched
    const opening = () => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/link', target: '_blank' })
      document.body.append(link)
      link.click()
      const form = Object.assign(document.createElement('form'), { action: 'https://example.com/form', method: 'post' })
      document.body.append(form)
      form.submit()
      document.body.append(document.createElement('webview'))
      return window.open('https://example.com/window') === null
    }
    for (const page of [launched.page, await quickAskPageOf(app)]) {
      const before = page.url()
      expect(await page.evaluate(opening)).toBe(true)
      for (const address of ['https://example.com/', 'app://other/', 'file:///etc/passwd', 'data:text/html,x'])
        await page.evaluate((to) => {
          try {
            location.href = to
          } catch {
            // Some are refused at once.
          }
        }, address)
      await page.waitForTimeout(800)
      expect(page.url()).toBe(before)
      expect(await page.evaluate(() => document.querySelector('#root') !== null)).toBe(true)
    }
    expect(await app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(2)
    expect(app.context().pages().length).toBe(2)
  })

  test('5 only https and mailto open outside, and only after a yes', async () => {
    const { app, page } = launched
    await app.evaluate(({ dialog, shell }) => {
      const seen = { asked: [] as string[], opened: [] as string[], answer: 1 }
      Object.assign(globalThis, { seen })
      dialog.showMessageBox = (async (_window: unknown, options: { detail: string }) => {
        seen.asked.push(options.detail)
        return { response: seen.answer, checkboxChecked: false }
      }) as unknown as typeof dialog.showMessageBox
      shell.openExternal = async (url) => void seen.opened.push(url)
    })
    const open = (url: string) =>
      page.evaluate((u) => (window as unknown as Carrel).carrel.call('shell.openExternal', { url: u }), url)
    const seen = () =>
      app.evaluate(() => (globalThis as unknown as { seen: { asked: string[]; opened: string[] } }).seen)
    const refused = [
      'file:///etc/passwd',
      'FILE:///etc/passwd',
      'smb://server/share',
      '\\\\server\\share',
      'ms-settings:privacy',
      'ms-msdt:/id',
      'search-ms:query=x',
      'vscode://file/x',
      'javascript:alert(1)',
      ' javascript:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'http://example.com/',
      'https://user:secret@example.com/',
      'https:',
      'mailto:',
      'mailto://host/x',
      'app://carrel/',
      '//example.com',
      'https://exa mple.com/',
      '',
    ]
    for (const url of refused) expect(await open(url), url).toEqual({ ok: true, data: { opened: false } })
    expect(await seen()).toMatchObject({ asked: [], opened: [] })
    expect(await open('https://example.com/a?b#c')).toEqual({ ok: true, data: { opened: false } })
    expect((await seen()).asked[0]).toContain('https://example.com/a?b#c')
    await app.evaluate(() => Object.assign((globalThis as unknown as { seen: object }).seen, { answer: 0 }))
    expect(await open('https://example.com/a')).toEqual({ ok: true, data: { opened: true } })
    expect(await open('mailto:clerk@example.com?subject=x&attach=/etc/passwd')).toEqual({
      ok: true,
      data: { opened: true },
    })
    expect((await seen()).opened).toEqual(['https://example.com/a', 'mailto:clerk@example.com'])
  })

  test('6 every permission is refused', async () => {
    const got = await inPage(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'idle-detection',
        'local-fonts',
      ]
      const states = await Promise.all(
        names.map((name) =>
          navigator.permissions.query({ name: name as PermissionName }).then(
            ({ state }) => [name, state] as const,
            () => [name, 'refused'] as const,
          ),
        ),
      )
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'refused',
      )
      const place = await new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          (error) => resolve(error.code),
        ),
      )
      return { states, media, place, notify: await Notification.requestPermission() }
    })
    for (const [name, state] of got.states) expect(['denied', 'refused'], name).toContain(state)
    expect(got).toMatchObject({ media: 'refused', place: 1, notify: 'denied' })
  })

  test('7 every call is refused to a frame, to another origin and with a wrong value', async () => {
    const wrong = await launched.page.evaluate(
      (names) => Promise.all(names.map((name) => (window as unknown as Carrel).carrel.call(name, { surplus: 1 }))),
      calls.map(([name]) => name),
    )
    for (const reply of wrong) expect(reply).toEqual({ ok: false, error: { code: 'bad-request' } })
    const unknown = launched.page.evaluate(() => (window as unknown as Carrel).carrel.call('shell.run', {}))
    await expect(unknown).rejects.toThrow(/No handler registered/)

    // A window of the test's own lets the real preload run in frames and on another origin.
    const opening = launched.app.waitForEvent('window')
    await launched.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const webPreferences = { preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true }
        const window = new BrowserWindow({ show: false, webPreferences })
        Object.assign(globalThis, { probe: window })
        await window.loadURL('app://carrel/index.html')
      },
      join(program.folder, 'out/preload/preload.cjs'),
    )
    const page = await opening
    await page.waitForURL((url) => url.protocol !== 'about:')
    await page.evaluate(() => void document.body.append(document.createElement('iframe')))
    const inFrame = await page.evaluate(
      async (all) => {
        const frame = document.querySelector('iframe')?.contentWindow as unknown as Carrel
        return Promise.all(all.map(([name, input]) => frame.carrel.call(name, input)))
      },
      calls.map(([name, input]) => [name, input] as [string, object]),
    )
    expect(inFrame).toEqual(calls.map(() => ({ ok: false, error: { code: 'forbidden' } })))

    await launched.app.evaluate(() =>
      (globalThis as unknown as { probe: Electron.BrowserWindow }).probe.loadURL('data:text/html,<p>elsewhere'),
    )
    await page.waitForURL((url) => url.protocol === 'data:')
    const elsewhere = await page.evaluate(
      (all) => Promise.all(all.map(([name, input]) => (window as unknown as Carrel).carrel.call(name, input))),
      calls.map(([name, input]) => [name, input] as [string, object]),
    )
    expect(elsewhere).toEqual(calls.map(() => ({ ok: false, error: { code: 'forbidden' } })))
    await launched.app.evaluate(() => (globalThis as unknown as { probe: Electron.BrowserWindow }).probe.destroy())
  })

  test('8 app:// gives nothing but the bundle, and file:// nothing at all', async () => {
    const statuses = await inPage(() =>
      Promise.all(
        [
          '/../main/main.js',
          '/%2e%2e/main/main.js',
          '/..%2fmain%2fmain.js',
          '/%2e%2e%2fmain%2fmain.js',
          '/assets/%2e%2e/%2e%2e/main/main.js',
          '/..%5cmain%5cmain.js',
          '/%252e%252e/main/main.js',
          '/index.html%00.js',
          '/assets',
          '/assets/',
          '/%',
        ].map((path) => fetch(path).then((answer) => answer.status)),
      ),
    )
    expect(statuses).toEqual(statuses.map(() => 404))
    expect(await inPage(() => fetch('/index.html').then((answer) => answer.status))).toBe(200)
    const files = await inPage(() =>
      fetch('file:///etc/hostname').then(
        (a) => a.text(),
        () => 'refused',
      ),
    )
    expect(files).toBe('refused')
  })

  test('9 requests to anywhere else are refused by main', async () => {
    const requested = await launched.app.evaluate(async ({ webContents }) => {
      const contents = webContents.getAllWebContents()[0]
      return contents?.executeJavaScript(
        `Promise.all(['https://example.com/x', 'http://127.0.0.1:1/', 'ws://127.0.0.1:1/'].map((url) => url.startsWith('ws')
          ? new Promise((resolve) => { try { const s = new WebSocket(url); s.onerror = () => resolve('refused'); s.onopen = () => resolve('open') } catch { resolve('refused') } })
          : fetch(url, { mode: 'no-cors' }).then(() => 'fetched', () => 'refused')))`,
      )
    })
    expect(requested).toEqual(['refused', 'refused', 'refused'])
    const switches = await launched.app.evaluate(({ app }) =>
      ['disable-background-networking', 'disable-component-update', 'disable-sync', 'host-resolver-rules'].map((name) =>
        app.commandLine.hasSwitch(name),
      ),
    )
    expect(switches).toEqual([true, true, true, true])
  })
})

test('9 no bundle fetches from elsewhere or carries the path finder of the electron package', () => {
  const scripts = [...bundles('main', /\.js$/), ...bundles('preload', /\.cjs$/), ...bundles('renderer', /\.m?js$/)]
  expect(scripts.length).toBeGreaterThan(3)
  for (const { path, text } of scripts) {
    expect(text.includes('getElectronPath'), path).toBe(false)
    const loads =
      /(?:import|fetch|importScripts|new Worker|new WebSocket|new EventSource|src\s*[:=]|href\s*[:=])\s*\(?\s*["'`](https?:|wss?:|\/\/)[^"'`]+/g
    expect(text.match(loads) ?? [], path).toEqual([])
  }
  const preload = bundles('preload', /./)
  expect(preload.map(({ path }) => path)).toEqual(['preload.cjs'])
  expect([...(preload[0]?.text.matchAll(/require\(["']([^"']+)["']\)/g) ?? [])].map((match) => match[1])).toEqual([
    'electron',
  ])
  for (const { path, text } of [...bundles('renderer', /\.html$/), ...bundles('renderer', /\.css$/)]) {
    const addresses = text.match(/(?:url\(|src=|href=|@import)\s*["']?(?:https?:)?\/\/[^"')\s]+/g) ?? []
    expect(addresses, path).toEqual([])
  }
})

test(`10 no process listens on the network after a start without Playwright (${lane})`, async () => {
  test.skip(process.platform !== 'linux', 'reads /proc')
  const started = await startQuietly(projectRoot)
  const tree = processTree(started.pid)
  expect(tree.length).toBeGreaterThan(3)
  expect(tree.some(({ command }) => command.includes('backend.js'))).toBe(true)
  expect(tree.filter(({ command }) => /--inspect|--remote-debugging-port/.test(command))).toEqual([])
  expect(listeningSockets(tree.map(({ pid }) => pid))).toEqual([])
  await started.stop()
})
