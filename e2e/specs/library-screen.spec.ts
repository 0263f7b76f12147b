import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say, sayError } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const names = ['Alder', 'Birch', 'Cedar', 'Damson', 'Elm', 'Fir']
let folder: string
let launched: Launched
let page: Page
let table: Locator
let details: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-library-'))
  const files = names.map((name) => join(folder, `${name}.txt`))
  for (const [at, file] of files.entries()) writeFileSync(file, `${names[at]} grows behind the house.\n`)
  const broken = join(folder, 'Broken.pdf')
  writeFileSync(broken, '%PDF-1.4 nothing of a PDF follows')
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  await dropFiles(page, 'nav[data-drop]', [...files, broken])
  await libraryRead(page, 7)
  await page.getByRole('button', { name: /^All documents/ }).click()
  table = page.getByRole('grid', { name: say('shell', 'allDocuments') })
  details = page.getByRole('region', { name: say('library', 'details') })
  await table.getByRole('button', { name: say('library', 'column-title') }).click()
  await expect(row('Alder')).toBeVisible()
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const row = (name: string) => table.getByRole('row', { name: new RegExp(`^${name}`) })
const selected = () => table.locator('[role="row"][aria-selected="true"]')
const bar = () => page.getByRole('toolbar', { name: say('documents', 'selection') })
const says = (count: number) => expect(bar()).toContainText(say('library', 'selected', { count }))

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
}

test('rows are chosen by pointer and keyboard as in any table', async () => {
  await row('Alder').click()
  await says(1)
  await row('Damson').click({ modifiers: ['Shift'] })
  // Broken stands between Birch and Cedar.
  await says(5)
  await row('Birch').click({ modifiers: ['Control'] })
  await says(4)
  await expect(row('Birch')).toHaveAttribute('aria-selected', 'false')
  await row('Elm').click()
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selected()).toHaveCount(2)
  await page.keyboard.press('Control+ArrowUp')
  await page.keyboard.press('Control+ArrowUp')
  await page.keyboard.press('Space')
  await expect(row('Damson')).toHaveAttribute('aria-selected', 'true')
  await says(3)
  await page.keyboard.press('Control+a')
  await says(7)
  await expectClean()
  await page.keyboard.press('Escape')
  await expect(bar()).toHaveCount(0)
})

test('chosen documents go into a new collection, and by dragging into one that is there', async () => {
  await row('Alder').click()
  await row('Cedar').click({ modifiers: ['Control'] })
  await bar()
    .getByRole('button', { name: say('documents', 'addToCollection') })
    .click()
  await page.getByRole('menuitem', { name: say('documents', 'newCollection') }).click()
  await page.getByRole('textbox', { name: say('shell', 'collectionName') }).fill('Trees')
  await page.keyboard.press('Enter')
  const trees = page.getByRole('button', { name: /^Trees/ })
  await expect(trees).toContainText('2')
  await row('Elm').click()
  await row('Fir').click({ modifiers: ['Shift'] })
  await row('Elm').dragTo(trees)
  await expect(trees).toContainText('4')
  await page
    .getByRole('button', { name: say('shell', 'undo') })
    .last()
    .click()
  await expect(trees).toContainText('2')
})

test('the details say what a document is, and follow the chosen row', async () => {
  await row('Alder').click()
  await page.keyboard.press('Alt+Enter')
  await expect(details).toContainText(say('documents', 'kind-text'))
  await expect(details).toContainText(say('documents', 'allText', { count: 1 }))
  await expect(details).toContainText(join(folder, 'Alder.txt'))
  await expect(details.getByRole('button', { name: say('documents', 'takeOutOf', { name: 'Trees' }) })).toBeVisible()
  await expectClean()
  await row('Broken').click()
  await expect(details).toContainText('damaged')
  await expect(details).toContainText(sayError({ code: 'document-damaged', parameters: { name: 'Broken.pdf' } }))
  await expect(details.getByRole('button', { name: say('library', 'open'), exact: true })).toHaveCount(0)
  await row('Alder').click()
  await details.getByRole('button', { name: say('documents', 'takeOutOf', { name: 'Trees' }) }).click()
  await expect(page.getByRole('button', { name: /^Trees/ })).toContainText('1')
  await details
    .page()
    .getByRole('button', { name: say('library', 'closeDetails') })
    .click()
})

test('what could not be read is counted, shown by its reason, and mended by reading again', async () => {
  const look = page.getByRole('button', { name: say('documents', 'healthShow'), exact: true })
  await expect(page.getByText(say('documents', 'healthFailed', { count: 1 }))).toBeVisible()
  await look.click()
  const few = page.getByRole('grid', { name: say('shell', 'needsALook') })
  await expect(few.getByRole('row')).toHaveCount(2)
  await expect(few.getByRole('row', { name: /^Broken/ })).toContainText(say('reasons', 'document-damaged'))
  await expectClean()
  writeFileSync(join(folder, 'Broken.pdf'), 'No longer a PDF, but text that can be read.\n')
  await few.getByRole('row', { name: /^Broken/ }).click()
  await bar()
    .getByRole('button', { name: say('documents', 'readAgain') })
    .click()
  await expect(page.getByText(say('library', 'nothingToLookAt'))).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: /^All documents/ }).click()
  await expect(page.getByText(say('documents', 'healthGood'))).toBeVisible()
})

test('documents that are removed come back with undo', async () => {
  await table.getByRole('button', { name: say('library', 'column-title') }).click()
  await row('Elm').click()
  await row('Fir').click({ modifiers: ['Control'] })
  await page.keyboard.press('Delete')
  await expect(row('Elm')).toHaveCount(0)
  await expect(row('Fir')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(row('Elm')).toBeVisible()
  await expect(row('Fir')).toBeVisible()
})

test('typing in the table finds, and the keyboard goes round the panes', async () => {
  await row('Alder').click()
  await page.keyboard.type('ceda')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(row('Cedar')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row('Alder')).toBeVisible()
  await page.keyboard.press('Shift+F6')
  await page.keyboard.press('F6')
  await expect(table).toBeFocused()
})
