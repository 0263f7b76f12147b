import { Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import { letters } from './letters-text.ts'

const font = 'Source Serif 4'

/** The letters as a Word file: a heading a letter, its address lines, paragraphs and lists. */
export async function makeLetters(): Promise<Uint8Array> {
  const document = new Document({
    title: 'Letters about the flat',
    creator: 'Carrel',
    styles: { default: { document: { run: { font, size: 23 }, paragraph: { spacing: { after: 160, line: 320 } } } } },
    sections: [
      {
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })] })],
          }),
        },
        children: [
          new Paragraph({ text: 'Letters about the flat', heading: HeadingLevel.TITLE }),
          ...letters.flatMap(({ date, from, to, subject, paragraphs, list = [] }, at) => [
            new Paragraph({
              text: `${date}: ${subject}`,
              heading: HeadingLevel.HEADING_1,
              pageBreakBefore: at > 0 && at % 2 === 0,
            }),
            new Paragraph({ children: [new TextRun({ text: `From ${from} to ${to}`, italics: true })] }),
            ...paragraphs.slice(0, 1).map((text) => new Paragraph(text)),
            ...list.map((text) => new Paragraph({ text, bullet: { level: 0 } })),
            ...paragraphs.slice(1).map((text) => new Paragraph(text)),
            new Paragraph(`With kind regards, ${from}`),
          ]),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
