import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type DeskFolder, makeDeskFolder } from '../support/desk-folder.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

let desk: DeskFolder
let dataFolder: string
let launched: Launched

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  dataFolder = mkdtempSync(join(tmpdir(), 'carrel-search-'))
  launched = await launchApp({ dataFolder, theme: 'light', size: { width: 1280, height: 800 } })
  await dropFiles(launched.page, 'nav[data-drop]', [desk.folder])
  await libraryRead(launched.page, 4)
})
test.afterAll(async () => {
  await launched?.close()
  desk[Symbol.dispose]()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

const field = () => launched.page.getByRole('searchbox', { name: say('search', 'field') })
const results = () => launched.page.getByRole('list', { name: say('search', 'results') })
const hits = () => results().locator('[data-hit]')
const chip = (name: 'chipKind' | 'chipFolder' | 'chipLanguage') =>
  launched.page
    .getByRole('group', { name: say('search', 'filters') })
    .getByRole('button', { name: say('search', name) })

async function expectClean(screen: string): Promise<void> {
  await launched.page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page: launched.page }).setLegacyMode(true).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
  expect(found, screen).toEqual([])
}

test('Ctrl+Shift+F opens the search, which says how to use it', async () => {
  const { page } = launched
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await expect(field()).toBeFocused()
  await expect(page.getByText(say('search', 'teachExactExample'))).toBeVisible()
  await expect(page.getByRole('button', { name: say('shell', 'search'), exact: false }).first()).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expectClean('nothing typed')
})

test('finds while a word is typed, by document, the found words semibold', async () => {
  await field().fill('depo')
  await expect(hits().first()).toContainText('deposit')
  await expect(results().getByRole('heading', { name: 'Lease' })).toBeVisible()
  const mark = hits().first().locator('mark').first()
  await expect(mark).toHaveCSS('font-weight', '600')
  await expect(mark).toHaveCSS('background-color', 'rgba(0, 0, 0, 0)')
  await field().fill('"thirty days" -caretaker')
  await expect(hits()).toHaveCount(1)
  await field().fill('"days thirty"')
  await expect(launched.page.getByText(say('search', 'nothing')).last()).toBeVisible()
})

test('arrows go through the passages, Enter opens the reader at the words, Space shows the page', async () => {
  const { page } = launched
  await field().fill('the')
  await field().fill('notice')
  await expect(hits().first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(hits().first()).toBeFocused()
  await expectClean('results')
  await page.keyboard.press('Space')
  await expect(page.locator('.lens')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.lens')).toHaveCount(0)
  await page.keyboard.press('Enter')
  const active = page.getByRole('complementary', { name: say('shell', 'reader') }).locator('[data-marking="active"]')
  await expect(active.first()).toBeInViewport({ timeout: 20_000 })
  await expect(hits().first()).toHaveAttribute('aria-pressed', 'true')
  await hits().first().focus()
  await page.keyboard.press('ArrowUp')
  await expect(field()).toBeFocused()
})

test('filters narrow the passages, also together, and can be cleared', async () => {
  const { page } = launched
  await field().fill('the')
  await field().fill('caretaker deposit bicycles')
  await expect(results().getByRole('heading')).toHaveCount(3)
  await chip('chipKind').click()
  const kinds = page.getByRole('dialog', { name: say('search', 'chipKind') })
  await kinds.getByRole('checkbox', { name: say('search', 'kind-markdown') }).press('Space')
  await expect(results().getByRole('heading')).toHaveCount(1)
  await expectClean('a filter open')
  await kinds.getByRole('checkbox', { name: say('search', 'kind-html') }).press('Space')
  await page.keyboard.press('Escape')
  await expect(results().getByRole('heading')).toHaveCount(2)
  await expect(chip('chipKind')).toContainText('Markdown, Web page')
  await page.getByRole('button', { name: say('search', 'clearFilters') }).click()
  await expect(results().getByRole('heading')).toHaveCount(3)
})

test('a filter becomes a smart collection, which fills itself and can be changed', async () => {
  const { page } = launched
  await field().fill('')
  await chip('chipKind').click()
  await page.getByRole('checkbox', { name: say('search', 'kind-html') }).press('Space')
  await page.keyboard.press('Escape')
  await expect(page.getByText(say('search', 'fitting', { count: 1 }))).toBeVisible()
  await page.getByRole('button', { name: say('search', 'save') }).click()
  await page.getByRole('textbox', { name: say('search', 'saveName') }).fill('Saved pages')
  await expectClean('name of a smart collection')
  await page.keyboard.press('Enter')
  const row = page.getByRole('region', { name: say('shell', 'library') }).getByRole('button', { name: /^Saved pages/ })
  await expect(row).toContainText('1')
  await row.click()
  await expect(page.getByRole('row', { name: /House rules/ })).toBeVisible()
  await row.click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('shell', 'editFilter') }).click()
  await expect(page.getByText(say('search', 'editing', { name: 'Saved pages' }))).toBeVisible()
  await chip('chipKind').click()
  await page.getByRole('checkbox', { name: say('search', 'kind-markdown') }).press('Space')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('search', 'editSave') }).click()
  await expect(row).toContainText('2')
  await expect(row).toHaveAttribute('aria-current', 'page')
})

test('asks about what fits: the scope says the filter in words', async () => {
  const { page } = launched
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await chip('chipKind').click()
  await page.getByRole('checkbox', { name: say('search', 'kind-markdown') }).press('Space')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('search', 'ask') }).click()
  const composer = page.getByRole('form', { name: say('chat', 'composer') })
  await expect(composer.getByRole('button', { name: /All documents, Markdown/ })).toBeVisible()
  const question = page.getByRole('textbox', { name: say('chat', 'askField') })
  await expect(question).toBeFocused()
  await question.fill('Who is the caretaker?')
  await question.press('Enter')
  const turn = page.getByRole('article', { name: 'Who is the caretaker?' })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await expect(turn).toContainText(/searched 1 of 1 document/)
})
