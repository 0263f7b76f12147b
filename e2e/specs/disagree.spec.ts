import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { wordsUnder } from '../support/marked-words.ts'

const question = 'With how many days of written notice may either party terminate the agreement?'
const sixty = 'Either party may terminate the agreement with sixty days’ written notice.'
const thirty = 'Either party may terminate the agreement with thirty days’ written notice.'
const lease = 'Lease Bergstrasse 12.pdf'
const ninety =
  'Either party may terminate this agreement with ninety days’ written notice, delivered by registered mail.'
const places = {
  ninety: { title: 'Lease', words: ninety },
  sixty: { title: 'Addendum', words: sixty },
  thirty: { title: 'Protocol', words: thirty },
}
let folder: string
let launched: Launched
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-disagree-'))
  const file = (name: string) => join(folder, name)
  const filler = Array.from({ length: 60 }, (_, index) => `Bench ${index + 1} in the yard is painted green.`).join(
    '\n\n',
  )
  writeFileSync(file('Addendum.md'), ['# Addendum', filler, sixty, filler].join('\n\n'))
  writeFileSync(file('Protocol.txt'), ['Protocol of the meeting in the yard', '', thirty, ''].join('\n'))
  copyFileSync(join(projectRoot, 'resources/samples', lease), file(lease))
  launched = await launchApp({ dataFolder: file('data'), size: { width: 1280, height: 800 }, theme: 'light' })
  const { page } = launched
  reader = page.getByRole('complementary', { name: say('shell', 'reader') })
  await dropFiles(page, 'nav[data-drop]', ['Addendum.md', 'Protocol.txt', lease].map(file))
  await libraryRead(page, 3)
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: question })).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const side = (value: string) => launched.page.getByRole('button', { name: new RegExp(`^${value} \\(.*show beside`) })
const sheet = (title: string) => reader.getByRole('region', { name: new RegExp(`^Document \\d of 2: ${title}`) })
const marked = (where: Locator) => where.locator('[data-marking="active"]')
const regions = () => reader.getByRole('region', { name: /^Document \d of 2/ })

/** The words filled in a document, without white space. */
async function wordsIn(where: Locator): Promise<string> {
  if ((await where.locator('.textLayer').count()) > 0) return wordsUnder(marked(where))
  return (await marked(where).allTextContents()).join('').replace(/\s+/g, '')
}

test('the line names each value with its place', async () => {
  const line = launched.page.getByRole('article', { name: question }).getByText(say('chat', 'differ'))
  await expect(line).toContainText('ninety days (Lease Bergstraße 12, p. 4)')
  await expect(line).toContainText(/sixty days \(Addendum, p\. \d+\)/)
  await expect(line).toContainText('thirty days (Protocol, p. 1)')
})

test('a side opens beside the first other, each document at exactly its words', async () => {
  const links = launched.page.getByRole('button', { name: /show beside/ })
  const values = (await links.allTextContents()).map((text) => text.split(' ')[0] ?? '')
  expect(values.toSorted()).toEqual(['ninety', 'sixty', 'thirty'])
  for (const [index, value] of values.entries()) {
    await links.nth(index).click()
    const other = values[index === 0 ? 1 : 0] ?? ''
    await expect(regions()).toHaveCount(2)
    for (const shown of [value, other]) {
      const { title, words } = places[shown as keyof typeof places]
      await expect(marked(sheet(title)).first()).toBeInViewport()
      await expect.poll(() => wordsIn(sheet(title))).toBe(words.replace(/\s+/g, ''))
    }
    await expect(sheet(places[value as keyof typeof places].title).locator('[data-active]')).toBeVisible()
    await expect(reader.locator('[data-active]')).toHaveCount(1)
  }
})

test('a PDF and a text stand beside each other, stacked in a narrow pane and in a row in a wide one', async () => {
  const { page } = launched
  await page.keyboard.press('Escape')
  await side('ninety days').click()
  await expect(regions()).toHaveCount(2)
  const pdf = sheet('Lease')
  await expect.poll(() => wordsIn(pdf)).toBe(ninety.replace(/\s+/g, ''))
  await expect(marked(pdf).first()).toBeInViewport()
  const text = regions().filter({ has: page.locator('.book-page') })
  const boxes = async () => [await pdf.boundingBox(), await text.boundingBox()]
  const [above, below] = (await boxes()).toSorted((one, other) => (one?.y ?? 0) - (other?.y ?? 0))
  expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0) - 1)
  expect(Math.abs((above?.height ?? 0) - (below?.height ?? 0))).toBeLessThan(3)
  const separator = page.getByRole('separator', { name: say('shell', 'resizeReader') })
  await separator.focus()
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowLeft')
  await expect.poll(async () => (await text.boundingBox())?.y).toBe((await pdf.boundingBox())?.y)
  await expect.poll(() => wordsIn(pdf)).toBe(ninety.replace(/\s+/g, ''))
  await expect(marked(pdf).first()).toBeInViewport()
  await expect(marked(text).first()).toBeInViewport()
  await separator.focus()
  for (let step = 0; step < 4; step++) await page.keyboard.press('Shift+ArrowRight')
})

test('each is zoomed on its own, and axe finds nothing', async () => {
  const { page } = launched
  const pdf = sheet('Lease')
  await pdf.getByRole('button', { name: say('reader', 'zoomIn') }).click()
  await expect(pdf.getByRole('button', { name: /%$/ })).toBeVisible()
  const others = regions().getByRole('button', { name: '100%' })
  await expect(others).toHaveCount(1)
  await pdf.getByRole('button', { name: /%$/ }).click()
  await expect(pdf.getByRole('button', { name: say('reader', 'fitText') })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
})

test('F6 goes through the panes and both documents', async () => {
  const { page } = launched
  const inside = () => page.evaluate(() => document.activeElement?.closest('[data-sheet]')?.getAttribute('aria-label'))
  await page.getByRole('textbox', { name: say('chat', 'askField') }).focus()
  await page.keyboard.press('F6')
  expect(await inside()).toMatch(/^Document 1 of 2/)
  await page.keyboard.press('F6')
  expect(await inside()).toMatch(/^Document 2 of 2/)
  await expect(regions().nth(1).locator('[data-active]')).toBeVisible()
  await page.keyboard.press('Shift+F6')
  await expect(regions().nth(0).locator('[data-active]')).toBeVisible()
})

test('Escape leaves the active document with its words, and the history goes back to both', async () => {
  const { page } = launched
  await marked(sheet('Lease')).first().waitFor()
  await sheet('Lease').locator('section[tabindex="0"]').focus()
  await page.keyboard.press('Escape')
  await expect(regions()).toHaveCount(0)
  await expect(reader.getByRole('heading', { name: 'Lease Bergstraße 12' })).toBeVisible()
  await expect.poll(() => wordsIn(reader)).toBe(ninety.replace(/\s+/g, ''))
  expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(regions()).toHaveCount(2)
  await reader.getByRole('button', { name: /^Show one/ }).click()
  await expect(regions()).toHaveCount(0)
  expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).toBe(true)
})
