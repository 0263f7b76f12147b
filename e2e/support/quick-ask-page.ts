import type { ElectronApplication, Page } from '@playwright/test'
import { echoBackend, fixtureProgram } from './fixture-program.ts'

const blank = '<!doctype html><meta charset="utf-8"><title>Probe</title><p id="place">A page without a program.</p>'

/** The built main and preload with two blank pages: one for the main window, one for quick ask. */
export function blankDesktop(): ReturnType<typeof fixtureProgram> {
  return fixtureProgram({ backend: echoBackend, page: blank, files: { 'out/renderer/quick-ask.html': blank } })
}

/** The page of quick ask, as soon as it is loaded; it stands hidden behind the main window. */
export async function quickAskPageOf(app: ElectronApplication): Promise<Page> {
  const isQuickAsk = (page: Page) => page.url().includes('quick-ask.html')
  for (;;) {
    const page = app.windows().find(isQuickAsk)
    if (page) {
      await page.waitForLoadState('load')
      return page
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Calls main from a page, as its program would. */
export function callMain(page: Page, name: string, input: object = {}): Promise<unknown> {
  return page.evaluate(
    ([n, i]) =>
      (window as unknown as { carrel: { call(name: string, input: object): Promise<unknown> } }).carrel.call(n, i),
    [name, input] as [string, object],
  )
}

/** How a window stands: the one of quick ask, or the main one. Undefined where there is none. */
export function windowFacts(app: ElectronApplication, which: 'quick-ask' | 'main') {
  return app.evaluate(({ BrowserWindow }, wanted) => {
    const window = BrowserWindow.getAllWindows().find(
      (one) => one.webContents.getURL().includes('quick-ask.html') === (wanted === 'quick-ask'),
    )
    return window && { visible: window.isVisible(), focused: window.isFocused(), bounds: window.getBounds() }
  }, which)
}
