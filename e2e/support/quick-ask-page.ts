import { cpSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { echoBackend, fixtureProgram } from './fixture-program.ts'
import { projectRoot } from './launch.ts'

const blank = '<!doctype html><meta charset="utf-8"><title>Probe</title><p id="place">A page without a program.</p>'

/** What specs see, set and press in the stand-in: `(electron as { standIn: StandIn }).standIn`. */
export type StandIn = {
  captureState: { looks: number; refused: boolean }
  clipboardState: { text: string; selection: string; reads: number; selectionReads: number }
  dialogState: { shown: { kind: string; options: object }[]; answers: object[] }
  foreignShortcuts: Set<string>
  notifications: { title: string; body: string; click(): void }[]
  pressGlobalShortcut(accelerator: string): boolean
  screenState: { displays: object[]; pointer: { x: number; y: number } }
  trays: { menu: Electron.Menu | null; menus: number; hasIcon: boolean; toolTip: string }[]
}

/** An X session with a configuration folder of its own, whatever the machine's session is. */
export function xSession(configFolder: string): Record<string, string> {
  return { XDG_SESSION_TYPE: 'x11', WAYLAND_DISPLAY: '', XDG_CONFIG_HOME: configFolder }
}

/** The built main and preload with two blank pages: one for the main window, one for quick ask; the real one for regions. */
export function blankDesktop(): ReturnType<typeof fixtureProgram> {
  const program = fixtureProgram({
    backend: echoBackend,
    page: blank,
    files: { 'out/renderer/quick-ask.html': blank },
  })
  const bundle = join(projectRoot, 'out/renderer')
  // Copies: a link would lead out of the folder, which the pages' handler refuses.
  for (const part of ['region.html', 'assets'])
    cpSync(join(bundle, part), join(program.folder, 'out/renderer', part), { recursive: true })
  symlinkSync(join(projectRoot, 'resources'), join(program.folder, 'resources'))
  return program
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
