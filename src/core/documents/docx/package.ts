// The entry for Node holds a `require` of its own, which clashes with the one that bundles add.
import { strFromU8, unzipSync } from 'fflate/browser'
import { AssistantError } from '../../../api/error.ts'
import { type MarkupElement, parseMarkup } from '../markup-tree.ts'

/** XML parts of a Word file by path. */
export type DocxPackage = { part(path: string): MarkupElement | undefined; paths: readonly string[] }

/** More XML than this is no letter but an attack on memory. */
const mostBytes = 256 * 1024 * 1024
const wanted = /^(word\/(document|styles|numbering|footnotes|endnotes|header\d*|footer\d*)|docProps\/core)\.xml$/

/** Opens a Word file. Throws `document-damaged`, or `document-too-hungry` where its XML would not fit. */
export function openDocx(bytes: Uint8Array): DocxPackage {
  let total = 0
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false
        total += originalSize
        if (total > mostBytes) throw new AssistantError('document-too-hungry', { megabytes: mostBytes / 1024 / 1024 })
        return true
      },
    })
  } catch (error) {
    if (error instanceof AssistantError) throw error
    throw new AssistantError('document-damaged', {}, { cause: error })
  }
  if (!files['word/document.xml']) throw new AssistantError('document-damaged', {}, { cause: 'no word/document.xml' })
  return {
    paths: Object.keys(files).sort(),
    part(path) {
      const file = files[path]
      return file && parseMarkup(strFromU8(file), 'xml')
    },
  }
}
