import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from './command.ts'

const folder = join(projectFolder, 'node_modules/electron')
const mirror = 'https://github.com/electron/electron/releases/download/'

/** The program that runs Carrel's window: real Electron, or the stand-in where its binary is not there. */
export type Runtime = { lane: 'electron' | 'stand-in'; executable: string }

/** Which runtime this machine has. `CARREL_LANE=stand-in` takes the stand-in although Electron is there. */
export function findRuntime(): Runtime {
  const real = process.env['CARREL_LANE'] === 'stand-in' ? undefined : realElectron()
  if (real !== undefined) return { lane: 'electron', executable: real }
  return { lane: 'stand-in', executable: join(projectFolder, 'e2e/stand-in/electron') }
}

/** The binary of the installed `electron` package, if it has been downloaded. */
function realElectron(): string | undefined {
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : undefined
  } catch {
    return undefined
  }
}

/** Downloads Electron's binary if it is missing and its page answers within four seconds. `onStart` before it does. */
export async function downloadElectron(onStart: () => void): Promise<void> {
  if (process.env['CARREL_LANE'] === 'stand-in' || realElectron() !== undefined || !(await isReachable())) return
  onStart()
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 300_000 })
}

async function isReachable(): Promise<boolean> {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const base = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? mirror
  const file = `v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
  try {
    const answer = await fetch(new URL(file, base), { method: 'HEAD', signal: AbortSignal.timeout(4000) })
    return answer.ok
  } catch {
    return false
  }
}
