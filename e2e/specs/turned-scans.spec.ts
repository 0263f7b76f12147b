import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { degrees, PDFDocument } from 'pdf-lib'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { showSearch } from '../support/show-search.ts'

const places = { 90: 'Amsterdam', 180: 'Bergen', 270: 'Cardiff' } as const
const turns = [90, 180, 270] as const
const linesOf = (turn: keyof typeof places) => [
  'The harbour master opens the lock at six.',
  'Ships that carry grain may wait at the pier.',
  'Every captain signs the book of the harbour.',
  `The lighthouse of ${places[turn]} burns in fog.`,
  'Nobody leaves a rope across the narrow stairs.',
]
const [across, down] = [842, 595]
let folder: string
let launched: Launched

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-turned-'))
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  const { page } = launched
  for (const turn of turns)
    writeFileSync(join(folder, `Turned ${turn}.pdf`), await scanOf(await printed(page, linesOf(turn)), turn))
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A printed page as a PNG, drawn by the window. */
async function printed(page: Page, lines: readonly string[]): Promise<Buffer> {
  const url = await page.evaluate(
    ([texts, width, height]) => {
      const canvas = document.createElement('canvas')
      canvas.width = width * 3
      canvas.height = height * 3
      const context = canvas.getContext('2d')
      if (context === null) throw new Error('no canvas')
      context.fillStyle = 'white'
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.fillStyle = 'black'
      context.font = '72px serif'
      for (const [at, text] of texts.entries()) context.fillText(text, 200, 300 + at * 130)
      return canvas.toDataURL('image/png')
    },
    [lines, across, down] as const,
  )
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

/** A scan that lies turned by so many degrees clockwise. */
async function scanOf(png: Buffer, turn: number): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const picture = await document.embedPng(png)
  const [width, height] = turn === 180 ? [across, down] : [down, across]
  const place = { 90: { x: 0, y: height }, 180: { x: width, y: height }, 270: { x: width, y: 0 } }[turn]
  document
    .addPage([width, height])
    .drawImage(picture, { ...place, width: across, height: down, rotate: degrees(-turn) })
  return document.save()
}

for (const turn of turns) {
  test(`a scan turned by ${turn} degrees is shown upright, its marks over their words`, async () => {
    test.setTimeout(120_000)
    const { page } = launched
    await dropFiles(page, 'nav[data-drop]', [join(folder, `Turned ${turn}.pdf`)])
    await showSearch(page)
    const field = page.getByRole('searchbox', { name: say('search', 'field') })
    const hit = page
      .getByRole('list', { name: say('search', 'results') })
      .locator('[data-hit]')
      .filter({ hasText: places[turn] })
      .first()
    await expect(async () => {
      await field.fill('')
      await field.fill(`lighthouse ${places[turn]}`)
      await expect(hit).toBeVisible({ timeout: 3_000 })
    }).toPass({ timeout: 90_000 })
    await hit.click()
    const reader = page.getByRole('complementary', { name: say('shell', 'reader') })
    const sheet = reader.locator('[data-page="1"]')
    await expect(sheet.locator('.pdf-turned canvas')).toBeVisible({ timeout: 20_000 })
    const mark = sheet.locator('[data-mark]').first()
    await expect(mark).toBeVisible()
    const [whole, marked] = [await sheet.locator('.pdf-sheet').boundingBox(), await mark.boundingBox()]
    if (whole === null || marked === null) throw new Error('nothing is shown')
    expect(whole.width / whole.height).toBeCloseTo(across / down, 1)
    expect(marked.width).toBeGreaterThan(marked.height * 4)
    const word = sheet.locator('.recognised-words > span', { hasText: 'lighthouse' })
    const place = await word.boundingBox()
    if (place === null) throw new Error('the word is not laid over the page')
    // The fourth line stands at 690 of 1785 parts from the top.
    expect((place.y + place.height / 2 - whole.y) / whole.height).toBeCloseTo(670 / 1785, 1)
    expect((place.x - whole.x) / whole.width).toBeLessThan(0.25)
    expect(place.width).toBeGreaterThan(place.height * 2)
    expect(marked.y).toBeLessThan(place.y + place.height)
    expect(marked.y + marked.height).toBeGreaterThan(whole.y)
    if (process.env['CARREL_SHOTS'])
      await page.screenshot({ path: join(process.env['CARREL_SHOTS'], `turned-${turn}.png`) })
  })
}
