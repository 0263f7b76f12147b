import { type StdioOptions, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from '../../src/messages/say.ts'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'brave-browser',
]
const fixed: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: ['C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'],
}

/** The first Chromium on this machine: CARREL_CHROMIUM, then the search path, then the usual places. */
export function presentChromium(): string | undefined {
  const given = process.env.CARREL_CHROMIUM
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = [
    ...(given ? [given] : []),
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...(fixed[process.platform] ?? []),
  ]
  return candidates.find(isExecutable)
}

/** A Chromium, installed with the distribution's packages first where that needs no question (root on Debian). */
export async function findChromium(): Promise<string | undefined> {
  return presentChromium() ?? installChromium()
}

function installChromium(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return undefined
  process.stderr.write(`${say('desktop', 'installChromium')}\n`)
  for (const name of ['chromium', 'chromium-browser']) {
    const install = ['install', '-y', '--no-install-recommends', name]
    if (aptGet('-qq', ...install) || (aptGet('-qq', 'update') && aptGet('-qq', ...install))) return presentChromium()
  }
  return undefined
}

function aptGet(...values: string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const stdio: StdioOptions = ['ignore', 'ignore', 'inherit']
  return spawnSync('/usr/bin/apt-get', values, { stdio, env, timeout: 600_000 }).status === 0
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
