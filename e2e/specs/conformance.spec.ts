import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { findRuntime } from '../run/electron.ts'
import { conformanceProgram } from '../support/conformance-program.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import type { StandIn } from '../support/quick-ask-page.ts'

const { lane, executable } = findRuntime()
type Probe = Record<string, (...values: unknown[]) => Promise<unknown>> & Record<string, unknown>
type ProbeWindow = { probe: Probe }

test.describe(`what Carrel relies on (${lane})`, () => {
  const program = conformanceProgram()
  let launched: Launched
  test.beforeAll(async () => {
    launched = await launchApp({ program: program.folder })
  })
  test.afterAll(async () => {
    await launched.close()
    program.remove()
  })
  const notes = () => launched.app.evaluate(() => (globalThis as unknown as { notes: Record<string, unknown> }).notes)

  test('ready comes after main has evaluated', async () => {
    expect(await notes()).toMatchObject({
      atStart: false,
      afterAwait: false,
      readyEvents: 1,
      windowBeforeReady: 'Cannot create BrowserWindow before app is ready',
      schemeAfterReady: 'protocol.registerSchemesAsPrivileged should be called before app is ready',
    })
  })

  test('a main that awaits ready at top level waits for ever', async () => {
    const child = spawn(executable, ['--no-sandbox', program.file('waits.js'), '--data', '/nowhere'], { stdio: 'pipe' })
    let output = ''
    child.stdout.on('data', (data) => {
      output += String(data)
    })
    await new Promise((resolve) => setTimeout(resolve, 3000))
    child.kill('SIGKILL')
    expect(output).toBe('')
  })

  test('app tells name, version and place', async () => {
    const facts = await launched.app.evaluate(({ app }) => [
      app.getName(),
      app.getVersion(),
      app.getAppPath(),
      app.isPackaged,
    ])
    expect(facts).toEqual(['Probe', '1.2.3', program.folder, false])
  })

  test('the bridge loses prototypes, symbols and custom fields, and freezes', async () => {
    const found = await launched.page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const caught = (run: () => unknown) => {
        try {
          return run()
        } catch (error) {
          return error as Error & { code?: string }
        }
      }
      const boom = caught(() => probe.boom?.()) as Error & { code?: string }
      const refused = (await probe.refuse?.().catch((error: unknown) => error)) as Error
      return {
        frozen: [
          Object.isFrozen(probe),
          Object.isFrozen(probe.list),
          Object.isFrozen((probe.list as unknown as object[])[1]),
        ],
        model: { ...(probe.model as object) },
        inherited: (probe.model as { inherited?: number }).inherited,
        when: probe.when instanceof Date,
        symbol: typeof probe.symbol,
        leak: typeof (window as unknown as { secret?: number }).secret,
        require: typeof (window as unknown as { require?: unknown }).require,
        each: await probe.each?.([1, 2], (value: unknown) => Number(value) * 10),
        later: await probe.later?.('x'),
        boom: [boom instanceof Error, boom.message, boom.code],
        refused: [refused instanceof Error, refused.message],
        modules: probe.modules,
        sandboxed: probe.sandboxed,
        versions: probe.versions,
      }
    })
    expect(found).toMatchObject({
      frozen: [true, true, true],
      model: { own: 1 },
      when: true,
      symbol: 'undefined',
      leak: 'undefined',
      require: 'undefined',
      each: [10, 20],
      later: { value: 'x' },
      boom: [true, 'boom', undefined],
      refused: [true, 'too far'],
      modules: { fs: 'module not found: fs', path: 'module not found: path', url: 'worked' },
      sandboxed: true,
      versions: true,
    })
    expect(found.inherited).toBeUndefined()
  })

  test('invoke clones, reports failures as text, and refuses functions', async () => {
    const got = await launched.page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const message = (promise: Promise<unknown> | undefined) =>
        promise?.then(
          () => 'worked',
          (e: unknown) => (e as Error).message,
        )
      const shared = { n: 1 }
      const echoed = (await probe.invoke?.('echo', undefined, Number.NaN, new Uint8Array([1]), new Map([['k', 2n]]), [
        shared,
        shared,
      ])) as [undefined, number, Uint8Array, Map<string, bigint>, object[]]
      return {
        echoed: [
          echoed[0] === undefined,
          Number.isNaN(echoed[1]),
          echoed[2] instanceof Uint8Array,
          echoed[3].get('k') === 2n,
          echoed[4][0] === echoed[4][1],
        ],
        fail: await message(probe.invoke?.('fail')),
        none: await message(probe.invoke?.('nobody')),
        answer: await message(probe.invoke?.('function')),
        argument: await message(probe.sendFunction?.()),
        who: await probe.invoke?.('who'),
        said: await probe.say?.('a', { b: 1 }),
      }
    })
    expect(got).toMatchObject({
      fail: "Error invoking remote method 'fail': TypeError: no such page",
      none: "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
      who: { url: 'app://probe/index.html', origin: 'app://probe', top: true, same: true },
      said: ['a', { b: 1 }],
    })
    expect(got.echoed.slice(0, 4)).toEqual([true, true, true, true])
    expect(got.answer).toMatch(/could not be cloned/)
    expect(got.argument).toMatch(/could not be cloned/)
  })

  test('scheme handlers answer with status and headers', async () => {
    const answer = await launched.page.evaluate(async () => {
      const got = await fetch('/tea?x=1', { method: 'POST', body: 'y' })
      return { status: got.status, header: got.headers.get('x-probe'), text: await got.text(), secure: isSecureContext }
    })
    expect(answer).toEqual({ status: 418, header: 'yes', text: 'POST app://probe/tea?x=1', secure: true })
  })

  test('ports wait until started, cross into the page and tell their end', async () => {
    const { app, page } = launched
    const order = await app.evaluate(async ({ MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain()
      const got: unknown[] = []
      port1.postMessage('first')
      port2.on('message', ({ data }) => got.push(data))
      await new Promise((resolve) => setTimeout(resolve, 50))
      got.push('started')
      port2.start()
      port1.postMessage(new Map([['k', new Uint8Array([9])]]))
      const closed = new Promise((resolve) => port2.on('close', () => resolve('closed')))
      await new Promise((resolve) => setTimeout(resolve, 50))
      port1.close()
      got.push(await closed)
      return got.map((one) => (one instanceof Map ? [...(one.get('k') as Uint8Array)] : one))
    })
    expect(order).toEqual(['started', 'first', [9], 'closed'])

    const given = await page.evaluate(async () => {
      const { probe } = window as unknown as ProbeWindow
      const port = await new Promise<MessagePort | undefined>((resolve) => {
        addEventListener('message', ({ data, ports }) => data === 'port' && resolve(ports[0]), { once: false })
        probe.givePort?.()
      })
      const answer = new Promise((resolve) => port?.addEventListener('message', ({ data }) => resolve(data)))
      port?.start()
      port?.postMessage({ n: 1 })
      const got = await answer
      port?.close()
      return got
    })
    expect(given).toEqual({ message: 'hello', data: { n: 1 } })
    await expect.poll(async () => (await notes()).portClosed).toBe(true)

    await page.evaluate(() => {
      const seen: unknown[] = []
      Object.assign(window, { seen })
      addEventListener('message', ({ data, ports }) => {
        if (data !== 'from main') return
        ports[0]?.addEventListener('message', (event) => seen.push(event.data))
        ports[0]?.addEventListener('close', () => seen.push('closed'))
        ports[0]?.start()
      })
    })
    await app.evaluate(async ({ BrowserWindow, MessageChannelMain }) => {
      const { port1, port2 } = new MessageChannelMain()
      port1.postMessage(1)
      BrowserWindow.getAllWindows()[0]?.webContents.postMessage('port', 'from main', [port2])
      port1.postMessage(2)
      await new Promise((resolve) => setTimeout(resolve, 300))
      port1.close()
    })
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { seen: unknown[] }).seen))
      .toEqual([1, 2, 'closed'])
  })

  test('utility processes have a parent port and little else', async () => {
    const got = await launched.app.evaluate(async ({ utilityProcess, MessageChannelMain }, file) => {
      const child = utilityProcess.fork(file, ['--flag'], { serviceName: 'probe' })
      const atOnce = child.pid
      await new Promise((resolve) => child.once('spawn', () => resolve(undefined)))
      const spawned = typeof child.pid
      const next = () => new Promise<unknown>((resolve) => child.once('message', resolve))
      child.postMessage({ bytes: new Uint8Array([1, 2]) })
      const echo = (await next()) as { echo: { bytes: Uint8Array } }
      child.postMessage('facts')
      const facts = await next()
      const { port1, port2 } = new MessageChannelMain()
      child.postMessage('take', [port2])
      const overPort = new Promise((resolve) => port1.on('message', ({ data }) => resolve(data)))
      port1.start()
      port1.postMessage('hi')
      const portSaid = await overPort
      const closed = new Promise((resolve) => port1.on('close', () => resolve('closed')))
      const exit = new Promise((resolve) => child.once('exit', resolve))
      child.postMessage('exit')
      const code = await exit
      const other = utilityProcess.fork(file)
      await new Promise((resolve) => other.once('spawn', () => resolve(undefined)))
      const killed = new Promise((resolve) => other.once('exit', () => resolve(other.pid)))
      return {
        atOnce,
        spawned,
        echo: [...echo.echo.bytes],
        facts,
        portSaid,
        code,
        port: await closed,
        kill: other.kill(),
        pidAfter: await killed,
      }
    }, program.file('child.js'))
    expect(got).toMatchObject({
      spawned: 'number',
      echo: [1, 2],
      facts: {
        type: 'utility',
        send: 'undefined',
        argv: ['--flag'],
        utilityProcess: 'undefined',
        app: 'undefined',
        net: 'object',
      },
      portSaid: ['child', 'hi'],
      code: 3,
      port: 'closed',
      kill: true,
    })
    expect(got.atOnce).toBeUndefined()
    expect(got.pidAfter).toBeUndefined()
    if (lane === 'stand-in') expect(got.facts).toMatchObject({ fork: 'refused' })
  })

  test('a dropped file has a path, one made in JavaScript has none', async () => {
    const { page } = launched
    await page.evaluate(() => {
      const names: unknown[] = []
      Object.assign(window, { names })
      addEventListener('dragover', (event) => event.preventDefault())
      addEventListener('drop', (event) => {
        event.preventDefault()
        const { probe } = window as unknown as ProbeWindow
        names.push(probe.nameOfFile?.(event.dataTransfer?.files[0]), probe.nameOfFile?.(new File([''], 'x')))
      })
    })
    await dropFiles(page, '#place', [join(projectRoot, 'LICENSE')], { early: true })
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { names: unknown[] }).names))
      .toEqual([join(projectRoot, 'LICENSE'), ''])
  })

  test('the clipboard is asynchronous, the theme reaches the page, the window keeps its size', async () => {
    const { app, page } = launched
    await app.evaluate(({ clipboard }) => clipboard.writeText('§ 7.2'))
    expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('§ 7.2')
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ width: 700, height: 500 }))
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())).toEqual([700, 500])
  })

  test('a window made hidden runs its page; showing focuses it and blurs the other, hiding gives the focus back', async () => {
    const told = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const first = BrowserWindow.getAllWindows()[0]
      if (first === undefined) throw new Error('There is no window')
      const told: string[] = []
      const once = (window: Electron.BrowserWindow, name: string) =>
        new Promise<void>((resolve) => window.once(name as 'focus', () => resolve()))
      first.show()
      if (!first.isFocused()) await once(first, 'focus')
      const second = new BrowserWindow({ show: false, frame: false, skipTaskbar: true, width: 300, height: 200 })
      await second.loadURL('app://probe/index.html')
      told.push(`${second.isVisible()} ${second.isFocused()}`)
      told.push(String(await second.webContents.executeJavaScript('document.title')))
      const blurred = once(first, 'blur')
      const focused = once(second, 'focus')
      second.show()
      told.push(`${second.isVisible()}`)
      await Promise.all([blurred, focused])
      told.push(`${second.isFocused()} ${first.isFocused()} ${BrowserWindow.getFocusedWindow() === second}`)
      const hidden = once(second, 'hide')
      const back = once(first, 'focus')
      second.hide()
      await Promise.all([hidden, back])
      told.push(`${second.isVisible()} ${second.isFocused()} ${first.isFocused()}`)
      second.setBounds({ x: 10, y: 20, width: 310, height: 210 })
      told.push(JSON.stringify(second.getBounds()))
      second.destroy()
      return told
    })
    expect(told).toEqual([
      'false false',
      'Probe',
      'true',
      'true false true',
      'false false true',
      '{"x":10,"y":20,"width":310,"height":210}',
    ])
  })

  test('the primary selection is a clipboard of its own', async () => {
    test.skip(process.platform !== 'linux', 'X11 alone has one')
    const texts = await launched.app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('copied')
      await clipboard.selection.writeText('selected')
      return [await clipboard.readText(), await clipboard.selection.readText()]
    })
    expect(texts).toEqual(['copied', 'selected'])
  })

  test('displays, screen pictures, notifications and shortcuts of others can be set and inspected', async () => {
    test.skip(lane !== 'stand-in', 'looks into the stand-in')
    const got = await launched.app.evaluate(async (electron) => {
      const { desktopCapturer, globalShortcut, Notification, screen } = electron
      const { standIn } = electron as unknown as { standIn: StandIn }
      const [x, width, height] = [1920, 400, 300]
      standIn.screenState.displays.push({
        id: 2,
        bounds: { x, y: 0, width, height },
        workArea: { x, y: 30, width, height: 270 },
        scaleFactor: 2,
      })
      const nearest = [0, 5000].map((at) => screen.getDisplayNearestPoint({ x: at, y: 5 }).id)
      const matching = screen.getDisplayMatching({ x: 1800, y: 0, width: 300, height: 100 }).id
      const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width, height } })
      const part = sources[1]?.thumbnail.crop({ x: 1, y: 2, width: 30, height: 40 })
      const outside = (() => {
        try {
          return String(part?.crop({ x: 0, y: 0, width: 31, height: 1 }))
        } catch (error) {
          return (error as Error).message
        }
      })()
      standIn.foreignShortcuts.add('Ctrl+K')
      const clicked: string[] = []
      const notification = new Notification({ title: 'Read', body: '12 files' })
      notification.on('click', () => clicked.push('clicked'))
      notification.show()
      standIn.notifications[0]?.click()
      standIn.screenState.displays.pop()
      return {
        nearest,
        matching,
        names: sources.map((source) => source.display_id),
        size: part?.getSize(),
        png: part?.toPNG().subarray(1, 4).toString('latin1'),
        outside,
        foreign: [globalShortcut.register('Control+K', () => undefined), globalShortcut.isRegistered('Control+K')],
        clicked,
        looks: standIn.captureState.looks,
      }
    })
    expect(got).toEqual({
      nearest: [1, 2],
      matching: 2,
      names: ['1', '2'],
      size: { width: 30, height: 40 },
      png: 'PNG',
      outside: 'The stand-in crops inside the picture only',
      foreign: [false, false],
      clicked: ['clicked'],
      looks: 1,
    })
  })

  test('what the stand-in does not implement throws', async () => {
    test.skip(lane !== 'stand-in', 'real Electron implements all')
    const messages = await launched.app.evaluate((electron) => {
      const noteOf = (run: () => unknown) => {
        try {
          return String(run())
        } catch (error) {
          return (error as Error).message
        }
      }
      return [
        noteOf(() => electron.autoUpdater),
        noteOf(() => electron.app.getGPUInfo('basic')),
        noteOf(() => electron.BrowserWindow.getAllWindows()[0]?.setKiosk(true)),
        noteOf(() => electron.BrowserWindow.getAllWindows()[0]?.webContents.print()),
        noteOf(() => new electron.BrowserWindow({ kiosk: true })),
        noteOf(() => new electron.BrowserWindow({ webPreferences: { sandbox: false } })),
        noteOf(() => electron.session.fromPartition('x')),
      ]
    })
    for (const message of messages) expect(message).toMatch(/^The stand-in does not implement /)
  })

  test('tray, global shortcut, menu and dialog can be inspected', async () => {
    test.skip(lane !== 'stand-in', 'looks into the stand-in')
    const got = await launched.app.evaluate(async (electron) => {
      const { dialog, globalShortcut, Menu, nativeImage, Tray } = electron
      const { standIn } = electron as unknown as {
        standIn: {
          trays: { toolTip: string; menu: Electron.Menu | null; destroyed: boolean }[]
          pressGlobalShortcut(accelerator: string): boolean
          dialogState: { shown: { kind: string }[]; answers: (string[] | number)[] }
        }
      }
      const done: string[] = []
      const tray = new Tray(nativeImage.createEmpty())
      tray.setToolTip('Carrel')
      tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Ask', click: () => done.push('ask') }]))
      standIn.trays[0]?.menu?.items[0]?.click()
      const registered = [
        globalShortcut.register('CmdOrCtrl+Shift+Space', () => done.push('quick')),
        globalShortcut.register('Control+Shift+Space', () => undefined),
      ]
      standIn.pressGlobalShortcut('CmdOrCtrl+Shift+Space')
      globalShortcut.unregisterAll()
      const pressedAfter = standIn.pressGlobalShortcut('CmdOrCtrl+Shift+Space')
      standIn.dialogState.answers.push(['/a'], 1)
      const opened = await dialog.showOpenDialog({ properties: ['openFile'] })
      const answered = await dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'] })
      const unanswered = await dialog.showOpenDialog({})
      tray.destroy()
      return {
        done,
        registered,
        pressedAfter,
        tray: standIn.trays[0]?.destroyed,
        opened,
        answered,
        unanswered,
        shown: standIn.dialogState.shown.map(({ kind }) => kind),
      }
    })
    expect(got).toEqual({
      done: ['ask', 'quick'],
      registered: [true, false],
      pressedAfter: false,
      tray: true,
      opened: { canceled: false, filePaths: ['/a'] },
      answered: { response: 1, checkboxChecked: false },
      unanswered: { canceled: true, filePaths: [] },
      shown: ['open', 'message', 'open'],
    })
  })
})
