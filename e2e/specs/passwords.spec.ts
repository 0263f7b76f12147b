import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say, sayError } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { showSearch } from '../support/show-search.ts'

const office = join(projectRoot, 'src/adapters/crypto/fixtures/agile.docx')
// Its password stands in the README beside it.
const paper = join(projectRoot, '../shared/corpora/parser-docling/pdf_password/sources/2206.01062_pg3.pdf')
const scans = join(projectRoot, '../shared/corpora/parser-docling/tiff/sources/2206.01062.tif')
const hasPaper = existsSync(paper)
let folder: string
let launched: Launched
let page: Page
let details: Locator
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-passwords-'))
  copyFileSync(office, join(folder, 'Agile.docx'))
  if (hasPaper) copyFileSync(paper, join(folder, 'Paper.pdf'))
  await start()
  const files = ['Agile.docx', ...(hasPaper ? ['Paper.pdf'] : [])].map((name) => join(folder, name))
  await dropFiles(page, 'nav[data-drop]', files)
  await libraryRead(page, files.length)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<void> {
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  details = page.getByRole('region', { name: say('library', 'details') })
  reader = page.getByRole('complementary', { name: say('shell', 'reader') })
}

async function openRow(name: string): Promise<void> {
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page.getByRole('row', { name: new RegExp(`^${name}`, 'i') }).dblclick()
}

const field = (within: Locator, name: string) => within.getByLabel(say('documents', 'passwordOf', { name }))
const unlock = (within: Locator) => within.getByRole('button', { name: say('documents', 'unlock') })
const wrong = (name: string) => sayError({ code: 'password-wrong', parameters: { name } })

async function expectHit(query: string, words: string): Promise<void> {
  await showSearch(page)
  await page.getByRole('searchbox', { name: say('search', 'field') }).fill(query)
  const hits = page.getByRole('list', { name: say('search', 'results') }).locator('[data-hit]')
  await expect(hits.filter({ hasText: words }).first()).toBeVisible({ timeout: 10_000 })
}

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
}

test('an Office file opens by its password; a wrong one is said and stays in the field', async () => {
  await openRow('Agile')
  await expectClean()
  await field(details, 'Agile.docx').fill('Schluessel 7')
  await page.keyboard.press('Enter')
  await expect(details.getByRole('alert')).toHaveText(wrong('Agile.docx'))
  await expect(field(details, 'Agile.docx')).toHaveValue('Schluessel 7')
  await expect(field(details, 'Agile.docx')).toBeFocused()
  await expectClean()
  await field(details, 'Agile.docx').fill('Schlüssel 7')
  await details.getByLabel(say('documents', 'keepPassword')).check()
  await unlock(details).click()
  await expect(field(details, 'Agile.docx')).toHaveCount(0, { timeout: 10_000 })
  await expect(details.getByRole('button', { name: say('library', 'open'), exact: true })).toBeVisible()
})

test('what the Office file says is found', async () => {
  await expectHit('rent euros', 'The rent is 900 euros.')
})

test('a PDF opens by its password, and its words are found and shown', async () => {
  test.skip(!hasPaper, '../shared/corpora is missing')
  await openRow('Paper')
  await field(details, 'Paper.pdf').fill('4321')
  await unlock(details).click()
  await expect(details.getByRole('alert')).toHaveText(wrong('Paper.pdf'))
  await field(details, 'Paper.pdf').fill('1234')
  await unlock(details).click()
  await expect(field(details, 'Paper.pdf')).toHaveCount(0, { timeout: 10_000 })
  await libraryRead(page, 2)
  await expectHit('human annotated layout', 'DocLayNet')
  await details.getByRole('button', { name: say('library', 'open'), exact: true }).click()
  await expect(reader.locator('.pdf-canvas canvas').first()).toBeVisible({ timeout: 10_000 })
})

test('after a restart the text is there and the pages ask again', async () => {
  test.skip(!hasPaper, '../shared/corpora is missing')
  await launched.close()
  await start()
  await openRow('DocLayNet')
  await expect(reader.getByText(say('reader', 'pagesLocked'))).toBeVisible({ timeout: 10_000 })
  await expect(reader.locator('[data-page]').first()).toContainText('DocLayNet')
  await expectClean()
  await field(reader, 'Paper.pdf').fill('no')
  await unlock(reader).click()
  await expect(reader.getByRole('alert')).toHaveText(wrong('Paper.pdf'))
  await field(reader, 'Paper.pdf').fill('1234')
  await unlock(reader).click()
  await expect(reader.locator('.pdf-canvas canvas').first()).toBeVisible({ timeout: 10_000 })
})

test('the view of an import asks as well, while pages of other files are being recognised', async () => {
  test.skip(!existsSync(scans), '../shared/corpora is missing')
  copyFileSync(join(projectRoot, 'src/adapters/crypto/fixtures/standard.docx'), join(folder, 'Standard.docx'))
  copyFileSync(scans, join(folder, 'Scans.tif'))
  await dropFiles(
    page,
    'nav[data-drop]',
    ['Standard.docx', 'Scans.tif'].map((name) => join(folder, name)),
  )
  await page.getByRole('button', { name: /^Reading 2 files/ }).click()
  const view = page.getByRole('region', { name: say('library', 'importTitle') })
  await view.getByRole('button', { name: say('documents', 'enterPassword') }).click()
  await expect(field(view, 'Standard.docx')).toBeFocused()
  await page.keyboard.type('no')
  await page.keyboard.press('Enter')
  await expect(view.getByRole('alert')).toHaveText(wrong('Standard.docx'))
  await expect(view.getByText(/Recognising \d of 2 pages/).first()).toBeVisible()
  await field(view, 'Standard.docx').fill('Schlüssel 7')
  await page.keyboard.press('Enter')
  await expect(view.getByText(say('documents', 'readSince'))).toBeVisible({ timeout: 10_000 })
})
