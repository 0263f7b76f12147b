import type { SpanMap } from '../../core/ports/extracted-page.ts'

/**
 * A span map as bytes: for each run the distance of `textStart` from the end of the run before, the same for
 * `charStart` (zigzag, it may go back), and the length; each a little-endian base-128 number.
 */
export function encodeSpanMap(map: SpanMap): Uint8Array {
  const bytes: number[] = []
  let text = 0
  let char = 0
  for (const [textStart, charStart, length] of map) {
    push(bytes, zigzag(textStart - text))
    push(bytes, zigzag(charStart - char))
    push(bytes, length)
    text = textStart + length
    char = charStart + length
  }
  return Uint8Array.from(bytes)
}

/** The map that `encodeSpanMap` wrote. */
export function decodeSpanMap(bytes: Uint8Array): SpanMap {
  const map: [number, number, number][] = []
  let at = 0
  let text = 0
  let char = 0
  const next = () => {
    let value = 0
    let scale = 1
    for (;;) {
      const byte = bytes[at++] ?? 0
      value += (byte & 127) * scale
      if (byte < 128) return value
      scale *= 128
    }
  }
  while (at < bytes.length) {
    const textStart = text + unzigzag(next())
    const charStart = char + unzigzag(next())
    const length = next()
    map.push([textStart, charStart, length])
    text = textStart + length
    char = charStart + length
  }
  return map
}

function zigzag(value: number): number {
  return value < 0 ? -value * 2 - 1 : value * 2
}

function unzigzag(value: number): number {
  return value % 2 === 1 ? -(value + 1) / 2 : value / 2
}

function push(bytes: number[], value: number): void {
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
}
