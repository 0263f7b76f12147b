import { degrees, PDFDocument, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { locateSpans } from '../../core/documents/locate-spans.ts'
import { pageProblems } from '../../core/documents/page-problems.ts'
import { readBytes } from '../../core/documents/read-bytes.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import { pdfEngine } from './pdf-engine.ts'

const rows = [
  [['Clause'], ['What it', 'says'], ['Due']],
  [['4.1'], ['Rent is paid to the', 'account of the land-', 'lord.'], ['1st']],
  [['4.2'], ['Deposit'], []],
]
const columnAt = [60, 120, 260, 320]
const rowAt = [700, 665, 615, 595]
const wanted = ['Clause\tWhat it says\tDue', '4.1\tRent is paid to the account of the landlord.\t1st', '4.2\tDeposit']

async function pdfOf(draw: (page: PDFPage) => void, turn = 0): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const page = document.addPage([595, 842])
  page.setRotation(degrees(turn))
  page.setFont(font)
  page.setFontSize(10)
  page.drawText('What was agreed on', { x: 60, y: 730 })
  for (const [row, cells] of rows.entries())
    for (const [column, lines] of cells.entries())
      for (const [line, text] of lines.entries())
        page.drawText(text, { x: (columnAt[column] ?? 0) + 4, y: (rowAt[row] ?? 0) - 12 - line * 12 })
  page.drawText('Both sides sign below.', { x: 60, y: 560 })
  draw(page)
  return document.save()
}

async function read(bytes: Uint8Array): Promise<ExtractedPage> {
  const pages: ExtractedPage[] = []
  for await (const event of readBytes({ pdf: pdfEngine }, bytes, 'Table.pdf', new AbortController().signal))
    if (event.type === 'page-read') pages.push(event.page)
  expect(pages.flatMap(pageProblems)).toEqual([])
  return pages[0] as ExtractedPage
}

function eachCell(draw: (x: number, y: number, width: number, height: number) => void): void {
  for (const [row, top] of rowAt.slice(0, -1).entries())
    for (const [column, left] of columnAt.slice(0, -1).entries()) {
      const [bottom, right] = [rowAt[row + 1] ?? 0, columnAt[column + 1] ?? 0]
      draw(left, bottom, right - left, top - bottom)
    }
}

const drawings: Record<string, (page: PDFPage) => void> = {
  'stroked lines': (page) => {
    for (const y of rowAt) page.drawLine({ start: { x: 60, y }, end: { x: 320, y }, thickness: 0.5 })
    for (const x of columnAt) page.drawLine({ start: { x, y: 700 }, end: { x, y: 595 }, thickness: 0.5 })
  },
  'one rectangle a cell': (page) =>
    eachCell((x, y, width, height) => page.drawRectangle({ x, y, width, height, borderWidth: 1 })),
  'filled bars as lines': (page) => {
    for (const y of rowAt) page.drawRectangle({ x: 60, y, width: 260, height: 0.6, color: rgb(0, 0, 0) })
    for (const x of columnAt) page.drawRectangle({ x, y: 595, width: 0.6, height: 105, color: rgb(0, 0, 0) })
  },
  'one path for all lines': (page) => {
    const level = rowAt.map((y) => `M 60 ${-y} L 320 ${-y}`)
    const upright = columnAt.map((x) => `M ${x} -700 L ${x} -595`)
    page.drawSvgPath([...level, ...upright].join(' '), { x: 0, y: 0, borderWidth: 0.5, borderColor: rgb(0, 0, 0) })
  },
  'shaded cells': (page) =>
    eachCell((x, y, width, height) => page.drawRectangle({ x, y, width, height, color: rgb(0.9, 0.9, 0.9) })),
  'dashed lines': (page) => {
    for (const y of rowAt)
      for (let x = 60; x < 320; x += 6) page.drawLine({ start: { x, y }, end: { x: x + 4, y }, thickness: 0.5 })
    for (const x of columnAt)
      for (let y = 595; y < 700; y += 6) page.drawLine({ start: { x, y }, end: { x, y: y + 4 }, thickness: 0.5 })
  },
}

test.each(Object.entries(drawings))(
  'a table of %s gives a row for each row, lines of a cell joined, with its header',
  async (_, draw) => {
    for (const turn of [0, 90]) {
      const page = await read(await pdfOf(draw, turn))
      const found = page.blocks.filter(({ kind }) => kind === 'table-row')
      expect(found.map(({ start, end }) => page.text.slice(start, end))).toEqual(wanted)
      expect(found.map(({ header }) => header)).toEqual(Array(3).fill('Clause | What it says | Due'))
      expect(page.text).toBe(['What was agreed on', wanted.join('\n'), 'Both sides sign below.'].join('\n\n'))
    }
  },
)

test('a table drawn in a form is found at its place', async () => {
  const inner = await pdfOf(drawings['stroked lines'] as (page: PDFPage) => void)
  const document = await PDFDocument.create()
  const [form] = await document.embedPdf(inner, [0])
  if (!form) throw new Error('no page')
  document.addPage([842, 595]).drawPage(form, { x: 30, y: 20, xScale: 0.6, yScale: 0.6 })
  const page = await read(await document.save())
  const found = page.blocks.filter(({ kind }) => kind === 'table-row')
  expect(found.map(({ start, end }) => page.text.slice(start, end))).toEqual(wanted)
})

test('a sentence in a cell is located line by line', async () => {
  const bytes = await pdfOf(drawings['stroked lines'] as (page: PDFPage) => void)
  const page = await read(bytes)
  const start = page.text.indexOf('Rent')
  const text = 'Rent is paid to the account of the landlord.'
  using file = await pdfEngine.open(bytes)
  const spans = [{ page: 1, start, end: start + text.length, text }]
  const [found] = locateSpans(file, [{ number: 1, map: page.map ?? [], spans }])
  expect(found?.boxes.map(({ x, y }) => [Math.round(x), Math.round(842 - y)])).toEqual([
    [124, 661],
    [124, 649],
    [124, 637],
  ])
})
