/** Bytes of a body by its `Content-Transfer-Encoding` (RFC 2045 6); unknown ones are taken as they are. Never throws. */
export function decodeTransfer(bytes: Uint8Array, encoding: string): Uint8Array {
  if (encoding.includes('base64')) return decodeBase64(bytes)
  if (encoding.includes('quoted-printable')) return decodeQuotedPrintable(bytes)
  return bytes
}

const base64Values = new Int8Array(256).fill(-1)
for (const [value, letter] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  base64Values[letter.charCodeAt(0)] = value
}

/** Characters outside the alphabet are skipped; padding ends it, unless nothing but another run follows. */
export function decodeBase64(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(Math.ceil((bytes.length * 3) / 4))
  let length = 0
  let [held, bits] = [0, 0]
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0
    const value = base64Values[byte] ?? -1
    if (value >= 0) {
      held = ((held << 6) | value) & 0xffffff
      bits += 6
      if (bits >= 8) {
        bits -= 8
        decoded[length++] = (held >> bits) & 0xff
      }
    } else if (byte === 0x3d && bytes[at + 1] !== 0x3d) {
      if (!isBase64(bytes, at + 1)) break
      bits = 0
    }
  }
  return decoded.subarray(0, length)
}

/** Whether the next line is base64 again: what programs add to a body on its way is not. */
function isBase64(bytes: Uint8Array, start: number): boolean {
  const rest = String.fromCharCode(...bytes.subarray(start, start + 100))
  return /^[ \t]*\r?\n\s*(?:[A-Za-z0-9+/]{4})+[A-Za-z0-9+/]{0,3}(?:=|\s|$)/.test(rest)
}

/** RFC 2045 6.7; an equals sign that starts no code stands for itself. */
export function decodeQuotedPrintable(bytes: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(bytes.length)
  let length = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === 0x3d) {
      const [high, low] = [hexadecimal(bytes[at + 1]), hexadecimal(bytes[at + 2])]
      if (high >= 0 && low >= 0) {
        decoded[length++] = high * 16 + low
        at += 3
        continue
      }
      const next = softBreakEnd(bytes, at + 1)
      if (next > 0) {
        at = next
        continue
      }
    }
    if (byte === 0x20 || byte === 0x09) {
      const end = blankEnd(bytes, at)
      // White space at a line's end was added on the way.
      if (bytes[end] !== 0x0a && bytes[end] !== 0x0d && end < bytes.length) {
        decoded.set(bytes.subarray(at, end), length)
        length += end - at
      }
      at = end
      continue
    }
    decoded[length++] = byte
    at += 1
  }
  return decoded.subarray(0, length)
}

/** Where the line after a soft break begins; 0 where there is no line end. */
function softBreakEnd(bytes: Uint8Array, start: number): number {
  const at = blankEnd(bytes, start)
  if (at >= bytes.length) return at
  if (bytes[at] === 0x0a) return at + 1
  if (bytes[at] === 0x0d) return bytes[at + 1] === 0x0a ? at + 2 : at + 1
  return 0
}

function blankEnd(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 0x20 || bytes[at] === 0x09) at += 1
  return at
}

function hexadecimal(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
