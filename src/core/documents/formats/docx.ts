import { readNotes } from '../docx/notes.ts'
import { readNumbering } from '../docx/numbering.ts'
import { runningParts, sectionsOf } from '../docx/running-parts.ts'
import { readStory } from '../docx/story.ts'
import { readStyles } from '../docx/styles.ts'
import { openWordParts } from '../docx/word-parts.ts'
import type { FlowBlock } from '../flow.ts'
import { descendant, elements } from '../markup-tree.ts'
import { runningText } from '../running-text.ts'

export type DocxDocument = { title: string | undefined; flow: FlowBlock[] }

/**
 * Blocks of a Word file, tracked changes accepted: headers once at the top (letterheads stand there), the body with its
 * printed clause labels and its notes where the text refers to them, footers at the end. Throws `document-damaged` and
 * `document-too-hungry`.
 */
export function readDocx(bytes: Uint8Array): DocxDocument {
  const parts = openWordParts(bytes)
  const body = descendant(parts.main, 'w:body')
  if (!body) return { title: undefined, flow: [] }
  const settings = parts.ofType('settings')
  const styles = readStyles(parts.ofType('styles'))
  const numbering = readNumbering(parts.ofType('numbering'), styles.numberingId)
  const notes = readNotes({
    footnotes: parts.ofType('footnotes'),
    endnotes: parts.ofType('endnotes'),
    comments: parts.ofType('comments'),
    settings,
    section: sectionsOf(body).at(-1),
  })
  const charts = new Set<string>()
  const related = (id: string) => {
    // Each part is read once, however often it is named.
    if (charts.has(id)) return undefined
    charts.add(id)
    return parts.ofId(id)
  }
  const story = () => {
    const counters = { boxes: numbering.counter(), notes: numbering.counter() }
    return { styles, notes, related, counter: numbering.counter(), counters }
  }
  const { headers, footers } = runningParts(body, settings)
  const running = (ids: readonly string[]): FlowBlock[] =>
    runningText(ids.flatMap((id) => elements(parts.ofId(id)).flatMap((root) => readStory(root, story()))))
  const flow = [...running(headers), ...readStory(body, story()), ...running(footers)]
  const title = parts.properties && descendant(parts.properties, 'dc:title')
  // Where the file has a title of its own, all headings stand below it.
  const shift = flow.some((block) => block.level === 0) ? 1 : 0
  for (const block of flow) if (block.level !== undefined) block.level += shift
  return { title: title?.children.filter((node) => typeof node === 'string').join(''), flow }
}
