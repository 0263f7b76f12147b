import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cdp } from './browser/cdp.ts'

type PackageJson = { name?: string; productName?: string; desktopName?: string; version?: string; main?: string }

/** What the parts of the stand-in share: the program that runs, the browser once it is there, and the arguments. */
export const runtime = {
  /** Folder of the program that runs (where its package.json is). */
  appFolder: '',
  packageJson: {} as PackageJson,
  /** Arguments as main sees them in `process.argv`. */
  args: [] as string[],
  /** Playwright drives: the browser opens a debugging port as well. */
  driven: false,
  headless: true,
  cdp: undefined as Cdp | undefined,
  chromeVersion: '',
  /** `before-ready` is where main evaluates. */
  phase: 'before-ready' as 'before-ready' | 'ready' | 'quitting',
  /** `menu` (accelerators changed), `theme`, `browser-gone`. */
  changes: new EventEmitter().setMaxListeners(0),
}

/** The browser's connection; throws before `ready`. */
export function browser(): Cdp {
  if (runtime.cdp === undefined) throw new Error('There is no browser before the ready event')
  return runtime.cdp
}

/** Version of Electron that the stand-in stands in for: the installed types' version. */
export const electronVersion: string = (
  JSON.parse(readFileSync(join(import.meta.dirname, '../../node_modules/electron/package.json'), 'utf8')) as {
    version: string
  }
).version
