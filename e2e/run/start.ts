import { spawn } from 'node:child_process'
import { say } from '../../src/messages/say.ts'
import { build, isBuildStale } from './build.ts'
import { findChromium } from './chromium.ts'
import { projectFolder } from './command.ts'
import { downloadElectron, findRuntime } from './electron.ts'
import { runInTerminal } from './terminal-tour.ts'

// `npm start`: opens Carrel's window, in whatever this machine has; without a display, shows the main job in the terminal.
process.exitCode = await start(process.argv.slice(2))

async function start(args: readonly string[]): Promise<number> {
  if (!hasDisplay()) {
    line(say('desktop', 'startNoDisplay'))
    return runInTerminal()
  }
  if (isBuildStale()) {
    line(say('desktop', 'startBuild'))
    if (!(await build())) return 1
  }
  await downloadElectron(() => line(say('desktop', 'startDownload')))
  const { lane, executable } = findRuntime()
  if (lane === 'stand-in' && (await findChromium()) === undefined) {
    line(say('desktop', 'startNoChromium'))
    return 1
  }
  line(say('desktop', lane === 'electron' ? 'startElectron' : 'startStandIn'))
  return open(executable, args)
}

/** Runs the program until its last window closes. Chromium's sandbox cannot start as root. */
function open(executable: string, args: readonly string[]): Promise<number> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const child = spawn(executable, [...asRoot, projectFolder, ...args], { cwd: projectFolder, stdio: 'inherit' })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      resolve(1)
    })
    child.on('exit', (code) => resolve(code ?? 0))
  })
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

function line(text: string): void {
  process.stdout.write(`${text}\n`)
}
