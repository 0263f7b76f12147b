/** Watches streamed text for stop strings and holds back what may become one. */
export type StopText = {
  /** Text that is safe to show, and whether a stop string was met (nothing after it is given). */
  push(text: string): { text: string; stopped: boolean }
  /** The text held back at the end. */
  flush(): string
}

/** Length of the longest end of `text` that begins a stop string. */
function openEnd(text: string, stops: readonly string[]): number {
  let longest = 0
  for (const stop of stops) {
    for (let length = Math.min(stop.length - 1, text.length); length > longest; length -= 1) {
      if (text.endsWith(stop.slice(0, length))) longest = length
    }
  }
  return longest
}

/** Empty stop strings are ignored. The earliest stop in the text wins. */
export function createStopText(stopStrings: readonly string[]): StopText {
  const stops = stopStrings.filter((stop) => stop !== '')
  let held = ''
  return {
    push(text) {
      held += text
      const found = stops.map((stop) => held.indexOf(stop)).filter((index) => index >= 0)
      if (found.length > 0) {
        const before = held.slice(0, Math.min(...found))
        held = ''
        return { text: before, stopped: true }
      }
      const keep = openEnd(held, stops)
      const safe = held.slice(0, held.length - keep)
      held = held.slice(held.length - keep)
      return { text: safe, stopped: false }
    },
    flush() {
      const rest = held
      held = ''
      return rest
    },
  }
}
