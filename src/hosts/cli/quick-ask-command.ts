import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { say } from '../../messages/say.ts'
import { findDesktopProgram } from '../desktop-program.ts'
import type { CommandOptions } from './options.ts'
import type { Output } from './output.ts'

type Missing = 'quick-ask-no-display' | 'quick-ask-no-program' | 'quick-ask-not-built'

const projectFolder = path.resolve(import.meta.dirname, '../../..')
/** A start that hands over ends by then; one that goes on running is Carrel itself. Milliseconds. */
const handOverMs = 6000

/**
 * `carrel quick-ask [TEXT]`: shows quick ask in the running Carrel, which gets the words over its single-instance lock,
 * or starts it in the background. Exit code 1 where there is no desktop to show it on.
 */
export async function quickAskCommand(
  options: CommandOptions,
  output: Output,
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const place = desktopOf(process.platform, env)
  if (typeof place === 'string') return refuse(place)
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const words = `--quick-ask=${options.positionals.join(' ')}`
  const args = [...asRoot, projectFolder, '--data', options.dataFolder, words]
  const outcome = await startDetached(place.executable, args, env)
  if (outcome === 'failed') return refuse('quick-ask-failed')
  if (output.json) output.object({ quickAsk: outcome })
  return 0
}

function refuse(code: Missing | 'quick-ask-failed'): number {
  process.stderr.write(`${say('terminal', code)}\n`)
  return 1
}

/** What shows windows here, or what is missing for it. */
function desktopOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): { executable: string } | Missing {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return 'quick-ask-no-display'
  const program = findDesktopProgram(projectFolder, env)
  if (program === undefined) return 'quick-ask-no-program'
  return existsSync(path.join(projectFolder, 'out/main/main.js')) ? program : 'quick-ask-not-built'
}

/** Starts the program by itself: it outlives this terminal unless it hands over to one that runs. */
function startDetached(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<'handed-over' | 'started' | 'failed'> {
  const child = spawn(executable, args, { cwd: projectFolder, detached: true, stdio: 'ignore', env })
  return new Promise((resolve) => {
    const limit = setTimeout(() => {
      child.unref()
      resolve('started')
    }, handOverMs)
    child.on('error', () => {
      clearTimeout(limit)
      resolve('failed')
    })
    child.on('exit', (code) => {
      clearTimeout(limit)
      resolve(code === 0 ? 'handed-over' : 'failed')
    })
  })
}
