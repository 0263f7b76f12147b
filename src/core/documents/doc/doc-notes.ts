import { formatNumber } from '../docx/number-format.ts'
import type { ByteView } from './byte-view.ts'
import type { DocFile, Part } from './fib.ts'

/** A note or comment: what stands before its text, what the text shows where it refers to it, and where it lies. */
export type DocNote = { heading: string; mark: string; part: Part }

/** Notes and comments by the position in the text that refers to them (MS-DOC 2.3). */
export function readDocNotes(file: DocFile): ReadonlyMap<number, DocNote> {
  const notes = new Map<number, DocNote>()
  const collect = (
    references: number,
    dataSize: number,
    part: Part,
    make: (nth: number, data: ByteView) => Omit<DocNote, 'part'>,
  ): void => {
    const places = file.table(references).view
    const texts = file.table(references + 1).view
    const count = Math.floor((places.length - 4) / (4 + dataSize))
    let done = part.start
    for (let nth = 0; nth < count; nth += 1) {
      const start = part.start + texts.u32(nth * 4)
      const end = Math.min(part.end, part.start + texts.u32(nth * 4 + 4))
      const data = places.slice((count + 1) * 4 + nth * dataSize, (count + 1) * 4 + (nth + 1) * dataSize)
      // Texts that overlap would be said again and again.
      if (start < done || start >= end) continue
      done = end
      notes.set(places.u32(nth * 4), { ...make(nth, data), part: { start, end } })
    }
  }
  const { footnotes, endnotes, comments } = file.parts
  const numbered = (format: string) => (nth: number) => {
    const label = formatNumber(nth + 1, format)
    return { heading: `[${label}]`, mark: `[${label}]` }
  }
  collect(2, 2, footnotes, numbered('decimal'))
  collect(46, 2, endnotes, numbered('lowerRoman'))
  const authors = readAuthors(file)
  collect(4, 30, comments, (_, data) => {
    const author = authors[data.u16(20)]?.trim()
    return { heading: author ? `[Comment by ${author}]` : '[Comment]', mark: '' }
  })
  return notes
}

/** Names one after the other, each with its length (MS-DOC 2.9.353). */
function readAuthors(file: DocFile): string[] {
  const { view } = file.table(36)
  const names: string[] = []
  for (let at = 0; at + 2 < view.length; ) {
    const length = view.u16(at)
    const bytes = view.bytes.subarray(at + 2, at + 2 + length * 2)
    names.push(new TextDecoder('utf-16le').decode(bytes).toWellFormed())
    at += 2 + length * 2
  }
  return names
}
