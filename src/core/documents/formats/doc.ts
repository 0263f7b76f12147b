import { docBlocks } from '../doc/doc-blocks.ts'
import { readDocLists } from '../doc/doc-lists.ts'
import { readDocNotes } from '../doc/doc-notes.ts'
import { type DocParagraph, paragraphsOf } from '../doc/doc-paragraphs.ts'
import { readDocStyles } from '../doc/doc-styles.ts'
import { type DocFile, openDocFile, type Part } from '../doc/fib.ts'
import { readPieces } from '../doc/pieces.ts'
import { readRuns } from '../doc/properties.ts'
import { countLists } from '../docx/numbering.ts'
import type { FlowBlock, FlowDocument } from '../flow.ts'
import { runningText } from '../running-text.ts'

const headersIndex = 11
/** Separators of notes stand before the headers; then six texts a section: headers and footers of its pages. */
const separators = 6

/**
 * Blocks of a Word 97-2003 file (MS-DOC), as `readDocx` gives them: headers, the text with its printed labels and its
 * notes where it refers to them, text boxes, footers. Throws `document-damaged`, `document-encrypted`, `file-unsupported`.
 */
export function readDoc(bytes: Uint8Array): FlowDocument {
  const file = openDocFile(bytes)
  const pieces = readPieces(file)
  const runs = { characters: readRuns(file, 'characters'), paragraphs: readRuns(file, 'paragraphs') }
  const styles = readDocStyles(file)
  const lists = readDocLists(file)
  const notes = new Map(readDocNotes(file))
  const marks = new Map([...notes].map(([position, note]) => [position, note.mark]))
  const noteCounter = countLists(lists)
  const blocksOf = (part: Part, counter = countLists(lists), isNote = false): FlowBlock[] => {
    const paragraphs = paragraphsOf(pieces, runs, part, (position) => (isNote ? '' : (marks.get(position) ?? '')))
    return [...docBlocks(paragraphs, { styles, counter, notesOf: isNote ? () => [] : notesOf })]
  }
  const notesOf = ({ references }: DocParagraph): FlowBlock[] =>
    references.flatMap((position): FlowBlock[] => {
      const note = notes.get(position)
      notes.delete(position)
      if (!note) return []
      const text = blocksOf(note.part, noteCounter, true)
        .map((block) => block.text)
        .join('\n')
      return text === '' ? [] : [{ kind: 'paragraph', text: `${note.heading} ${text}` }]
    })
  const running = runningTexts(file)
  const flow = [
    ...runningText(running.headers.flatMap((part) => blocksOf(part))),
    ...blocksOf(file.parts.text),
    ...blocksOf(file.parts.textBoxes),
    ...runningText(running.footers.flatMap((part) => blocksOf(part))),
  ]
  const shift = flow.some((block) => block.level === 0) ? 1 : 0
  for (const block of flow) if (block.level !== undefined) block.level += shift
  return { title: undefined, flow }
}

function runningTexts(file: DocFile): { headers: Part[]; footers: Part[] } {
  const { view } = file.table(headersIndex)
  const { start, end } = file.parts.headers
  const texts = { headers: [] as Part[], footers: [] as Part[] }
  const count = Math.floor(view.length / 4) - 2
  let done = start
  for (let nth = separators; nth < count; nth += 1) {
    const part = { start: start + view.u32(nth * 4), end: Math.min(end, start + view.u32(nth * 4 + 4)) }
    const isHeader = [0, 1, 4].includes((nth - separators) % 6)
    // Texts that overlap would be said again and again.
    if (part.start < done || part.start >= part.end) continue
    done = part.end
    texts[isHeader ? 'headers' : 'footers'].push(part)
  }
  return texts
}
