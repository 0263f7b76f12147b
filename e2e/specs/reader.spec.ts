import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { coloursOf, wordsUnder } from '../support/marked-words.ts'

const lease = 'Lease Bergstrasse 12.pdf'
const question = 'With how many days of written notice may either party terminate the agreement?'
let folder: string
let launched: Launched
let reader: Locator
let active: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-reader-'))
  copyFileSync(join(projectRoot, 'resources/samples', lease), join(folder, lease))
  writeFileSync(join(folder, 'Keys.md'), ['# Keys', '', 'The caretaker keeps a second cellar key.', ''].join('\n'))
  await start()
  const { page } = launched
  await dropFiles(page, 'nav[data-drop]', [join(folder, lease), join(folder, 'Keys.md')])
  await libraryRead(page, 2)
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  await expect(quote(1)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('article', { name: question })).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
})
/** Opens the window on the spec's library. */
async function start(): Promise<void> {
  const dataFolder = join(folder, 'data')
  launched = await launchApp({ dataFolder, size: { width: 1280, height: 800 }, theme: 'light' })
  reader = launched.page.getByRole('complementary', { name: say('shell', 'reader') })
  active = reader.locator('[data-marking="active"]')
}

test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true })
})

const quote = (number: number) =>
  launched.page.getByRole('list', { name: say('chat', 'quotes') }).getByRole('button', { name: `Quote ${number},` })

/** The words of a quote without white space, from its label "Quote 1, title, page 5: words". */
async function quoted(number: number): Promise<string> {
  const label = (await quote(number).getAttribute('aria-label')) ?? ''
  return label.slice(label.indexOf(': ') + 2).replace(/\s+/g, '')
}

/** The page that a mark is drawn on. */
const sheetOf = (mark: Locator) => mark.locator('xpath=ancestor::*[@data-page]')

test('hovering a quote shows the words on their real page, Escape takes them away', async () => {
  const { page } = launched
  await page.waitForTimeout(1500)
  await quote(1).hover()
  const lens = page.getByRole('tooltip').locator('.lens-page')
  await expect(lens.locator('canvas')).toBeVisible()
  await expect(lens.locator('.pdf-mark-active').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lens).toBeHidden()
  await page.mouse.move(5, 5)
})

test('a clicked quote is marked over exactly its words', async () => {
  await quote(1).click()
  await expect(active.first()).toBeVisible({ timeout: 20_000 })
  await expect(reader.locator('.textLayer[data-ready]').first()).toBeAttached()
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(1))
  await expect(sheetOf(active.first()).locator('[data-drawn]')).toBeAttached()
  const { inside, outside } = await coloursOf(launched.page, sheetOf(active.first()), active)
  expect(inside.marker).toBeGreaterThan(0.25)
  expect(inside.print).toBeGreaterThan(0.01)
  expect(inside.paper).toBeLessThan(0.02)
  expect(outside.marker).toBeLessThan(0.001)
})

test('pages stay paper-white in the dark and the marker stays light', async () => {
  const { app, page } = launched
  const theme = (source: 'light' | 'dark') =>
    app.evaluate(({ nativeTheme }, wanted) => {
      nativeTheme.themeSource = wanted
    }, source)
  await theme('dark')
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
  const { inside, outside } = await coloursOf(page, sheetOf(active.first()), active)
  expect(inside.marker).toBeGreaterThan(0.25)
  expect(outside.paper).toBeGreaterThan(0.5)
  await theme('light')
})

test('the reader goes back and forth, and a tick opens its citation', async () => {
  const { page } = launched
  await quote(2).click()
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(2))
  await page.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(1))
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(2))
  const ticks = reader.getByRole('navigation', { name: say('reader', 'ticks') }).getByRole('button')
  await ticks.and(reader.getByRole('button', { name: /^Citation 3,/ })).click()
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(3))
  await quote(1).click()
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(1))
})

test('"Fit text" leaves 24 pixels of paper beside the print; a step of zoom keeps the words in view', async () => {
  const { page } = launched
  const sheet = sheetOf(active.first())
  const side = await sheet.evaluate((element) => {
    const paper = element.getBoundingClientRect()
    const words = [...element.querySelectorAll('.textLayer span')].map((span) => span.getBoundingClientRect())
    return Math.min(...words.map((rect) => rect.left)) - paper.left
  })
  expect(side).toBeGreaterThan(18)
  expect(side).toBeLessThan(32)
  await reader.getByRole('button', { name: say('reader', 'zoomIn') }).click()
  await expect(active.first()).toBeInViewport()
  await expect.poll(() => wordsUnder(active)).toBe(await quoted(1))
  await reader.getByRole('button', { name: /%$/ }).click()
  await expect(reader.getByRole('button', { name: say('reader', 'fitText') })).toBeVisible()
  await page.mouse.move(5, 5)
})

test('the document is searched from the keyboard', async () => {
  const { page } = launched
  await page.keyboard.press('ControlOrMeta+f')
  const field = reader.getByRole('textbox', { name: /^Find in/ })
  await field.fill('deposit')
  await expect(reader.locator('.pdf-found [data-current="true"]').first()).toBeInViewport({ timeout: 10_000 })
  const count = reader.getByRole('search').getByRole('status')
  const before = await count.textContent()
  expect(before).toMatch(/^\d+ of \d+$/)
  await field.press('Enter')
  await expect(count).not.toHaveText(before ?? '')
  await field.press('Escape')
  await expect(field).toBeHidden()
  await expect(reader.locator('.pdf-found')).toHaveCount(0)
})

test('selected words can be asked about and copied with their source', async () => {
  const { page, app } = launched
  const words = await active.first().evaluate((mark) => {
    const box = mark.getBoundingClientRect()
    const spans = [...(mark.closest('[data-page]')?.querySelectorAll('.textLayer span') ?? [])]
    const span = spans.find((one) => {
      const rect = one.getBoundingClientRect()
      return Math.abs((rect.top + rect.bottom) / 2 - (box.top + box.bottom) / 2) < 4
    })
    if (span === undefined) throw new Error('no text under the mark')
    getSelection()?.selectAllChildren(span)
    return span.textContent?.trim() ?? ''
  })
  const bar = reader.getByRole('toolbar', { name: say('reader', 'selection') })
  await bar.getByRole('button', { name: say('reader', 'copyWithSource') }).click()
  await expect
    .poll(() => app.evaluate(({ clipboard }) => clipboard.readText()))
    .toMatch(/^“.+” \(Lease Bergstraße 12, (§ [\d.]+, )?p\. \d+\)$/)
  await bar.getByRole('button', { name: say('reader', 'ask') }).click()
  await expect(page.getByRole('textbox', { name: say('chat', 'askField') })).toHaveValue(`“${words}” `)
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill('')
})

test('where the original is gone, the stored text stands with one sentence', async () => {
  await launched.close()
  renameSync(join(folder, lease), join(folder, 'moved.pdf'))
  await start()
  await launched.page.getByRole('button', { name: question }).first().click()
  await quote(1).click()
  await expect(reader.getByText(/The original is gone from/)).toBeVisible({ timeout: 20_000 })
  const marked = async () => (await active.allTextContents()).join('').replace(/\s+/g, '')
  await expect.poll(marked).toBe(await quoted(1))
})
