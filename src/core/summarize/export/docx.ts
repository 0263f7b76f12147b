import type { FileChild, ISectionOptions, ParagraphChild } from 'docx'
import type { ExportedLine, ExportedSummary } from './layout.ts'

/** A summary as a Word document: sources are footnotes with place and quote. */
export async function summaryDocx(summary: ExportedSummary): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx')
  const { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } = docx
  const { WidthType } = docx
  const headings = [
    HeadingLevel.HEADING_1,
    HeadingLevel.HEADING_2,
    HeadingLevel.HEADING_3,
    HeadingLevel.HEADING_4,
    HeadingLevel.HEADING_5,
  ]
  const known = new Map(summary.sources.map((source) => [source.number, source]))
  const footnotes: Record<string, { children: InstanceType<typeof Paragraph>[] }> = {}
  let last = 0
  /** Word wants a note for each place that refers to it. */
  const noteOf = (number: number): ParagraphChild[] => {
    const source = known.get(number)
    if (source === undefined) return []
    last += 1
    const words = ` “${printable(source.quote)}” (${printable(source.where)})`
    footnotes[last] = { children: [new Paragraph({ children: [new TextRun(words)] })] }
    return [new FootnoteReferenceRun(last)]
  }
  const runs = ({ lead, text, sources }: ExportedLine): ParagraphChild[] => [
    ...(lead === '' ? [] : [new TextRun({ text: `${printable(lead)}: `, bold: true })]),
    new TextRun(printable(text)),
    ...sources.flatMap(noteOf),
  ]
  const small = (text: string) => new Paragraph({ children: [new TextRun({ text: printable(text), italics: true })] })
  const children: FileChild[] = [
    new Paragraph({ text: printable(summary.title), heading: HeadingLevel.TITLE }),
    ...(summary.documents.length === 0 ? [] : [small(`From: ${summary.documents.join('; ')}`)]),
  ]
  if (summary.table !== undefined) {
    const row = (cells: readonly InstanceType<typeof Paragraph>[], tableHeader = false) =>
      new TableRow({ tableHeader, children: cells.map((cell) => new TableCell({ children: [cell] })) })
    const head = summary.table.head.map(
      (name) => new Paragraph({ children: [new TextRun({ text: printable(name), bold: true })] }),
    )
    children.push(
      new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [
          row(head, true),
          ...summary.table.rows.map((cells) => row(cells.map((cell) => new Paragraph({ children: runs(cell) })))),
        ],
      }),
    )
  }
  for (const { heading, level, isList, lines } of summary.parts) {
    const style = headings[Math.min(level, headings.length) - 1]
    if (heading !== '') children.push(new Paragraph({ text: printable(heading), ...(style ? { heading: style } : {}) }))
    if (isList) for (const line of lines) children.push(new Paragraph({ children: runs(line), bullet: { level: 0 } }))
    else {
      const spaced = lines.flatMap((line, at) => [...(at === 0 ? [] : [new TextRun(' ')]), ...runs(line)])
      children.push(new Paragraph({ children: spaced }))
    }
  }
  children.push(...summary.notes.map(small))
  const section: ISectionOptions = { children }
  const file = new Document({
    title: printable(summary.title),
    creator: 'Carrel',
    footnotes,
    sections: [section],
    styles: { paragraphStyles: [], default: { document: { paragraph: { spacing: { after: 120 } } } } },
  })
  return new Uint8Array(await Packer.pack(file, 'arraybuffer'))
}

/** Text as XML 1.0 allows it. */
function printable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML does not allow.
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}
