import { closeSync, openSync, readSync } from 'node:fs'
import { PSTFile } from 'pst-extractor'

const pageBytes = 1 << 16
const mostPages = 256

/** What `PSTFile` reads its file by, though it declares it for its own use. */
type Readable = { readSync(buffer: Buffer, length: number, position: number): number; pstFD: number }

/**
 * Opens an Outlook data file; it is read in pages that are kept for a while, since its trees are walked from the root
 * for each of their entries. Reading past its end throws, where the library would go on with zeros. `path` is opened
 * once more, so that the library's first reads go the same way.
 */
export function openPstFile(path: string): { file: PSTFile } & Disposable {
  const handle = openSync(path, 'r')
  const pages = new Map<number, Buffer>()
  const page = (number: number): Buffer => {
    const known = pages.get(number)
    if (known) {
      pages.delete(number)
      pages.set(number, known)
      return known
    }
    const bytes = Buffer.allocUnsafe(pageBytes)
    const read = bytes.subarray(0, readSync(handle, bytes, 0, pageBytes, number * pageBytes))
    pages.set(number, read)
    const [oldest] = pages.keys()
    if (pages.size > mostPages && oldest !== undefined) pages.delete(oldest)
    return read
  }
  const readPages = (buffer: Buffer, length: number, position: number): number => {
    let filled = 0
    while (filled < length) {
      const at = position + filled
      const source = page(Math.floor(at / pageBytes))
      const copied = source.copy(
        buffer,
        filled,
        at % pageBytes,
        Math.min(source.length, (at % pageBytes) + length - filled),
      )
      if (copied === 0) throw new RangeError(`reads at ${at}, where the file has ended`)
      filled += copied
    }
    return filled
  }
  const prototype = PSTFile.prototype as unknown as Readable
  const usual = prototype.readSync
  prototype.readSync = readPages
  try {
    const file = new PSTFile(path)
    ;(file as unknown as Readable).readSync = readPages
    return {
      file,
      [Symbol.dispose]() {
        file.close()
        closeSync(handle)
      },
    }
  } catch (error) {
    closeSync(handle)
    throw error
  } finally {
    prototype.readSync = usual
  }
}
