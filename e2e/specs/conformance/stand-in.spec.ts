import { expect, test } from '@playwright/test'
import { findRuntime } from '../../run/electron.ts'
import type { StandIn } from '../../support/quick-ask-page.ts'
import { useProbe } from '../../support/use-probe.ts'

const { lane } = findRuntime()

test.describe(`what Carrel relies on: what the stand-in lets tests see (${lane})`, () => {
  const probe = useProbe()

  test('displays, screen pictures, notifications and shortcuts of others can be set and inspected', async () => {
    test.skip(lane !== 'stand-in', 'looks into the stand-in')
    const got = await probe.app.evaluate(async (electron) => {
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
    const messages = await probe.app.evaluate((electron) => {
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
    const got = await probe.app.evaluate(async (electron) => {
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
