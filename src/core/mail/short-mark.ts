/** Eight hexadecimal digits that stand for bytes in a name (FNV-1a of 32 bits); no safeguard against forgers. */
export function shortMark(bytes: Uint8Array): string {
  let value = 0x811c9dc5
  for (let at = 0; at < bytes.length; at += 1) value = Math.imul(value ^ (bytes[at] ?? 0), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}
