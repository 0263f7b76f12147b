/**
 * A file read in ranges. `read` gives fewer bytes only at the file's end, and so does `readNow`, which blocks; `path`, for
 * engines that open files themselves, of one that is on disk.
 */
export type RandomAccessFile = {
  size: number
  path?: string
  read(offset: number, length: number): Promise<Uint8Array>
  readNow?(offset: number, length: number): Uint8Array
}
