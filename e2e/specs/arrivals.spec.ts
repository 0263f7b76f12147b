import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { say, sayError } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { coloursOf, wordsUnder } from '../support/marked-words.ts'

const samples = join(projectRoot, 'resources/samples')
const manyPages = 1200
let folder: string
let desk: string
let launched: Launched
let card: Locator
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-arrivals-'))
  desk = join(folder, 'Desk')
  mkdirSync(desk)
  for (const name of readdirSync(samples)) copyFileSync(join(samples, name), join(desk, name))
  writeFileSync(join(desk, 'Broken.pdf'), '%PDF-1.4 nothing of a PDF follows')
  writeFileSync(join(desk, 'Minutes.pdf'), await minutes())
  launched = await launchApp({
    dataFolder: join(folder, 'data'),
    size: { width: 1280, height: 800 },
    theme: 'light',
  })
  card = launched.page.getByRole('region', { name: say('arrivals', 'title') })
  reader = launched.page.getByRole('complementary', { name: say('shell', 'reader') })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A PDF that takes longer to read than the others together. */
async function minutes(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= manyPages; number++) {
    const page = pdf.addPage([595, 842])
    for (let line = 0; line < 12; line++)
      page.drawText(`Item ${line} of meeting ${number} was put off.`, { x: 70, y: 760 - line * 30, size: 11, font })
  }
  return pdf.save()
}

const tile = (name: RegExp) =>
  card.getByRole('listitem').filter({ has: launched.page.locator('[title]', { hasText: name }) })
const active = () => reader.locator('[data-marking="active"]')
const squeezed = (text: string) => text.replace(/\s+/g, '')
/** Letters and digits alone: a text layer's narrow commas do not stand exactly where they are printed. */
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')

test('what was dropped stands in the new question, page by page, with its first facts', async () => {
  const { page } = launched
  await expect(page.getByRole('heading', { name: say('library', 'firstTitle') })).toBeVisible()
  await dropFiles(page, 'nav[data-drop]', [desk])
  await expect(card).toBeVisible()
  await expect(tile(/^Minutes/)).toContainText(/\d+ of 1,200 pages read/, { timeout: 20_000 })
  await expect(tile(/^Energy report/).getByRole('button', { name: /^Date: 19 January 2026, page 1$/ })).toBeVisible()
  await expect(tile(/^Lease/).getByRole('button', { name: /^Name: Clara Vogt, page 1$/ })).toBeVisible()
})

test('thumbnails are drawn: the real page of a PDF, the first lines of a text', async () => {
  const canvas = tile(/^Lease/).locator('[data-first-page="picture"] canvas')
  await expect(canvas).toBeVisible({ timeout: 20_000 })
  const ink = await canvas.evaluate((element: HTMLCanvasElement) => {
    const { data } = element.getContext('2d')?.getImageData(0, 0, element.width, element.height) ?? { data: [] }
    let [dark, all] = [0, 0]
    for (let at = 0; at < data.length; at += 4) {
      all += 1
      if ((data[at] ?? 255) < 200) dark += 1
    }
    return dark / Math.max(1, all)
  })
  expect(ink).toBeGreaterThan(0.005)
  expect(ink).toBeLessThan(0.5)
  await expect(tile(/^Energy report/).locator('[data-first-page="text"]')).toContainText('Written by Ms Adler')
})

test('a file that cannot be read says so', async () => {
  const sentence = sayError({ code: 'document-damaged', parameters: { name: 'Broken.pdf' } })
  await expect(tile(/^Broken/)).toContainText(sentence, { timeout: 20_000 })
  await expect(card.getByRole('status')).toContainText(say('arrivals', 'failed', { count: 1 }))
})

test('each fact opens the reader at exactly its words', async () => {
  for (const kind of ['Date', 'Amount', 'Name']) {
    const fact = tile(/^Lease/).getByRole('button', { name: new RegExp(`^${kind}: `) })
    const words = letters((await fact.textContent()) ?? '')
    expect(words.length).toBeGreaterThan(3)
    await fact.click()
    await expect.poll(async () => letters(await wordsUnder(active())), { timeout: 20_000 }).toBe(words)
  }
  for (const kind of ['Date', 'Amount', 'Name']) {
    const fact = tile(/^Energy report/).getByRole('button', { name: new RegExp(`^${kind}: `) })
    const words = squeezed((await fact.textContent()) ?? '')
    await fact.click()
    await expect.poll(async () => squeezed((await active().allTextContents()).join(''))).toBe(words)
  }
  await reader.getByRole('button', { name: say('reader', 'closeReader') }).click()
})

test('pages stay paper-white in the dark', async () => {
  const { app, page } = launched
  const theme = (source: 'light' | 'dark') =>
    app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted
    }, source)
  await theme('dark')
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  const { outside } = await coloursOf(page, tile(/^Lease/).locator('canvas'), page.locator('[data-marking]'))
  expect(outside.paper).toBeGreaterThan(0.5)
  await theme('light')
})

test('asking puts the card away, and answers from what is read while the rest still is', async () => {
  const { page } = launched
  const question = 'How high is the deposit?'
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  await expect(card).toBeHidden()
  const turn = page.getByRole('article', { name: question })
  await expect(turn.getByRole('list', { name: say('chat', 'quotes') })).toContainText('deposit', { timeout: 30_000 })
  await expect(page.getByRole('progressbar', { name: /^Reading/ })).toBeVisible()
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await expect(page.getByText(say('chat', 'emptyTitle'))).toBeVisible()
  await expect(card).toBeHidden()
})

test('elsewhere a notice leads to the card, and the x puts it away', async () => {
  const { page } = launched
  await page.getByRole('button', { name: /^All documents/ }).click()
  await dropFiles(page, 'nav[data-drop]', [join(desk, 'Energy report 2025.md')])
  await page
    .getByRole('status', { name: say('shell', 'notices') })
    .getByRole('button', { name: say('arrivals', 'show') })
    .click()
  await expect(tile(/^Energy report/)).toContainText(say('arrivals', 'here', { count: 1 }), { timeout: 30_000 })
  await card.getByRole('button', { name: say('arrivals', 'dismiss') }).click()
  await expect(card).toBeHidden()
  await expect(page.getByRole('textbox', { name: say('chat', 'askField') })).toBeFocused()
})
