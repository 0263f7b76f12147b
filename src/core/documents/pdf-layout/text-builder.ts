import type { SpanMap } from '../../ports/extracted-page.ts'
import { expandCharacter } from './expand-character.ts'

/** Builds a page's text together with its map to the engine's characters. */
export type TextBuilder = {
  /** Adds a character of the PDF; runs of spaces become one, none at a line's start. */
  character(code: number, index: number): void
  /** Adds text that no character stands for. */
  insert(text: string): void
  /** The text so far. */
  text(): string
  length(): number
  /** Takes back the last `count` units. */
  drop(count: number): void
  map(): SpanMap
}

/** An empty builder. */
export function textBuilder(): TextBuilder {
  let text = ''
  /** Flat triples of textStart, charStart, length. */
  const runs: [number, number, number][] = []
  const unit = (index: number): void => {
    const last = runs.at(-1)
    if (last && last[0] + last[2] === text.length && last[1] + last[2] === index) last[2] += 1
    else runs.push([text.length, index, 1])
  }
  return {
    character(code, index) {
      // A surrogate pair may come as two characters of the engine.
      const shown = code >= 0xd800 && code <= 0xdfff ? '' : expandCharacter(code)
      if (shown === ' ' && (text === '' || /\s$/.test(text.slice(-1)))) return
      for (const part of shown) {
        unit(index)
        if (part.length === 2) {
          text += part
          // Both halves belong to the one character.
          runs.push([text.length - 1, index, 1])
        } else text += part
      }
    },
    insert(inserted) {
      text += inserted
    },
    text: () => text,
    length: () => text.length,
    drop(count) {
      text = text.slice(0, text.length - count)
      for (let last = runs.at(-1); last && last[0] + last[2] > text.length; last = runs.at(-1)) {
        if (last[0] >= text.length) runs.pop()
        else last[2] = text.length - last[0]
      }
    },
    map: () => runs,
  }
}
