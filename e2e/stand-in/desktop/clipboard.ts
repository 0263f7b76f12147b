import type { Clipboard } from 'electron'
import { runtime } from '../runtime.ts'
import { strict } from '../strict.ts'
import { allContents } from '../window/all-contents.ts'

/** What lies in the clipboard and in the primary selection, and how often each was read; for specs. */
export const clipboardState = { text: '', selection: '', reads: 0, selectionReads: 0 }

/** `clipboard` of the electron module (asynchronous since 44); a visible window writes the desktop's own as well. */
export const clipboard = strict('clipboard', {
  async writeText(value: string) {
    clipboardState.text = value
    if (!runtime.headless)
      await allContents()[0]
        ?.executeJavaScript(`navigator.clipboard.writeText(${JSON.stringify(value)})`, true)
        .catch(() => undefined)
  },
  async readText() {
    clipboardState.reads += 1
    return clipboardState.text
  },
  clear() {
    clipboardState.text = ''
  },
  selection: strict('clipboard.selection', {
    async readText() {
      clipboardState.selectionReads += 1
      return clipboardState.selection
    },
    async writeText(value: string) {
      clipboardState.selection = value
    },
  } satisfies Partial<Clipboard>) as unknown as Clipboard,
} satisfies Partial<Clipboard>)
