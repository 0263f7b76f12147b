import { cleanLine } from '../clean-text.ts'
import { cellBreak, type FlowBlock, headerOf } from '../flow.ts'
import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { chosenBranch } from './alternate-content.ts'
import { readChart } from './chart.ts'
import { type Inline, readInline } from './inline.ts'
import type { Notes } from './notes.ts'
import type { NumberingCounter } from './numbering.ts'
import { numberingOf, type ParagraphStyle, type Styles } from './styles.ts'
import { headerRows } from './table-header.ts'
import { columnsBefore, columnsWide, goesOn, rowsOf } from './table-rows.ts'
import { isOn, valueOf } from './values.ts'

/** What the parts of a Word file share, and the count of list items in the part being read. */
export type Story = {
  styles: Styles
  notes: Notes
  /** The part that a relationship of the body leads to. */
  related(id: string): MarkupElement | undefined
  counter: NumberingCounter
  /** Text boxes and notes are counted apart from the text around them. */
  counters: Readonly<Record<'boxes' | 'notes', NumberingCounter>>
  /** Within a table row: notes and inner tables are put here, to follow the row. */
  asides?: FlowBlock[]
}

/** Blocks of a body, header, note, cell or text box. Notes and comments follow the paragraph that refers to them. */
export function readStory(container: MarkupElement, story: Story): FlowBlock[] {
  const blocks: FlowBlock[] = []
  /** Paragraphs whose end a tracked change struck: their text begins the next one. */
  let carried: { inline: Inline; paragraph: MarkupElement } | undefined
  const settle = (): void => {
    if (carried) blocks.push(...writeParagraph(carried.paragraph, carried.inline, story))
    carried = undefined
  }
  for (const node of elements(container)) {
    if (node.name === 'w:p') {
      const own = readInline(node, story.notes.nextLabel)
      const inline = carried ? joined(carried.inline, own) : own
      carried = undefined
      if (endIsStruck(node)) carried = { inline, paragraph: node }
      else blocks.push(...writeParagraph(node, inline, story))
      continue
    }
    if (/^w:(bookmark|comment|moveFrom|moveTo)\w*(Start|End)$|^w:proofErr$/.test(node.name)) continue
    settle()
    blocks.push(...readOther(node, story))
  }
  settle()
  return blocks
}

function readOther(node: MarkupElement, story: Story): FlowBlock[] {
  switch (node.name) {
    case 'w:tbl':
      return readTable(node, story)
    case 'w:sdt':
    case 'w:sdtContent':
    case 'w:ins':
    case 'w:moveTo':
    case 'w:customXml':
    case 'w:smartTag':
      return readStory(node, story)
    case 'mc:AlternateContent': {
      const branch = chosenBranch(node)
      return branch ? readStory(branch, story) : []
    }
    case 'm:oMathPara':
    case 'm:oMath': {
      const { text } = readInline(node, story.notes.nextLabel)
      return [{ kind: 'paragraph', text }]
    }
    case 'a:p':
      return [{ kind: 'paragraph', text: drawingText(node) }]
    default:
      return []
  }
}

/** All paragraphs of a diagram's data (ECMA-376 part 1, 21.4), in the order of its points. */
function drawnParagraphs(part: MarkupElement | undefined): FlowBlock[] {
  return elements(part).flatMap((node): FlowBlock[] =>
    node.name === 'a:p' ? [{ kind: 'paragraph', text: drawingText(node) }] : drawnParagraphs(node),
  )
}

/** A paragraph of a drawing (ECMA-376 part 1, 21.1.2.2.6). */
function drawingText(node: MarkupElement): string {
  return elements(node)
    .map((inner) =>
      inner.name === 'a:br' ? '\n' : inner.name === 'a:t' ? inner.children.join('') : drawingText(inner),
    )
    .join('')
}

function endIsStruck(paragraph: MarkupElement): boolean {
  const mark = child(child(paragraph, 'w:pPr'), 'w:rPr')
  return child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
}

function joined(first: Inline, second: Inline): Inline {
  first.text += second.text
  for (const box of second.boxes) first.boxes.push(box)
  for (const note of second.notes) first.notes.push(note)
  return first
}

function writeParagraph(paragraph: MarkupElement, inline: Inline, story: Story): FlowBlock[] {
  const properties = child(paragraph, 'w:pPr')
  const styleId = valueOf(properties, 'w:pStyle') ?? ''
  const style = story.styles.paragraphs.get(styleId) ?? {}
  const outline = valueOf(properties, 'w:outlineLvl')
  const headingLevel = outline === undefined ? style.headingLevel : Number(outline) < 9 ? Number(outline) : undefined
  const text = inline.text.trim()
  const after = attached(inline, story)
  // Hidden to its end, the paragraph is not there; an empty one counts in its list but shows nothing to read.
  if (text === '' && isOn(child(child(properties, 'w:rPr'), 'w:vanish'))) return after
  const listed = labelOf(properties, styleId, style, story.counter)
  if (text === '') return after
  const labelled = listed?.type === 'number' ? withLabel(listed, text) : text
  if (headingLevel !== undefined) {
    return [{ kind: 'heading', text: cleanLine(labelled), level: headingLevel + 1 }, ...after]
  }
  if (style.code) return [{ kind: 'code', text: inline.text }, ...after]
  if (!listed) return [{ kind: 'paragraph', text }, ...after]
  return [{ kind: 'list-item', text: listed.type === 'bullet' ? `- ${text}` : labelled }, ...after]
}

/** A label that Word sets right before the text still gets a space where two words would run together. */
function withLabel({ label, separator }: { label: string; separator: '' | ' ' }, text: string): string {
  if (label.trim() === '') return text
  if (separator === '' && !(/[\p{L}\p{N}]$/u.test(label) && /^[\p{L}\p{N}]/u.test(text))) return label + text
  return `${label.trimEnd()} ${text}`
}

function labelOf(
  properties: MarkupElement | undefined,
  styleId: string,
  style: ParagraphStyle,
  counter: NumberingCounter,
): ReturnType<NumberingCounter['next']> {
  const own = numberingOf(properties)
  const numberingId = own.numberingId ?? style.numberingId
  if (numberingId === undefined || numberingId === '0') return undefined
  // A level linked to the style goes before the one that the style names (ECMA-376 part 1, 17.9.23).
  const styles = own.numberingId === undefined ? [styleId, style.numberingStyle] : [styleId]
  return counter.next(numberingId, { own: own.numberingLevel, styles, inherited: style.numberingLevel })
}

/** A text box, or the part of a chart or diagram. */
function readAnchored(box: MarkupElement, story: Story): FlowBlock[] {
  if (box.name === 'c:chart') {
    const part = story.related(box.attributes['r:id'] ?? '')
    return part ? readChart(part) : []
  }
  if (box.name === 'dgm:relIds') return drawnParagraphs(story.related(box.attributes['r:dm'] ?? ''))
  return readStory(box, { ...story, counter: story.counters.boxes })
}

/** Text boxes, charts, diagrams, notes and comments of a paragraph. */
function attached({ boxes, notes }: Inline, story: Story): FlowBlock[] {
  const inBoxes = boxes.flatMap((box) => readAnchored(box, story))
  const inNotes = notes.flatMap((reference): FlowBlock[] => {
    const note = story.notes.take(reference)
    if (!note) return []
    const { asides: _, ...outside } = story
    const lines = readStory(note.content, { ...outside, counter: story.counters.notes })
    const text = lines.map((line) => line.text).join('\n')
    return text === '' ? [] : [{ kind: 'paragraph', text: `${note.heading} ${text}` }]
  })
  if (!story.asides) return [...inBoxes, ...inNotes]
  story.asides.push(...inNotes)
  return inBoxes
}

/** A block a row, merged cells said once. A table of one cell is a frame around text. */
function readTable(table: MarkupElement, story: Story): FlowBlock[] {
  const rows = rowsOf(table)
  const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined
  if (only) return readStory(only, story)
  const heading = headerRows(table, rows, story.styles)
  const headings: string[] = []
  const blocks: FlowBlock[] = []
  const own: FlowBlock[] = []
  for (const [at, { row, cells }] of rows.entries()) {
    const asides: FlowBlock[] = []
    const texts: string[] = Array.from({ length: columnsBefore(row) }, () => '')
    for (const cell of cells) {
      texts.push(goesOn(cell) ? '' : cellText(cell, { ...story, asides }))
      for (let wide = columnsWide(cell); wide > 1; wide -= 1) texts.push('')
    }
    if (at < heading) headings.push(...texts)
    if (texts.some((text) => text !== '')) {
      const block: FlowBlock = { kind: 'table-row', text: texts.join(cellBreak) }
      own.push(block)
      blocks.push(block)
    }
    blocks.push(...asides)
  }
  const header = headerOf(headings)
  if (header !== undefined) for (const block of own) block.header = header
  if (!story.asides) return blocks
  story.asides.push(...blocks)
  return []
}

function cellText(cell: MarkupElement, story: Story): string {
  return cleanLine(
    readStory(cell, story)
      .map((block) => block.text)
      .join(' '),
  )
}
