import { cleanLine } from '../clean-text.ts'
import { type Numbering, readNumbering } from '../docx/numbering.ts'
import { openDocx } from '../docx/package.ts'
import { paragraphText, textBoxes } from '../docx/paragraph-text.ts'
import { numberingOf, type ParagraphStyle, readStyles } from '../docx/styles.ts'
import { cellBreak, type FlowBlock } from '../flow.ts'
import { child, descendant, elements, type MarkupElement } from '../markup-tree.ts'

export type DocxDocument = { title: string | undefined; flow: FlowBlock[] }
type Context = { styles: ReadonlyMap<string, ParagraphStyle>; numbering: Numbering }

/**
 * Blocks of a Word file, tracked changes accepted: headers once at the top (letterheads stand there), the body with
 * its printed clause labels, notes and footers at the end. Throws `document-damaged` and `document-too-hungry`.
 */
export function readDocx(bytes: Uint8Array): DocxDocument {
  const docx = openDocx(bytes)
  const context = {
    styles: readStyles(docx.part('word/styles.xml')),
    numbering: readNumbering(docx.part('word/numbering.xml')),
  }
  const parts = (pattern: RegExp): FlowBlock[] =>
    unlike(docx.paths.filter((path) => pattern.test(path)).flatMap((path) => readRoot(docx.part(path), context)))
  const document = docx.part('word/document.xml')
  const body = document && descendant(document, 'w:body')
  if (!body) return { title: undefined, flow: [] }
  const flow = [
    ...parts(/^word\/header\d*\.xml$/),
    ...readContainer(body, context),
    ...notes(docx.part('word/footnotes.xml'), 'w:footnote', context),
    ...notes(docx.part('word/endnotes.xml'), 'w:endnote', context),
    ...parts(/^word\/footer\d*\.xml$/),
  ]
  const core = docx.part('docProps/core.xml')
  const title = core && descendant(core, 'dc:title')
  // Where the file has a title of its own, all headings stand below it.
  const shift = flow.some((block) => block.level === 0) ? 1 : 0
  for (const block of flow) if (block.level !== undefined) block.level += shift
  return { title: title?.children.filter((node) => typeof node === 'string').join(''), flow }
}

function readRoot(part: MarkupElement | undefined, context: Context): FlowBlock[] {
  return elements(part).flatMap((root) => readContainer(root, context))
}

/** Header and footer blocks, each text once and page numbers left out. */
function unlike(blocks: readonly FlowBlock[]): FlowBlock[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    const isNew = !seen.has(text) && /\p{L}{2}/u.test(text) && !/^page *\d*( of \d*)?$/i.test(text)
    seen.add(text)
    return isNew
  })
}

function notes(part: MarkupElement | undefined, name: string, context: Context): FlowBlock[] {
  return elements(elements(part)[0], name)
    .filter((note) => note.attributes['w:type'] === undefined)
    .flatMap((note) => {
      const text = readContainer(note, context).map((block) => block.text)
      return text.length === 0
        ? []
        : [{ kind: 'paragraph', text: `[${note.attributes['w:id'] ?? ''}] ${text.join('\n')}` }]
    })
}

function readContainer(container: MarkupElement, context: Context): FlowBlock[] {
  return elements(container).flatMap((node) => {
    switch (node.name) {
      case 'w:p':
        return readParagraph(node, context)
      case 'w:tbl':
        return readTable(node, context)
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
      case 'w:smartTag':
        return readContainer(node, context)
      default:
        return []
    }
  })
}

function readParagraph(paragraph: MarkupElement, context: Context): FlowBlock[] {
  const properties = child(paragraph, 'w:pPr')
  const style = context.styles.get(child(properties, 'w:pStyle')?.attributes['w:val'] ?? '') ?? {}
  const outline = child(properties, 'w:outlineLvl')?.attributes['w:val']
  const headingLevel = outline !== undefined && Number(outline) < 9 ? Number(outline) : style.headingLevel
  const { numberingId, numberingLevel = 0 } = { ...style, ...numberingOf(properties) }
  const text = paragraphText(paragraph).trim()
  const boxes = textBoxes(paragraph).flatMap((box) => readContainer(box, context))
  // An empty paragraph prints no number and does not count.
  if (text === '') return boxes
  const listed = numberingId !== undefined && numberingId !== '0'
  const label = listed ? context.numbering.next(numberingId, numberingLevel) : ''
  const labelled = label === undefined ? `- ${text}` : label === '' ? text : `${label} ${text}`
  if (headingLevel !== undefined) {
    return [
      { kind: 'heading', text: cleanLine(label === undefined ? text : labelled), level: headingLevel + 1 },
      ...boxes,
    ]
  }
  if (style.code) return [{ kind: 'code', text: paragraphText(paragraph) }, ...boxes]
  return [{ kind: listed ? 'list-item' : 'paragraph', text: labelled }, ...boxes]
}

/** A block a row. A table of one cell is a frame around text. */
function readTable(table: MarkupElement, context: Context): FlowBlock[] {
  const rows = elements(table).flatMap((node) => (node.name === 'w:tr' ? [node] : rowsWithin(node)))
  const cells = rows.map((row) => elements(row).flatMap((node) => (node.name === 'w:tc' ? [node] : cellsWithin(node))))
  if (cells.length === 1 && cells[0]?.length === 1) return readContainer(cells[0][0] as MarkupElement, context)
  return cells.flatMap((row) => {
    const texts = row.map((cell) =>
      cleanLine(
        readContainer(cell, context)
          .map((block) => block.text)
          .join(' '),
      ),
    )
    return texts.some((text) => text !== '') ? [{ kind: 'table-row' as const, text: texts.join(cellBreak) }] : []
  })
}

function rowsWithin(node: MarkupElement): MarkupElement[] {
  return node.name === 'w:sdt' || node.name === 'w:ins' ? elements(child(node, 'w:sdtContent') ?? node, 'w:tr') : []
}

function cellsWithin(node: MarkupElement): MarkupElement[] {
  return node.name === 'w:sdt' ? elements(child(node, 'w:sdtContent'), 'w:tc') : []
}
