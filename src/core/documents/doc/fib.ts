import { AssistantError } from '../../../api/error.ts'
import { openCompoundFile } from '../compound-file.ts'
import { type ByteView, viewOf } from './byte-view.ts'

/** A part of the text, in character positions of the whole. */
export type Part = { start: number; end: number }

/** A Word 97-2003 file (MS-DOC): its main stream, its table stream and where the parts of its text lie. */
export type DocFile = {
  main: ByteView
  /** The structure with this index of the file information block (MS-DOC 2.5.6). */
  table(index: number): { view: ByteView; after: ByteView }
  parts: Record<'text' | 'footnotes' | 'headers' | 'comments' | 'endnotes' | 'textBoxes', Part>
}

const magic = 0xa5ec
const encrypted = 0x0100
const secondTable = 0x0200
const firstPair = 0x9a

/** Opens the file. Throws `document-encrypted`, `document-damaged` and, for files older than Word 97, `file-unsupported`. */
export function openDocFile(bytes: Uint8Array): DocFile {
  const { children } = openCompoundFile(bytes)
  const entry = (name: string) => children.find((child) => child.name === name)
  const stream = entry('WordDocument')?.read()
  if (!stream) throw new AssistantError(entry('EncryptedPackage') ? 'document-encrypted' : 'document-damaged')
  const main = viewOf(stream)
  if (main.u16(0) === 0xa5dc) throw new AssistantError('file-unsupported')
  if (main.u16(0) !== magic) throw new AssistantError('document-damaged', {}, { cause: 'no Word 97 file' })
  const flags = main.u16(0x0a)
  if (flags & encrypted) throw new AssistantError('document-encrypted')
  const table = viewOf(entry(flags & secondTable ? '1Table' : '0Table')?.read() ?? new Uint8Array())
  let end = 0
  const part = (lengthAt: number): Part => {
    const start = end
    end += main.u32(lengthAt)
    return { start, end }
  }
  const parts = {
    text: part(0x4c),
    footnotes: part(0x50),
    headers: part(0x54),
    comments: part(0x5c),
    endnotes: part(0x60),
    textBoxes: part(0x64),
  }
  return {
    main,
    parts,
    table(index) {
      const [start, length] = [main.u32(firstPair + index * 8), main.u32(firstPair + index * 8 + 4)]
      return { view: table.slice(start, start + length), after: table.slice(start + length, table.length) }
    },
  }
}
