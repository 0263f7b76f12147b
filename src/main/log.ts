import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const limit = 1_000_000
let file: string | undefined

/** Opens the log of the main process inside the data folder, and nowhere else; an old one is kept as `main.1.log`. */
export function openLog(dataFolder: string): void {
  const folder = join(dataFolder, 'logs')
  mkdirSync(folder, { recursive: true })
  file = join(folder, 'main.log')
  try {
    if (statSync(file).size > limit) renameSync(file, join(folder, 'main.1.log'))
  } catch {
    // There is no log yet.
  }
}

/** Writes one line. Never a path or text of the user's documents. */
export function log(line: string): void {
  if (file === undefined) return
  try {
    appendFileSync(file, `${new Date().toISOString()} ${line.replaceAll('\n', '\n  ')}\n`)
  } catch {
    // A full disk must not take the window down.
  }
}
