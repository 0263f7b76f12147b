import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { findRuntime } from '../run/electron.ts'

export const projectRoot = join(import.meta.dirname, '../..')

export type LaunchOptions = {
  /** Where Carrel keeps its data; a fresh temporary folder, removed at `close`, unless given. */
  dataFolder?: string
  theme?: 'light' | 'dark'
  /** Size of the window's inside in pixels. */
  size?: { width: number; height: number }
  /** More arguments for main. */
  args?: string[]
  env?: Record<string, string>
  /** Another program than Carrel: a folder with package.json, or a main file. */
  program?: string
}

export type Launched = { app: ElectronApplication; page: Page; dataFolder: string; close(): Promise<void> }

/** Starts the built program (`npm run build` first) and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<Launched> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'carrel-e2e-'))
  const env = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
  delete env.NODE_OPTIONS
  const app = await _electron.launch({
    executablePath: findRuntime().executable,
    args: [options.program ?? projectRoot, '--data', dataFolder, ...(options.args ?? [])],
    cwd: projectRoot,
    env: { ...env, ...options.env },
    colorScheme: null,
    timeout: 30_000,
  })
  if (process.env.CARREL_VERBOSE) app.process().stderr?.pipe(process.stderr)
  const page = await app.firstWindow()
  await page.waitForURL((url) => url.protocol !== 'about:' && url.protocol !== 'data:')
  const { size, theme } = options
  if (size)
    await app.evaluate(({ BrowserWindow }, s) => BrowserWindow.getAllWindows()[0]?.setSize(s.width, s.height), size)
  await page.waitForLoadState('load')
  if (theme) {
    // The page applies the settings' theme as it first draws; what is set before that would be lost.
    if (options.program === undefined) await page.locator('main').first().waitFor()
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
  }
  return {
    app,
    page,
    dataFolder,
    async close() {
      await app.close()
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
