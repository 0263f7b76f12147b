import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  degrees,
  PDFDocument,
  type PDFFont,
  type PDFImage,
  rgb,
  StandardFonts,
  setTextRenderingMode,
  TextRenderingMode,
} from 'pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { pageProblems } from '../core/documents/page-problems.ts'
import { encodePng } from '../core/documents/picture/png.ts'
import { readDocument, readLimits } from '../core/documents/read-document.ts'
import type { ExtractedPage } from '../core/ports/extracted-page.ts'
import type { Workshop } from '../core/ports/workshop.ts'

const never = new AbortController().signal
const [width, height] = [420, 595]
const prose = [
  'The tenant pays the rent on the third',
  'working day of each month, and keeps',
  'the cellar dry. The landlord may enter',
  'the flat once a year to look at the pipes.',
]
let folder = ''
let workshop: Workshop

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'carrel-stamps-'))
  workshop = createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))
})
afterAll(async () => {
  await workshop[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** A printed page as a picture. */
async function scanOf(lines: readonly string[]): Promise<Uint8Array> {
  const printed = await PDFDocument.create()
  const font = await printed.embedFont(StandardFonts.TimesRoman)
  const page = printed.addPage([width, height])
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 40, y: 480 - at * 24, size: 17, font })
  using drawn = await pdfEngine.open(await printed.save())
  return encodePng(drawn.draw(1, 1_240))
}

/** Two colours that run into each other: nothing to read. */
function sky(): Uint8Array {
  const [across, down] = [300, 425]
  const pixels = Uint8Array.from({ length: across * down * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : at % 4 === 2 ? 220 : 90 + Math.round((at / (across * 4) / down) * 120),
  )
  return encodePng({ width: across, height: down, pixels })
}

type Draw = (tools: { document: PDFDocument; font: PDFFont; scan: PDFImage; sky: PDFImage }) => void

async function write(name: string, draw: Draw): Promise<string> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  draw({ document, font, scan: await document.embedPng(await scanOf(prose)), sky: await document.embedPng(sky()) })
  const file = path.join(folder, name)
  await writeFile(file, await document.save())
  return file
}

async function pagesOf(file: string): Promise<ExtractedPage[]> {
  const { maxBytes, ...limits } = readLimits
  const pages: ExtractedPage[] = []
  for await (const event of workshop.run('read-document', { path: file, maxBytes }, limits, never)) {
    if (event.type === 'page-read') pages.push(event.page)
  }
  return pages
}

const full = { x: 0, y: 0, width, height }

test('a scan with a number, a header or a stamp over it is recognised, the words of the file in it once', {
  timeout: 120_000,
}, async () => {
  const file = await write('stamped.pdf', ({ document, font, scan }) => {
    const numbered = document.addPage([width, height])
    numbered.drawImage(scan, full)
    numbered.drawText('SMITH-000417', { x: 300, y: 20, size: 10, font })
    const headed = document.addPage([width, height])
    headed.drawImage(scan, full)
    headed.drawText('DocuSign Envelope ID: 7C0B1A2D-55E1-4F0A', { x: 20, y: 575, size: 8, font })
    const stamped = document.addPage([width, height])
    stamped.drawImage(scan, full)
    stamped.drawText('COPY', {
      x: 90,
      y: 90,
      size: 90,
      font,
      rotate: degrees(40),
      color: rgb(0.9, 0.6, 0.6),
      opacity: 0.4,
    })
  })
  const pages = await pagesOf(file)
  expect(pages.map(({ source, waiting, text }) => [source, waiting, text.replace(/\s+/g, '')])).toEqual([
    ['text', true, 'SMITH-000417'],
    ['text', true, 'DocuSignEnvelopeID:7C0B1A2D-55E1-4F0A'],
    ['text', true, 'COPY'],
  ])
  const found: ExtractedPage[] = []
  const task = { path: file, pages: [1, 2, 3], languages: ['eng'] }
  for await (const { page } of workshop.run('recognise-pages', task, readLimits, never)) found.push(page)
  expect(found.flatMap(pageProblems)).toEqual([])
  for (const [at, stamp] of ['SMITH-000417', '7C0B1A2D-55E1-4F0A'].entries()) {
    const { text = '', source, words = [] } = found[at] ?? {}
    expect(source).toBe('recognised')
    expect(text.split(stamp)).toHaveLength(2)
    expect(text.replace(/\s+/g, ' ')).toContain('The tenant pays the rent on the third working day of each month')
    expect(text.replace(/\s+/g, ' ')).toContain('look at the pipes.')
    const place = text.indexOf(stamp)
    expect(words.some(({ start, end }) => start <= place && end > place)).toBe(true)
  }
  expect(found[2]?.text.replace(/\s+/g, '').split('COPY')).toHaveLength(2)
  expect(found[2]?.text).toContain('The tenant pays the rent')
})

test('pages with text of their own over a picture, and scans that were recognised before, stay as they are', {
  timeout: 120_000,
}, async () => {
  const file = await write('kept.pdf', ({ document, font, scan, sky: picture }) => {
    const letter = document.addPage([width, height])
    letter.drawImage(picture, full)
    for (let at = 0; at < 12; at += 1) letter.drawText(prose[at % 4] ?? '', { x: 30, y: 500 - at * 20, size: 12, font })
    const layered = document.addPage([width, height])
    layered.drawImage(scan, full)
    layered.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible))
    layered.drawText('The tenant pays the rent', {
      x: 40,
      y: 480,
      size: 17,
      font,
    })
    const beside = document.addPage([width, height])
    beside.drawImage(picture, { x: 0, y: 0, width, height: height / 2 })
    beside.drawText('A caption below the sky', { x: 40, y: 480, size: 12, font })
    const title = document.addPage([width, height])
    title.drawImage(picture, full)
    title.drawText('Holidays by the sea', { x: 40, y: 300, size: 30, font })
  })
  const pages = await pagesOf(file)
  expect(pages.map(({ waiting }) => waiting)).toEqual([undefined, undefined, undefined, true])
  const read = await readDocument({ workshop }, file, never)
  expect(read.pages.map(({ source }) => source)).toEqual(['text', 'text', 'text', 'text'])
  expect(read.pages[3]?.text).toBe('Holidays by the sea')
})
