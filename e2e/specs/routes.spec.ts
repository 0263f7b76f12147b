import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type DeskFolder, makeDeskFolder } from '../support/desk-folder.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const question = 'How high is the deposit that the tenant pays?'
const asked = say('chat', 'askField')
let desk: DeskFolder
let folder: string
let launched: Launched
let page: Page

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  folder = mkdtempSync(join(tmpdir(), 'carrel-routes-'))
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  await dropFiles(page, 'nav[data-drop]', [desk.folder])
  await libraryRead(page, 4)
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
})
test.afterAll(async () => {
  await launched?.close()
  desk[Symbol.dispose]()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const routeChip = () =>
  page.getByRole('button', { name: /^Reads (Best passages|Whole documents|Every document), chosen/ })
const meter = () => page.getByRole('button', { name: /^(room for|reads) / })
const below = () => page.locator('form[aria-label] + [role="status"]')

async function clean(): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
}

test('the route is chosen from the keyboard, is marked as chosen, and the meter says what is read then', async () => {
  await page.getByRole('textbox', { name: asked }).fill(question)
  await expect(meter()).toContainText(/^reads /)
  await expect(routeChip()).toHaveAccessibleName(/by Carrel/)
  await routeChip().focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: say('reading', 'routeTitle') })
  await expect(list.getByRole('option', { name: say('reading', 'automatic') })).toBeFocused()
  await clean()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(list).toHaveCount(0)
  await expect(routeChip()).toHaveAccessibleName(/^Reads Whole documents, chosen by you/)
  await expect(routeChip()).toBeFocused()
  await expect(meter()).toContainText(/^reads 3 documents whole, /)
  await meter().click()
  const parts = page.getByRole('dialog', { name: say('reading', 'meterTitle') })
  await expect(parts).toContainText(say('reading', 'part-documents', { count: 3 }))
  await expect(parts).toContainText(say('reading', 'partAnswer'))
  await clean()
  await page.keyboard.press('Escape')
})

test('a chosen route is kept while the user looks elsewhere, and goes back to Carrel’s', async () => {
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await expect(routeChip()).toHaveAccessibleName(/^Reads Whole documents, chosen by you/)
  await routeChip().click()
  await page.getByRole('option', { name: say('reading', 'automatic') }).click()
  await expect(routeChip()).toHaveAccessibleName(/chosen by Carrel/)
})

/** Chooses a route, asks, and waits until the answer is done. */
async function askBy(route: string, words: string) {
  await routeChip().click()
  await page.getByRole('option', { name: route }).click()
  await page.getByRole('textbox', { name: asked }).fill(words)
  await page.getByRole('textbox', { name: asked }).press('Enter')
  const turn = page.getByRole('article', { name: words })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
  return turn
}

const tokens = async (name: string): Promise<number> => {
  const value = page.locator(`dt:text-is("${name}") + dd`)
  return Number((await value.textContent())?.replace(/\D/g, ''))
}

test('whole documents are read once: the second question about them reads little anew', async () => {
  const first = await askBy(say('reading', 'route-whole'), question)
  await expect(first).toContainText(say('reading', 'readWhole', { whole: 3, count: 3 }))
  await expect(routeChip()).toHaveAccessibleName(/chosen by Carrel/)
  const second = await askBy(say('reading', 'route-whole'), 'Where are the bicycles kept?')
  await second.hover()
  await second.getByRole('button', { name: say('reading', 'usage') }).click()
  const read = await tokens(say('reading', 'usageRead'))
  const reused = await tokens(say('reading', 'usageReused'))
  expect(read).toBeGreaterThan(100)
  expect(reused).toBeGreaterThan(read / 3)
  await clean()
  await page.keyboard.press('Escape')
})

test('what does not fit is said before sending, and the user chooses what happens to it', async () => {
  const long = join(folder, 'Long report.txt')
  const words = Array.from({ length: 2400 }, (_, at) => `Meter ${at} in the cellar showed ${at * 7 + 3} litres.`)
  writeFileSync(long, words.join('\n'))
  await dropFiles(page, 'nav[data-drop]', [long])
  await libraryRead(page, 5)
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: asked }).fill('What did meter 12 in the cellar show?')
  await routeChip().click()
  await page.getByRole('option', { name: say('reading', 'route-whole') }).click()
  await expect(below()).toHaveText('1 document does not fit: its best passages are read instead', { timeout: 30_000 })
  await meter().click()
  const parts = page.getByRole('dialog', { name: say('reading', 'meterTitle') })
  await expect(parts).toContainText('Long report')
  await clean()
  await parts.getByRole('radio', { name: say('reading', 'overflow-leave-out') }).check({ force: true })
  await expect(below()).toHaveText('1 document does not fit: it is left out', { timeout: 30_000 })
  await page.keyboard.press('Escape')
  await page.getByRole('textbox', { name: asked }).press('Enter')
  const turn = page.getByRole('article', { name: /^What did meter 12/ })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
  await expect(turn).toContainText(say('reading', 'left-leave-out', { count: 1 }))
})
