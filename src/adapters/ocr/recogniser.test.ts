import { PDFDocument, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import type { AssistantError } from '../../api/error.ts'
import { greyOf, turnGrey } from '../../core/documents/picture/grey-picture.ts'
import { straighten } from '../../core/documents/picture/straighten.ts'
import { recognisePages } from '../../core/documents/recognise-pages.ts'
import { recognisedPage } from '../../core/documents/recognised-page.ts'
import type { Bitmap } from '../../core/ports/bitmap.ts'
import type { PdfCharacters } from '../../core/ports/pdf-engine.ts'
import { pdfEngine } from '../pdf/pdf-engine.ts'
import { createRecogniser } from './recogniser.ts'

const recogniser = createRecogniser(undefined)
const width = 1_100
const text = [
  'The landlord keeps the house in good order.',
  'Rent is due on the third working day of',
  'the month and is paid in full by transfer.',
]

async function printed(lines: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.TimesRoman)
  const page = document.addPage([298, 180])
  for (const [at, line] of lines.entries()) page.drawText(line, { x: 30, y: 130 - at * 18, size: 12, font })
  return document.save()
}

function bitmapOf({ width: wide, height, pixels }: ReturnType<typeof greyOf>): Bitmap {
  const rgba = new Uint8Array(pixels.length * 4).fill(255)
  for (const [at, value] of pixels.entries()) rgba.fill(value, at * 4, at * 4 + 3)
  return { width: wide, height, pixels: rgba }
}

/** The box about the characters of the first `word` as PDFium places them. */
function placeOf({ codes, geometry }: PdfCharacters, word: string): { x: number; y: number } {
  const at = String.fromCodePoint(...codes).indexOf(word)
  const last = at + word.length - 1
  const side = (index: number, of: number): number => geometry[index * 6 + of] ?? 0
  return { x: (side(at, 0) + side(last, 2)) / 2, y: (side(at, 1) + side(at, 3)) / 2 }
}

test('text is recognised whichever way up it stands, and each word where it is printed', async () => {
  using file = await pdfEngine.open(await printed(text))
  const upright = greyOf(file.draw(1, width))
  const truth = placeOf(file.page(1), 'working')
  for (const turn of [0, 1, 2, 3] as const) {
    const picture = turnGrey(upright, turn)
    const found = await recogniser.recognise(bitmapOf(picture), ['eng'])
    expect(found.turn).toBe((4 - turn) % 4)
    expect(found.words.map((word) => word.text).join(' ')).toBe(text.join(' '))
    expect(Math.min(...found.words.map(({ confidence }) => confidence))).toBeGreaterThan(0.8)
    const size = turn % 2 === 0 ? { width: 298, height: 180 } : { width: 180, height: 298 }
    const page = recognisedPage(1, found, size, picture)
    expect(page.text).toBe(text.join(' '))
    const at = page.text.indexOf('working')
    const { box } = page.words?.find(({ start }) => start === at) ?? {}
    const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
    const turned = [
      [truth.x, truth.y],
      [180 - truth.y, truth.x],
      [298 - truth.x, 180 - truth.y],
      [truth.y, 298 - truth.x],
    ][turn] as [number, number]
    expect(Math.hypot(x - turned[0], y - turned[1])).toBeLessThan(4)
  }
})

test('a page that lies askew is straightened, its boxes stay where the words are', async () => {
  using file = await pdfEngine.open(await printed(text))
  const upright = greyOf(file.draw(1, width))
  const truth = placeOf(file.page(1), 'working')
  const { picture, back } = straighten(upright, (4 * Math.PI) / 180)
  const found = await recogniser.recognise(bitmapOf(picture), ['eng'])
  expect(found.words.map((word) => word.text).join(' ')).toBe(text.join(' '))
  const box = found.words.find((word) => word.text === 'working')?.box
  const [x, y] = back((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2)
  expect(Math.hypot(x - (truth.x * width) / 298, y - (truth.y * width) / 298)).toBeLessThan(15)
})

test('a language that is not there, or no data at all, is an error; the next page is read', async () => {
  const picture = { width: 40, height: 40, pixels: new Uint8Array(40 * 40 * 4).fill(255) }
  const code = (languages: string[]) =>
    recogniser.recognise(picture, languages).then(
      () => 'read',
      (error: AssistantError) => `${error.code} ${error.parameters['language']}`,
    )
  expect(await code(['deu'])).toBe('language-missing deu')
  expect(await code(['../eng'])).toBe('language-missing ../eng')
  expect(await code(['eng'])).toBe('read')
})

test('pages without ink or with marks that are no writing are empty, and one that cannot be drawn ends no other', async () => {
  const document = await PDFDocument.create()
  document.addPage([300, 300])
  const scribble = document.addPage([300, 300])
  for (let at = 0; at < 40; at++) {
    const [x, y] = [150 + 90 * Math.cos(at * 2.4), 150 + 90 * Math.sin(at * 2.4)]
    scribble.drawLine({ start: { x: 150, y: 150 }, end: { x, y }, thickness: 3 })
  }
  const font = await document.embedFont(StandardFonts.Helvetica)
  document.addPage([300, 300]).drawText('Some words stand here.', { x: 30, y: 200, size: 16, font })
  using file = await pdfEngine.open(await document.save())
  const never = new AbortController().signal
  const pages = await Array.fromAsync(recognisePages(recogniser, file, [1, 2, 9, 3], ['eng'], never))
  expect(pages.map(({ number, source }) => [number, source])).toEqual([
    [1, 'empty'],
    [2, 'empty'],
    [9, 'unreadable'],
    [3, 'recognised'],
  ])
  expect(pages[3]).toMatchObject({ text: 'Some words stand here.', width: 300, height: 300 })
})
