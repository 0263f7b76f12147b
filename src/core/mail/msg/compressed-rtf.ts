/** What the dictionary holds before the first byte (MS-OXRTFCP 2.2.2.1.2.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier' +
  '{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx'
const compressed = 0x75465a4c
const uncompressed = 0x414c454d
const headerBytes = 16
const window = 4_096

/** RTF out of a compressed body (MS-OXRTFCP), as far as it can be followed; undefined where it is none. */
export function decompressRtf(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length < headerBytes) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = view.getUint32(8, true)
  if (kind === uncompressed) return bytes.subarray(headerBytes)
  if (kind !== compressed) return undefined
  const ring = new Uint8Array(window)
  for (let at = 0; at < dictionary.length; at += 1) ring[at] = dictionary.charCodeAt(at)
  // Two bytes give seventeen at most.
  const output = new Uint8Array(bytes.length * 9)
  let [length, write, at] = [0, dictionary.length, headerBytes]
  const put = (byte: number): void => {
    output[length++] = byte
    ring[write] = byte
    write = (write + 1) % window
  }
  while (at < bytes.length) {
    const control = bytes[at++] ?? 0
    for (let bit = 0; bit < 8 && at < bytes.length; bit += 1) {
      if (((control >> bit) & 1) === 0) {
        put(bytes[at++] ?? 0)
        continue
      }
      if (at + 1 >= bytes.length) return output.subarray(0, length)
      const token = view.getUint16(at, false)
      at += 2
      const from = token >> 4
      if (from === write) return output.subarray(0, length)
      for (let i = 0; i < (token & 15) + 2; i += 1) put(ring[(from + i) % window] ?? 0)
    }
  }
  return output.subarray(0, length)
}
