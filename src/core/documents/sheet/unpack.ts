// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { unzipSync } from 'fflate/browser'
import { AssistantError } from '../../../api/error.ts'

/** More than this is no workbook but an attack on memory. */
const mostBytes = 256 * 1024 * 1024
/** Parts without text of the sheets: pictures, macros, and copies of data for pivot tables. */
const leftOut =
  /(?:^|\/)(?:media|embeddings|pivotCache|externalLinks|printerSettings|activeX|ctrlProps|Pictures)\/|vba|Thumbnails/i

/** The parts of a workbook's package by path. Throws `document-damaged`, or `document-too-hungry` for a zip bomb. */
export function unpackWorkbook(bytes: Uint8Array): Record<string, Uint8Array> {
  let total = 0
  try {
    return unzipSync(bytes, {
      // The unpacked size that an entry declares is all that it gets.
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels|bin)$|^mimetype$/i.test(name) || leftOut.test(name)) return false
        total += originalSize
        if (total > mostBytes) throw new AssistantError('document-too-hungry', { megabytes: mostBytes / 1024 / 1024 })
        return true
      },
    })
  } catch (error) {
    if (error instanceof AssistantError) throw error
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
}
