import type { Block } from '../../../api/document.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
import type { PdfCharacters } from '../../ports/pdf-engine.ts'
import type { HeadingStack } from '../heading-stack.ts'
import { separator } from '../paginate.ts'
import { lineText } from './fragment-text.ts'
import { groupLines, type LineGroup } from './group-lines.ts'
import { clauseDepth, type HeadingStyle, headingStyle, numberDepth } from './heading-style.ts'
import type { Line } from './line.ts'
import type { Margins } from './margins.ts'
import { runInLength } from './run-in.ts'
import { type TextBuilder, textBuilder } from './text-builder.ts'
import type { Vocabulary } from './vocabulary.ts'
import { writeCells, writeLine, writeProse, writeRow } from './write-lines.ts'

/** What writing a page knows of the document it belongs to; headings and levels go on from page to page. */
export type PageContext = {
  body: number
  boldBody: boolean
  words: Vocabulary
  margins: Margins
  headings: HeadingStack
  levelOf: (style: HeadingStyle) => number
}

/** The stored text, blocks and span map of a page from its lines in reading order. */
export function writePage(
  number: number,
  page: PdfCharacters,
  lines: readonly Line[],
  context: PageContext,
): ExtractedPage {
  const builder = textBuilder()
  const blocks: Block[] = []
  const write: Write = (kind, level, body, header) => {
    const before = builder.length()
    if (before > 0) builder.insert(separator(blocks.at(-1)?.kind, kind))
    const start = builder.length()
    body()
    const ending = /\s+$/.exec(builder.text().slice(start))
    if (ending) builder.drop(ending[0].length)
    if (builder.length() === start) {
      builder.drop(start - before)
      return
    }
    const text = builder.text().slice(start).replace(/\s+/g, ' ')
    if (kind === 'heading') context.headings.enter(level ?? 1, text)
    const path = context.headings.path()
    blocks.push({
      kind,
      start,
      end: builder.length(),
      ...(kind === 'heading' ? { level: level ?? 1 } : {}),
      ...(header === undefined ? {} : { header }),
      headingPath: kind === 'heading' ? path.slice(0, -1) : path,
    })
  }
  for (const group of groupLines(page, lines, context.body, context.margins))
    writeGroup(page, group, lines, builder, context, write)
  return {
    number,
    text: builder.text(),
    source: 'text',
    blocks,
    width: page.width,
    height: page.height,
    map: builder.map(),
  }
}

type Write = (kind: Block['kind'], level: number | undefined, body: () => void, header?: string) => void

function writeGroup(
  page: PdfCharacters,
  group: LineGroup,
  all: readonly Line[],
  builder: TextBuilder,
  context: PageContext,
  write: Write,
): void {
  const { kind, lines } = group
  if (kind === 'table-row') {
    const row = lines[0]?.row
    if (row) write('table-row', undefined, () => writeCells(page, row.cells, builder, context.words), row.header)
    else write('table-row', undefined, () => writeRow(page, lines, builder, context.words))
    return
  }
  if (kind === 'code') {
    write('code', undefined, () => {
      for (const [at, line] of lines.entries()) {
        if (at > 0) builder.insert('\n')
        writeLine(page, line, builder, context.words)
      }
    })
    return
  }
  const text = lines.map((line) => lineText(page, line)).join(' ')
  const style = headingStyle(lines, text, context.body, context.boldBody)
  const placed = (lines[0]?.size ?? 0) >= context.body * 1.3 || lines.some((line) => context.margins.holds(line, all))
  if (style && placed && (kind === 'prose' || numberDepth(text) > 0)) {
    write('heading', context.levelOf(style), () => writeProse(page, lines, builder, context.words))
    return
  }
  const lead = runInLength(page, lines, text)
  const depth = numberDepth(text)
  if (lead) {
    const size = lines[0]?.size ?? context.body
    write('heading', context.levelOf({ size, bold: true, capitals: false, depth, rank: 0 }), () =>
      writeProse(page, lead.heading, builder, context.words),
    )
    write('paragraph', undefined, () => writeProse(page, lead.rest, builder, context.words))
    return
  }
  // A clause that has a number but no title stands beside the titled clause before it, not below.
  const clause = clauseDepth(text)
  if (clause > 0) context.headings.leaveWhile((heading) => clauseDepth(heading) >= clause)
  write(kind === 'prose' ? 'paragraph' : 'list-item', undefined, () => writeProse(page, lines, builder, context.words))
}
