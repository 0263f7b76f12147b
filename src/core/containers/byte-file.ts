import type { RandomAccessFile } from '../ports/random-access-file.ts'

/** Bytes in memory as a file. */
export function byteFile(bytes: Uint8Array): RandomAccessFile {
  const readNow = (offset: number, length: number) => bytes.subarray(offset, offset + length)
  return { size: bytes.length, read: async (offset, length) => readNow(offset, length), readNow }
}
