import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, projectFolder } from './command.ts'

const stamp = join(projectFolder, 'out/.built')
const sources = ['src', 'resources/prompts', 'electron.vite.config.ts', 'package-lock.json']

/** Whether a source is newer than the last whole build. */
export function isBuildStale(): boolean {
  const built = modifiedAt(stamp)
  return sources.some((one) => newest(join(projectFolder, one)) > built)
}

/** Builds the bundles into `out/`; answers whether it worked. */
export async function build(): Promise<boolean> {
  const startedAt = Date.now()
  const { code, output } = await command('electron-vite', ['build', '--logLevel', 'warn'], { quiet: true })
  if (code !== 0) {
    process.stderr.write(output)
    return false
  }
  mkdirSync(join(projectFolder, 'out'), { recursive: true })
  writeFileSync(stamp, new Date(startedAt).toISOString())
  return true
}

function newest(path: string): number {
  const own = modifiedAt(path)
  if (own === 0 || !statSync(path).isDirectory()) return own
  const inside = readdirSync(path, { recursive: true, encoding: 'utf8' })
  return Math.max(own, ...inside.map((one) => modifiedAt(join(path, one))))
}

function modifiedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
