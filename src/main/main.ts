import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { appScheme } from './app-origin.ts'
import { dataFolderOf } from './data-folder.ts'
import { guardSession } from './guard-session.ts'
import { openLog } from './log.ts'
import { guardNavigation } from './navigation.ts'
import { collectOpenedFiles } from './opened-files.ts'
import { startDesktop } from './start-desktop.ts'
import { startWishOf } from './start-wish.ts'
import { appendSwitches } from './switches.ts'

// Everything here must happen before `ready`. Never await it at top level: an ESM main that does waits for ever.
const dataFolder = dataFolderOf(process.argv, process.cwd()) ?? join(app.getPath('appData'), 'Carrel')
mkdirSync(dataFolder, { recursive: true })
app.setPath('userData', dataFolder)
app.setPath('sessionData', join(dataFolder, 'window'))
app.setPath('crashDumps', join(dataFolder, 'crashes'))
app.setAppLogsPath(join(dataFolder, 'logs'))
app.enableSandbox()
app.setAppUserModelId('app.carrel.desktop')
appendSwitches(app)
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
guardNavigation(app)
app.on('session-created', guardSession)

// A program in development is started with its folder as the first word.
const firstWord = process.argv.findIndex((one, at) => at > 0 && !one.startsWith('-'))
const args = process.argv.filter((_one, at) => at > 0 && (app.isPackaged || at !== firstWord))
const wish = startWishOf(args, process.cwd())
const openedFiles = collectOpenedFiles(app)

if (app.requestSingleInstanceLock(wish)) {
  openLog(dataFolder)
  app.whenReady().then(() => startDesktop({ dataFolder, wish, openedFiles }), fail)
} else {
  app.quit()
}

function fail(error: unknown): void {
  process.stderr.write(`${String(error)}\n`)
  app.exit(1)
}
