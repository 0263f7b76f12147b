import type { RandomAccessFile } from '../ports.ts'

/** Bytes in memory as a file. */
export function byteFile(bytes: Uint8Array): RandomAccessFile {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) }
}
