import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { launchBrowser } from './browser/launch.ts'
import { interceptRequests } from './browser/requests.ts'
import { app, appState, becomeReady } from './desktop/app.ts'
import { electronExports, electronModule } from './electron-module.ts'
import { serveElectronModule } from './module-hooks.ts'
import { electronVersion, runtime } from './runtime.ts'

// The first module of the stand-in. `ready` comes only after main has evaluated, as in Electron: an ESM main that
// awaits it at top level waits for ever.
// Loaded now: an inspector's evaluation may otherwise fall into the middle of Node's lazy loading of these.
void [new Request('https://localhost/'), new Response(''), performance.now()]

const given = process.argv.slice(2)
const preloaded: string[] = []
let target: string | undefined
for (let at = 0; at < given.length; at++) {
  const one = given[at] as string
  if (one === '-r') preloaded.push(given[++at] as string)
  else if (!one.startsWith('-') && target === undefined) target = one
}

const place = resolve(target ?? '.')
const isFolder = statSync(place).isDirectory()
runtime.appFolder = isFolder ? place : dirname(place)
if (isFolder)
  runtime.packageJson = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as typeof runtime.packageJson
runtime.driven = given.some((one) => one.startsWith('--remote-debugging-port'))
runtime.headless = !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY

process.env.STANDIN_EXEC_PATH = process.execPath
process.argv = [process.argv[0] as string, ...given.filter((one, at) => one !== '-r' && given[at - 1] !== '-r')]
Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })
Object.defineProperty(process, 'resourcesPath', { value: join(import.meta.dirname, 'resources'), enumerable: true })
Object.defineProperty(process.versions, 'electron', { value: electronVersion, enumerable: true })
serveElectronModule(electronModule, electronExports)

// A main that waits for ever must not end the process, as it would not end Electron.
setInterval(() => undefined, 2 ** 30)

const load = createRequire(join(runtime.appFolder, 'package.json'))
for (const one of preloaded) load(one)
const main = isFolder ? join(place, runtime.packageJson.main ?? 'index.js') : place
await import(pathToFileURL(main).href)

runtime.cdp = await launchBrowser(join(app.getPath('sessionData'), 'Chromium'), appState.switches)
await runtime.cdp.send('Target.setDiscoverTargets', { discover: true })
await interceptRequests()
becomeReady()
