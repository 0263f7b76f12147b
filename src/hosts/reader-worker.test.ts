import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { pdfEngine } from '../adapters/pdf/pdf-engine.ts'
import { forkLauncher } from '../adapters/workshop/fork-launcher.ts'
import { createWorkshop } from '../adapters/workshop/workshop.ts'
import { AssistantError } from '../api/error.ts'
import type { Box } from '../api/span.ts'
import { headingPathProblems, pageProblems } from '../core/documents/page-problems.ts'
import { encodePng } from '../core/documents/picture/png.ts'
import { readDocument, readLimits } from '../core/documents/read-document.ts'
import type { ExtractedPage } from '../core/ports/extracted-page.ts'
import type { PdfCharacters } from '../core/ports/pdf-engine.ts'
import type { Workshop } from '../core/ports/workshop.ts'
import { alike } from './bench/extraction/alike.ts'
import { hasCorpora, parserFiles, quarterlyReports } from './bench/extraction/corpus-files.ts'
import { spread } from './bench/extraction/sentences-of.ts'

const samples = path.resolve(import.meta.dirname, '../../resources/samples')
const never = new AbortController().signal
const workshopOf = (): Workshop =>
  createWorkshop(forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`)))

async function pagesOf(workshop: Workshop, file: string): Promise<ExtractedPage[]> {
  const { maxBytes, ...limits } = readLimits
  const pages: ExtractedPage[] = []
  for await (const event of workshop.run('read-document', { path: file, maxBytes }, limits, never)) {
    if (event.type === 'page-read') pages.push(event.page)
  }
  return pages
}

/** The text that PDFium reports inside boxes: every character whose box has its middle in one of them. */
function textInside({ codes, geometry }: PdfCharacters, boxes: readonly Box[]): string {
  let text = ''
  for (const [index, code] of codes.entries()) {
    const [left, top, right, bottom] = geometry.subarray(index * 6, index * 6 + 4) as unknown as [
      number,
      number,
      number,
      number,
    ]
    const [x, y] = [(left + right) / 2, (top + bottom) / 2]
    const inside = boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
    if (inside && code > 32) text += String.fromCodePoint(code)
  }
  return text
}

/** Letters and digits in no order: the engine's order of a page need not be the reading order. */
function lettersOf(text: string): string {
  return [...alike(text)]
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .sort()
    .join('')
}

async function boxesHoldTheirQuotes(
  workshop: Workshop,
  file: string,
  count: number,
): Promise<{ all: number; wrong: string[] }> {
  const pages = await pagesOf(workshop, file)
  const prose = pages.flatMap((page) =>
    page.blocks
      .filter((block) => block.kind === 'paragraph' && block.end - block.start > 60)
      .map((block) => ({ page, block })),
  )
  const chosen = spread(prose, count)
  const requests = chosen.map(({ page, block: { start, end } }) => ({
    number: page.number,
    map: page.map ?? [],
    spans: [{ page: page.number, start, end, text: page.text.slice(start, end) }],
  }))
  using pdf = await pdfEngine.open(await readFile(file))
  const wrong: string[] = []
  for await (const { boxes } of workshop.run('locate-spans', { path: file, pages: requests }, readLimits, never)) {
    for (const [at, { number, spans }] of requests.entries()) {
      const quote = spans[0]?.text ?? ''
      const inside = lettersOf(textInside(pdf.page(number), boxes[at]?.boxes ?? []))
      if (inside !== lettersOf(quote)) wrong.push(`${path.basename(file)} page ${number}: ${quote.slice(0, 80)}`)
    }
  }
  return { all: chosen.length, wrong }
}

test('the samples are read with title, headings and warnings, and their facts are found', async () => {
  await using workshop = workshopOf()
  const lease = await readDocument({ workshop }, path.join(samples, 'Lease Bergstrasse 12.pdf'), never)
  expect(lease).toMatchObject({ title: 'Lease Bergstraße 12', kind: 'pdf', warnings: [] })
  expect(lease.pages.length).toBeGreaterThanOrEqual(6)
  const termination = lease.pages.find((page) => page.text.includes('7.2 Termination.'))
  expect(termination?.text).toContain('with ninety days’ written notice, delivered by registered mail.')
  const letters = await readDocument({ workshop }, path.join(samples, 'Letters about the flat.docx'), never)
  expect(letters).toMatchObject({ title: 'Letters about the flat', kind: 'docx' })
  expect(letters.pages.map((page) => page.text).join('\n')).toContain('with sixty days’ written notice')
  const report = await readDocument({ workshop }, path.join(samples, 'Energy report 2025.md'), never)
  expect(report.pages[0]?.text).toContain('5\t78\t7,610\t1,980\t83')
})

test('the boxes of the lease hold exactly the quoted words', async () => {
  await using workshop = workshopOf()
  const { all, wrong } = await boxesHoldTheirQuotes(workshop, path.join(samples, 'Lease Bergstrasse 12.pdf'), 40)
  expect(all).toBe(40)
  expect(wrong).toEqual([])
})

test('a missing file, a folder and a file over the limit are refused by name', async () => {
  await using workshop = workshopOf()
  const read = async (file: string, maxBytes = 1e9): Promise<unknown> => {
    try {
      for await (const event of workshop.run('read-document', { path: file, maxBytes }, readLimits, never)) return event
    } catch (error) {
      return error
    }
    return undefined
  }
  expect(await read(path.join(samples, 'none.pdf'))).toMatchObject({
    code: 'file-not-found',
    parameters: { name: 'none.pdf' },
  })
  expect(await read(samples)).toMatchObject({ code: 'not-a-file' })
  expect(await read(path.join(samples, 'Energy report 2025.md'), 100)).toMatchObject({ code: 'file-too-large' })
})

test.skipIf(!hasCorpora)(
  'every parser file is read or refused for a clear reason, and what is stored is sound',
  async () => {
    await using workshop = workshopOf()
    const refused: Record<string, string> = {}
    for (const { path: file } of parserFiles()) {
      try {
        const pages = await pagesOf(workshop, file)
        expect(pages.flatMap(pageProblems), file).toEqual([])
        expect(headingPathProblems(pages), file).toEqual([])
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error
        refused[path.basename(file)] = error.code
      }
    }
    expect(refused).toEqual({ '2206.01062_pg3.pdf': 'document-encrypted' })
  },
  120_000,
)

test.skipIf(!hasCorpora)(
  'boxes on corpus PDFs hold the quoted words',
  async () => {
    await using workshop = workshopOf()
    const files = [
      ...quarterlyReports().filter((_, at) => at % 7 === 0),
      ...parserFiles().filter((file) => file.format === 'pdf' && !file.path.includes('password')),
    ]
    let all = 0
    const wrong: string[] = []
    for (const { path: file } of files) {
      const found = await boxesHoldTheirQuotes(workshop, file, 8)
      all += found.all
      wrong.push(...found.wrong)
    }
    expect(all).toBeGreaterThan(60)
    expect(wrong).toEqual([])
  },
  120_000,
)

async function scannedPdf(): Promise<Uint8Array> {
  const printed = await PDFDocument.create()
  const font = await printed.embedFont(StandardFonts.TimesRoman)
  printed.addPage([300, 200]).drawText('The cellar stays dry.', { x: 40, y: 120, size: 18, font })
  using drawn = await pdfEngine.open(await printed.save())
  const scan = await PDFDocument.create()
  const picture = await scan.embedPng(encodePng(drawn.draw(1, 1_200)))
  scan.addPage([300, 200]).drawImage(picture, { x: 0, y: 0, width: 300, height: 200 })
  scan.addPage([300, 200])
  const words = await scan.embedFont(StandardFonts.TimesRoman)
  scan.addPage([300, 200]).drawText('These words stand in the file.', { x: 40, y: 120, size: 12, font: words })
  return scan.save()
}

test('scanned pages wait, are recognised on demand, and are drawn', { timeout: 60_000 }, async () => {
  await using workshop = workshopOf()
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-scan-'))
  const file = path.join(folder, 'scan.pdf')
  await writeFile(file, await scannedPdf())
  const pages = await pagesOf(workshop, file)
  expect(pages.map(({ source, waiting }) => [source, waiting])).toEqual([
    ['empty', true],
    ['empty', true],
    ['text', undefined],
  ])
  const found: ExtractedPage[] = []
  const task = { path: file, pages: [2, 1], languages: ['eng'] }
  for await (const { page } of workshop.run('recognise-pages', task, readLimits, never)) found.push(page)
  expect(found).toMatchObject([
    { number: 2, source: 'empty', text: '', width: 300, height: 200 },
    { number: 1, source: 'recognised', text: 'The cellar stays dry.', width: 300, height: 200 },
  ])
  expect(found.flatMap(pageProblems)).toEqual([])
  const { confidence = 0, words = [] } = found[1] ?? {}
  expect(confidence).toBeGreaterThan(0.8)
  expect(words[0]?.box.x).toBeGreaterThan(38)
  expect(words[0]?.box.x).toBeLessThan(44)
  const document = await readDocument({ workshop }, file, never)
  expect(document.pages).toEqual([
    { number: 1, text: 'The cellar stays dry.', source: 'recognised', confidence },
    { number: 2, text: '', source: 'empty' },
    { number: 3, text: 'These words stand in the file.', source: 'text' },
  ])
  for await (const drawn of workshop.run('draw-page', { path: file, page: 3, width: 150 }, readLimits, never)) {
    expect([drawn.width, drawn.height]).toEqual([150, 100])
    await writeFile(path.join(folder, 'page.png'), drawn.png)
  }
  const picture = await readDocument({ workshop }, path.join(folder, 'page.png'), never)
  expect(picture).toMatchObject({ kind: 'image', title: 'page', pages: [{ number: 1 }] })
  await rm(folder, { recursive: true })
})

test('damaged pictures and missing languages are errors that name them, and the next task runs', {
  timeout: 60_000,
}, async () => {
  await using workshop = workshopOf()
  const folder = await mkdtemp(path.join(tmpdir(), 'carrel-torn-'))
  const png = encodePng({ width: 40, height: 40, pixels: new Uint8Array(40 * 40 * 4).fill(255) })
  await writeFile(path.join(folder, 'torn.png'), png.slice(0, 45))
  await writeFile(path.join(folder, 'whole.png'), png)
  const failure = async (name: string, languages: string[]) => {
    const task = { path: path.join(folder, name), pages: [1], languages }
    try {
      const pages = await Array.fromAsync(workshop.run('recognise-pages', task, readLimits, never))
      return pages.map(({ page }) => page.source)
    } catch (error) {
      const { code, parameters } = error as AssistantError
      return [code, parameters]
    }
  }
  expect(await failure('torn.png', ['eng'])).toEqual(['document-damaged', { name: 'torn.png' }])
  expect(await failure('whole.png', ['eng'])).toEqual(['empty'])
  await expect(readDocument({ workshop }, path.join(folder, 'torn.png'), never)).rejects.toMatchObject({
    code: 'document-damaged',
    parameters: { name: 'torn.png' },
  })
  await writeFile(path.join(folder, 'scan.pdf'), await scannedPdf())
  expect(await failure('scan.pdf', ['xyz'])).toEqual(['language-missing', { language: 'xyz' }])
  await rm(folder, { recursive: true })
})

test('a child that was made ready reads the next file', { timeout: 60_000 }, async () => {
  let launched = 0
  const launcher = forkLauncher((entry) => path.join(import.meta.dirname, `${entry}.ts`))
  await using workshop = createWorkshop({
    launch(entry) {
      launched += 1
      return launcher.launch(entry)
    },
  })
  expect(await Array.fromAsync(workshop.run('get-ready', {}, readLimits, never))).toEqual([{ type: 'ready' }])
  expect((await pagesOf(workshop, path.join(samples, 'Lease Bergstrasse 12.pdf'))).length).toBe(7)
  expect(launched).toBe(1)
})
