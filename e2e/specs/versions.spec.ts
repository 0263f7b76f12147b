import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const rooms = ['kitchen', 'bath', 'hall', 'cellar', 'attic', 'garden', 'garage', 'porch']
const lease = (deposit: string) =>
  [
    '# Lease',
    `The tenant pays a deposit of ${deposit} euros in three equal parts.`,
    ...rooms.map(
      (room, at) =>
        `The ${room} is painted every ${at + 3} years, and the paint of the ${room} is bought by the landlord.`,
    ),
  ].join('\n\n')

let folder: string
let launched: Launched
let page: Page
let table: Locator
let details: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-versions-'))
  const files = Object.entries({ 'Lease v1.md': '2,900', 'Lease v2.md': '3,200' }).map(([name, deposit], at) => {
    const file = join(folder, name)
    writeFileSync(file, lease(deposit))
    utimesSync(file, 1_740_000_000 + at * 86_400, 1_740_000_000 + at * 86_400)
    return file
  })
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  await dropFiles(page, 'nav[data-drop]', files)
  await libraryRead(page, 2)
  await page.getByRole('button', { name: /^All documents/ }).click()
  table = page.getByRole('grid', { name: say('shell', 'allDocuments') })
  details = page.getByRole('region', { name: say('library', 'details') })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const versions = () => details.getByRole('list').getByRole('listitem')

test('two versions of a file are one row, which leads to both', async () => {
  await expect(table.getByRole('row')).toHaveCount(2)
  await table.getByText(say('documents', 'versions', { count: 2 })).click()
  await expect(versions()).toHaveText([/^Lease v2\.md/, /^Lease v1\.md/])
  await versions()
    .getByRole('button', { name: /^Lease v1/ })
    .click()
  await expect(details).toContainText(join(folder, 'Lease v1.md'))
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})

test('one version is removed by itself, all of them with their row, and undo brings them back', async () => {
  await versions()
    .getByRole('button', { name: say('documents', 'removeVersion', { path: 'Lease v1.md' }) })
    .click()
  await expect(table.getByText(say('documents', 'versions', { count: 2 }))).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(table.getByText(say('documents', 'versions', { count: 2 }))).toBeVisible()
  await table.getByRole('row', { name: /^Lease/ }).click()
  await page.keyboard.press('Delete')
  await expect(page.getByText(say('library', 'removed', { count: 2 }))).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(table.getByText(say('documents', 'versions', { count: 2 }))).toBeVisible()
})

test('an answer quotes the newest version first and says which is which', async () => {
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  const composer = page.getByRole('textbox', { name: say('chat', 'askField') })
  await composer.fill('How much is the deposit?')
  await composer.press('Enter')
  const quotes = page.getByRole('list', { name: say('chat', 'quotes') }).getByRole('listitem')
  const deposits = quotes.filter({ hasText: 'euros in three equal parts' })
  await expect(deposits).toHaveCount(2, { timeout: 30_000 })
  await expect(deposits.nth(0)).toContainText('3,200')
  await expect(deposits.nth(0)).toContainText(say('places', 'newestVersion', { of: 2 }))
  await expect(deposits.nth(1)).toContainText('2,900')
  await expect(deposits.nth(1)).toContainText(say('places', 'olderVersion', { number: 1, of: 2 }))
})
