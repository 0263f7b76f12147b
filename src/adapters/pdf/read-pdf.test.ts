import { degrees, PDFDocument, type PDFFont, type PDFPage, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { AssistantError } from '../../api/error.ts'
import { locateSpans } from '../../core/documents/locate-spans.ts'
import { headingPathProblems, pageProblems } from '../../core/documents/page-problems.ts'
import { readBytes } from '../../core/documents/read-bytes.ts'
import type { ExtractedPage } from '../../core/ports/extracted-page.ts'
import type { ReadEvent } from '../../core/ports/read-event.ts'
import { pdfEngine } from './pdf-engine.ts'

type Fonts = { roman: PDFFont; bold: PDFFont }

async function pdfOf(pages: ((page: PDFPage, fonts: Fonts) => void)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const fonts = {
    roman: await document.embedFont(StandardFonts.TimesRoman),
    bold: await document.embedFont(StandardFonts.TimesRomanBold),
  }
  for (const draw of pages) draw(document.addPage([595, 842]), fonts)
  return document.save()
}

function lines(page: PDFPage, font: PDFFont, texts: readonly string[], x: number, top: number, size = 11): void {
  for (const [at, text] of texts.entries()) page.drawText(text, { x, y: top - at * size * 1.3, size, font })
}

async function read(bytes: Uint8Array, name = 'File.pdf'): Promise<{ events: ReadEvent[]; pages: ExtractedPage[] }> {
  const events: ReadEvent[] = []
  for await (const event of readBytes({ pdf: pdfEngine }, bytes, name, new AbortController().signal)) events.push(event)
  const pages = events.flatMap((event) => (event.type === 'page-read' ? [event.page] : []))
  expect(pages.flatMap(pageProblems)).toEqual([])
  expect(headingPathProblems(pages)).toEqual([])
  return { events, pages }
}

const left = [
  'The landlord keeps the house in',
  'good order and lets the tenant',
  'know of works a week before they',
  'begin in the flat or on the stairs',
  'of the house and in the cel-',
  'lar below.',
]
const right = [
  'Rent is due on the third working',
  'day of the month and is paid to',
  'the account that was named by',
  'the owner in writing, without any',
  'deduction for the costs of the',
  'transfer.',
]

test('two columns written row by row are read one after the other, line-end hyphens joined', async () => {
  const { pages } = await read(
    await pdfOf([
      (page, { roman, bold }) => {
        page.drawText('Notice to all tenants', { x: 60, y: 780, size: 18, font: bold })
        for (const at of left.keys()) {
          page.drawText(left[at] ?? '', { x: 60, y: 740 - at * 14, size: 11, font: roman })
          page.drawText(right[at] ?? '', { x: 320, y: 740 - at * 14, size: 11, font: roman })
        }
      },
    ]),
  )
  expect(pages[0]?.text).toBe(
    `Notice to all tenants\n\n${left.join(' ').replace('cel- lar', 'cellar')}\n\n${right.join(' ')}`,
  )
  expect(pages[0]?.blocks.map(({ kind, headingPath }) => [kind, headingPath])).toEqual([
    ['heading', []],
    ['paragraph', ['Notice to all tenants']],
    ['paragraph', ['Notice to all tenants']],
  ])
})

test('running headers stay where they first stand, page numbers go', async () => {
  const bytes = await pdfOf(
    [1, 2, 3, 4].map((number) => (page, { roman }) => {
      page.drawText('Lease, flat 5', { x: 60, y: 805, size: 9, font: roman })
      lines(page, roman, [`Text number ${number} begins here and`, 'goes on for a second line.'], 60, 700)
      page.drawText(`Page ${number} of 4`, { x: 270, y: 40, size: 9, font: roman })
    }),
  )
  const { pages } = await read(bytes)
  expect(pages.map((page) => page.text)).toEqual([
    'Lease, flat 5\n\nText number 1 begins here and goes on for a second line.',
    ...[2, 3, 4].map((number) => `Text number ${number} begins here and goes on for a second line.`),
  ])
})

test('rows of a table keep their cells apart; a clause title in bold is a heading', async () => {
  const { pages } = await read(
    await pdfOf([
      (page, { roman, bold }) => {
        for (const [at, row] of [
          ['Flat', 'Heating', 'Water'],
          ['1', '9,870', '96'],
          ['2', '8,140', '71'],
        ].entries()) {
          for (const [column, cell] of row.entries())
            page.drawText(cell, { x: 60 + column * 120, y: 780 - at * 15, size: 11, font: roman })
        }
        page.drawText('7.2 Termination.', { x: 60, y: 640, size: 11, font: bold })
        page.drawText('Either party may end this agreement.', { x: 150, y: 640, size: 11, font: roman })
      },
    ]),
  )
  const blocks = pages[0]?.blocks.map(({ kind, start, end }) => [kind, pages[0]?.text.slice(start, end)])
  expect(blocks).toEqual([
    ['table-row', 'Flat\tHeating\tWater'],
    ['table-row', '1\t9,870\t96'],
    ['table-row', '2\t8,140\t71'],
    ['heading', '7.2 Termination.'],
    ['paragraph', 'Either party may end this agreement.'],
  ])
})

test('text outside the crop box is not read; boxes count from the shown page, turned or not', async () => {
  for (const turn of [0, 90, 180, 270]) {
    const bytes = await pdfOf([
      (page, { roman }) => {
        page.setCropBox(50, 100, 400, 600)
        page.setRotation(degrees(turn))
        page.drawText('Inside the page.', { x: 60, y: 400, size: 12, font: roman })
        page.drawText('Outside', { x: 500, y: 400, size: 12, font: roman })
      },
    ])
    const { pages } = await read(bytes)
    const page = pages[0] as ExtractedPage
    expect(page.text).toBe('Inside the page.')
    expect([page.width, page.height]).toEqual(turn % 180 === 0 ? [400, 600] : [600, 400])
    using file = await pdfEngine.open(bytes)
    const span = { page: 1, start: 0, end: 6, text: 'Inside' }
    const [found] = locateSpans(file, [{ number: 1, map: page.map ?? [], spans: [span] }])
    const [box] = found?.boxes ?? []
    expect(found?.boxes.length).toBe(1)
    const across = turn % 180 === 0 ? [box?.width, box?.height] : [box?.height, box?.width]
    expect(across[0]).toBeGreaterThan(28)
    expect(across[1]).toBeLessThan(15)
    const place = { 0: [10, 300], 90: [300, 10], 180: [390, 300], 270: [300, 390] }[turn] as [number, number]
    expect(box?.x).toBeLessThanOrEqual(place[0] + 1)
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeGreaterThanOrEqual(place[0] - 1)
    expect(box?.y).toBeLessThanOrEqual(place[1] + 1)
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeGreaterThanOrEqual(place[1] - 1)
  }
})

test('pages without text wait to be recognised, some or all of them', async () => {
  const some = await read(
    await pdfOf([(page, { roman }) => lines(page, roman, ['Some words stand here.'], 60, 700), () => {}]),
  )
  expect(some.events.at(-1)).toMatchObject({ type: 'finished', warnings: [] })
  expect(some.pages.map(({ source, waiting }) => [source, waiting])).toEqual([
    ['text', undefined],
    ['empty', true],
  ])
  const none = await read(await pdfOf([() => {}, () => {}]))
  expect(none.pages).toMatchObject([1, 2].map((number) => ({ number, text: '', source: 'empty', waiting: true })))
  expect(none.events[0]).toMatchObject({ type: 'opened', kind: 'pdf', pages: 2 })
})

test('a page whose letters make no words waits, its text left out', async () => {
  const prose = [...left, ...right, ...left]
  const cipher = (text: string) =>
    text.replace(/[a-z]/g, (one) => String.fromCharCode(((one.charCodeAt(0) - 94) % 26) + 97))
  const { pages } = await read(
    await pdfOf([
      (page, { roman }) => lines(page, roman, prose, 60, 700),
      (page, { roman }) => lines(page, roman, prose.map(cipher), 60, 700),
    ]),
  )
  expect(pages.map(({ source, waiting, text }) => [source, waiting, text === ''])).toEqual([
    ['text', undefined, false],
    ['garbled', true, true],
  ])
})

test('a damaged file says so, whatever is left of it', async () => {
  const whole = await pdfOf([(page, { roman }) => lines(page, roman, ['Some words.'], 60, 700)])
  for (const bytes of [whole.slice(0, 60), new TextEncoder().encode('%PDF-1.7\nnothing')]) {
    const error = await read(bytes).catch((thrown: AssistantError) => thrown)
    expect(error).toMatchObject({ code: 'document-damaged' })
  }
})

test('bytes of no kind that is read are refused', async () => {
  const ogg = Uint8Array.from([0x4f, 0x67, 0x67, 0x53, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6])
  expect(await read(ogg, 'x.pdf').catch((thrown: AssistantError) => thrown)).toMatchObject({ code: 'file-unsupported' })
  const empty = await read(new Uint8Array(), 'x.txt').catch((thrown: AssistantError) => thrown)
  expect(empty).toMatchObject({ code: 'document-empty', parameters: { name: 'x.txt' } })
})

test('bold heads of table columns are rows, a bold line where prose begins is a heading', async () => {
  const prose = [
    'The house used less gas than in the year before because',
    'the new pump draws far less and the cellar pipes are warm.',
  ]
  const { pages } = await read(
    await pdfOf([
      (page, { roman, bold }) => {
        for (const at of [0, 1, 2]) lines(page, roman, prose, 60, 800 - at * 60)
        page.drawText('Use by flat', { x: 60, y: 610, size: 11, font: bold })
        page.drawText('2025', { x: 330, y: 590, size: 11, font: bold })
        for (const [at, row] of [
          ['Gas', '61,480', '69,100'],
          ['Water', '504', '485'],
        ].entries()) {
          for (const [column, cell] of row.entries())
            page.drawText(cell, { x: 60 + column * 130, y: 575 - at * 15, size: 11, font: roman })
        }
      },
    ]),
  )
  const page = pages[0] as ExtractedPage
  const kinds = page.blocks.map(({ kind, start, end }) => [kind, page.text.slice(start, end)])
  expect(kinds.slice(-4)).toEqual([
    ['heading', 'Use by flat'],
    ['table-row', '2025'],
    ['table-row', 'Gas\t61,480\t69,100'],
    ['table-row', 'Water\t504\t485'],
  ])
  expect(page.blocks.at(-1)?.headingPath).toEqual(['Use by flat'])
})
