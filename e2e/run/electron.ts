import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DesktopProgram, electronOf, findDesktopProgram } from '../../src/hosts/desktop-program.ts'
import { projectFolder } from './command.ts'

const folder = join(projectFolder, 'node_modules/electron')
const mirror = 'https://github.com/electron/electron/releases/download/'

/** Which runtime this machine has; the stand-in is always here. */
export function findRuntime(): DesktopProgram {
  const found = findDesktopProgram(projectFolder)
  if (found === undefined) throw new Error('The stand-in is missing')
  return found
}

/** Downloads Electron's binary if it is missing and its page answers within four seconds. `onStart` before it does. */
export async function downloadElectron(onStart: () => void): Promise<void> {
  if (process.env['CARREL_LANE'] === 'stand-in' || electronOf(projectFolder) !== undefined || !(await isReachable()))
    return
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
