import { expect, test } from '@playwright/test'
import { findRuntime } from '../../run/electron.ts'
import { useProbe } from '../../support/use-probe.ts'

const { lane } = findRuntime()

test.describe(`what Carrel relies on: windows and clipboard (${lane})`, () => {
  const probe = useProbe()

  test('the clipboard is asynchronous, the theme reaches the page, the window keeps its size', async () => {
    const { app, page } = probe
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
    const told = await probe.app.evaluate(async ({ BrowserWindow }) => {
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
    const texts = await probe.app.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('copied')
      await clipboard.selection.writeText('selected')
      return [await clipboard.readText(), await clipboard.selection.readText()]
    })
    expect(texts).toEqual(['copied', 'selected'])
  })
})
