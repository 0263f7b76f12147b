import { runtime } from '../runtime.ts'
import { strict } from '../strict.ts'
import { allContents } from '../window/all-contents.ts'

let text = ''

/** `clipboard` of the electron module (asynchronous since 44); a visible window writes the desktop's own as well. */
export const clipboard = strict('clipboard', {
  async writeText(value: string) {
    text = value
    if (!runtime.headless)
      await allContents()[0]
        ?.executeJavaScript(`navigator.clipboard.writeText(${JSON.stringify(value)})`, true)
        .catch(() => undefined)
  },
  readText: async () => text,
  async clear() {
    text = ''
  },
})
