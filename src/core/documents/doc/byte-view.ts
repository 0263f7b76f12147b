/** Numbers of a stream, little-endian; what lies beyond its end is 0, as a torn file must not stop its reader. */
export type ByteView = {
  length: number
  u8(at: number): number
  u16(at: number): number
  u32(at: number): number
  slice(start: number, end: number): ByteView
  bytes: Uint8Array
}

/** A view of bytes. */
export function viewOf(bytes: Uint8Array): ByteView {
  const u8 = (at: number): number => bytes[at] ?? 0
  const u16 = (at: number): number => u8(at) | (u8(at + 1) << 8)
  return {
    length: bytes.length,
    bytes,
    u8,
    u16,
    u32: (at) => u16(at) + u16(at + 2) * 0x10000,
    slice: (start, end) => viewOf(bytes.subarray(start, Math.max(start, end))),
  }
}
