import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Log } from '../../core/ports/log.ts'

/** Bytes after which a log starts anew; the one before is kept beside it. */
const rotateAt = 4 * 1024 * 1024

/**
 * A log in the data folder (`logs/<name>.log`, one JSON object a line), the only place logs are written to. A log that
 * cannot be written is given up silently: it must never stop the work.
 */
export function openLogFile(dataFolder: string, name: string): Log {
  const folder = path.join(dataFolder, 'logs')
  const file = path.join(folder, `${name}.log`)
  const write = (level: string) => (message: string, details?: object) => {
    try {
      mkdirSync(folder, { recursive: true })
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > rotateAt) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), level, message, ...details })}\n`)
    } catch {
      // A full disk or a folder taken away must not end an import.
    }
  }
  return { info: write('info'), warn: write('warn'), error: write('error') }
}
