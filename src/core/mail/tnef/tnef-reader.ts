/** Reads little-endian values one after the other. Each throws where the bytes end before. */
export type TnefReader = {
  atEnd(): boolean
  byte(): number
  short(): number
  word(): number
  take(count: number): Uint8Array
  /** `count` bytes, and those that pad them to four. */
  padded(count: number): Uint8Array
}

/** A reader of bytes from the first one. */
export function tnefReader(bytes: Uint8Array): TnefReader {
  let at = 0
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new RangeError('cut off')
    at += count
    return bytes.subarray(at - count, at)
  }
  const value = (size: number, read: (place: number) => number): number => {
    const found = read(at)
    at += size
    return found
  }
  return {
    take,
    atEnd: () => at >= bytes.length,
    byte: () => value(1, (place) => view.getUint8(place)),
    short: () => value(2, (place) => view.getUint16(place, true)),
    word: () => value(4, (place) => view.getUint32(place, true)),
    padded(count) {
      const taken = take(count)
      at = Math.min(bytes.length, at + ((4 - (count % 4)) % 4))
      return taken
    },
  }
}
