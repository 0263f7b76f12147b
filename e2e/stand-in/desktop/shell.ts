import type { Shell } from 'electron'
import { strict } from '../strict.ts'

/** What the program asked the desktop to open, in order. Nothing is really opened. */
export const shellState: { opened: string[]; shown: string[] } = { opened: [], shown: [] }

/** `shell` of the electron module. */
export const shell = strict('shell', {
  async openExternal(url) {
    shellState.opened.push(url)
    process.stderr.write(`stand-in: would open ${url}\n`)
  },
  showItemInFolder(path) {
    shellState.shown.push(path)
    process.stderr.write(`stand-in: would show ${path}\n`)
  },
  beep() {},
} satisfies Partial<Shell>)
