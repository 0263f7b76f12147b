import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { type Clause, inventory, sections } from './lease-text.ts'

const pageSize: [number, number] = [595.28, 841.89]
const margin = { left: 92, right: 92, top: 104, bottom: 96 }
const size = 12
const leading = 18.5
const ink = rgb(0.1, 0.1, 0.12)
const faint = rgb(0.45, 0.45, 0.47)
const runningHeader = 'Lease Bergstraße 12, flat 5'

type Word = { text: string; font: PDFFont; width: number }

/** The lease as a PDF: running header, page numbers, numbered clauses with bold titles, an inventory as a table. */
export async function makeLease(): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.setTitle('Lease Bergstraße 12')
  document.setAuthor('Carrel')
  document.setLanguage('en')
  // A fixed date: the same script writes the same file.
  document.setCreationDate(new Date('2024-03-18T09:00:00Z'))
  document.setModificationDate(new Date('2024-03-18T09:00:00Z'))
  const roman = await document.embedFont(StandardFonts.TimesRoman)
  const bold = await document.embedFont(StandardFonts.TimesRomanBold)
  const italic = await document.embedFont(StandardFonts.TimesRomanItalic)
  let page = document.addPage(pageSize)
  let y = pageSize[1] - margin.top

  const need = (height: number): void => {
    if (y - height >= margin.bottom) return
    page = document.addPage(pageSize)
    y = pageSize[1] - margin.top
  }
  const centred = (text: string, font: PDFFont, at: number): void => {
    const width = font.widthOfTextAtSize(text, at)
    page.drawText(text, { x: (pageSize[0] - width) / 2, y, size: at, font, color: ink })
    y -= at * 1.6
  }
  const paragraph = (words: Word[], keep = 2): void => {
    const lines = breakLines(words, pageSize[0] - margin.left - margin.right, roman.widthOfTextAtSize(' ', size))
    need(Math.min(lines.length, keep) * leading)
    for (const line of lines) {
      need(leading)
      drawLine(page, line, margin.left, y, roman.widthOfTextAtSize(' ', size))
      y -= leading
    }
    y -= leading * 0.4
  }
  const say = (text: string, font = roman): void => paragraph(wordsOf(text, font))

  y -= 40
  centred('Residential lease', bold, 24)
  centred('Bergstraße 12, flat 5', roman, 15)
  y -= 24
  say(
    'This agreement is made in Heidelberg on 18 March 2024 between the landlord and the tenants named in section 1. It replaces all earlier drafts. Headings are for orientation; what binds is the text of the numbered clauses.',
  )
  y -= 10
  for (const section of sections) {
    need(leading * 5)
    y -= leading * 0.7
    page.drawText(`${section.number} ${section.title}`, { x: margin.left, y, size: 15, font: bold, color: ink })
    y -= leading * 1.5
    for (const clause of section.clauses) paragraph(clauseWords(clause, roman, bold))
  }
  y -= leading
  need(leading * 6)
  say('Heidelberg, 18 March 2024')
  y -= leading * 2
  for (const [x, name] of [
    [margin.left, 'Clara Vogt'],
    [margin.left + 220, 'Jonas Reuter and Mira Okafor'],
  ] as const) {
    page.drawLine({ start: { x, y: y + 14 }, end: { x: x + 170, y: y + 14 }, thickness: 0.5, color: faint })
    page.drawText(name, { x, y, size: 10.5, font: italic, color: ink })
  }
  page = document.addPage(pageSize)
  y = pageSize[1] - margin.top
  page.drawText('Annex A Inventory and meters', { x: margin.left, y, size: 15, font: bold, color: ink })
  y -= leading * 1.5
  say('The parties recorded the following on 25 March 2024, when the flat was handed over.')
  const columns = [margin.left, margin.left + 155, margin.left + 245, margin.left + 310]
  for (const [at, row] of inventory.entries()) {
    for (const [column, cell] of row.entries()) {
      page.drawText(cell, { x: columns[column] ?? margin.left, y, size: 11, font: at === 0 ? bold : roman, color: ink })
    }
    y -= leading
  }
  numberPages(document, italic, roman)
  return document.save({ useObjectStreams: false })
}

function clauseWords({ number, title, text }: Clause, roman: PDFFont, bold: PDFFont): Word[] {
  return [...wordsOf(title === undefined ? number : `${number} ${title}`, bold), ...wordsOf(text, roman)]
}

function wordsOf(text: string, font: PDFFont): Word[] {
  return text.split(' ').map((word) => ({ text: word, font, width: font.widthOfTextAtSize(word, size) }))
}

function breakLines(words: readonly Word[], width: number, space: number): Word[][] {
  const lines: Word[][] = []
  let line: Word[] = []
  let used = 0
  for (const word of words) {
    if (line.length > 0 && used + space + word.width > width) {
      lines.push(line)
      line = []
      used = 0
    }
    used += (line.length > 0 ? space : 0) + word.width
    line.push(word)
  }
  if (line.length > 0) lines.push(line)
  return lines
}

/** Draws a line in runs of one font, so that a reader meets whole phrases. */
function drawLine(page: PDFPage, words: readonly Word[], x: number, y: number, space: number): void {
  let at = x
  for (let from = 0; from < words.length; ) {
    const font = (words[from] as Word).font
    let to = from
    while (words[to]?.font === font) to += 1
    const text = words
      .slice(from, to)
      .map((word) => word.text)
      .join(' ')
    page.drawText(text, { x: at, y, size, font, color: ink })
    at += font.widthOfTextAtSize(text, size) + space
    from = to
  }
}

function numberPages(document: PDFDocument, header: PDFFont, footer: PDFFont): void {
  const pages = document.getPages()
  for (const [at, page] of pages.entries()) {
    const number = `Page ${at + 1} of ${pages.length}`
    if (at > 0)
      page.drawText(runningHeader, { x: margin.left, y: pageSize[1] - 62, size: 10, font: header, color: faint })
    const x = (pageSize[0] - footer.widthOfTextAtSize(number, 10)) / 2
    page.drawText(number, { x, y: 54, size: 10, font: footer, color: faint })
  }
}
