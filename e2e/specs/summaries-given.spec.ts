import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { PDFDocument } from 'pdf-lib'
import { say, sayError } from '../../src/messages/say.ts'
import { findRuntime } from '../run/electron.ts'
import { dropFiles, dropText } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'

const samples = join(projectRoot, 'resources/samples')
const fixtures = join(projectRoot, 'src/adapters/crypto/fixtures')
// Its password stands in the README beside it.
const paper = join(projectRoot, '../shared/corpora/parser-docling/pdf_password/sources/2206.01062_pg3.pdf')
const scans = join(projectRoot, '../shared/corpora/parser-docling/tiff/sources/2206.01062.tif')
const conversation = '[data-drop-target="conversation"], main'
const { executable } = findRuntime()
let folder: string
let launched: Launched
let page: Page
let view: Locator
let body: Locator
let notRead: Locator
const at = (name: string) => join(folder, name)

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-given-'))
  copyFileSync(join(samples, 'Lease Bergstrasse 12.pdf'), at('Lease.pdf'))
  copyFileSync(join(samples, 'Letters about the flat.docx'), at('Letters.docx'))
  copyFileSync(join(samples, 'Energy report 2025.md'), at('Energy.md'))
  copyFileSync(join(fixtures, 'agile.docx'), at('Agile.docx'))
  copyFileSync(join(fixtures, 'locked-aes-256.zip'), at('Files.zip'))
  writeFileSync(at('Empty.txt'), '')
  mkdirSync(at('Nothing'))
  writeFileSync(join(at('Nothing'), 'rows.bin'), Buffer.from([0, 1, 2, 3, 0, 255]))
  mkdirSync(at('Bare'))
  launched = await launchApp({
    dataFolder: at('data'),
    size: { width: 1280, height: 800 },
    theme: 'light',
    args: [at('Energy.md')],
  })
  page = launched.page
  view = page.locator('section[aria-busy]')
  body = view.getByRole('region', { name: say('summaries', 'body'), exact: true })
  notRead = page.getByRole('region', { name: say('summaries', 'givenNotRead') })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** A page that is a picture of nothing that could be read. */
async function greyPage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const picture = await pdf.embedPng(await page.screenshot({ clip: { x: 2, y: 2, width: 1, height: 1 } }))
  pdf.addPage([595, 842]).drawImage(picture, { x: 0, y: 0, width: 595, height: 842 })
  return pdf.save()
}

const done = async () => {
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
}
const glance = (title: string) => page.getByRole('region', { name: say('summaries', 'gist', { title }) })
const field = (name: string) => notRead.getByLabel(say('documents', 'passwordOf', { name }))
const list = () => page.keyboard.press('ControlOrMeta+Shift+s')

/** axe finds nothing on the screen as it stands. */
async function clean(): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
}

/** Pastes into the page what a clipboard holds, as the browser does. */
async function paste(text: string): Promise<void> {
  await page.evaluate((words) => {
    const data = new DataTransfer()
    data.setData('text/plain', words)
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

test('a file given to the program as it starts is summarised', async () => {
  await expect(page.locator('[data-gist]')).toHaveCount(1, { timeout: 20_000 })
  await done()
  await expect(body.getByRole('listitem').first()).toBeVisible()
})

test('a second start with files hands them over', async () => {
  const second = spawn(executable, ['--no-sandbox', projectRoot, '--data', at('data'), at('Lease.pdf')], {
    stdio: 'ignore',
  })
  expect(await new Promise((resolve) => second.on('exit', resolve))).toBe(0)
  await expect(glance('Lease Bergstraße 12')).toBeVisible({ timeout: 20_000 })
  await done()
})

test('a file dropped on the dock’s icon is summarised, several as one', async () => {
  await launched.app.evaluate(
    ({ app }, paths) => {
      for (const path of paths) app.emit('open-file', { preventDefault() {} }, path)
    },
    [at('Lease.pdf'), at('Letters.docx')],
  )
  await expect(page.locator('[data-gist]')).toHaveCount(2, { timeout: 20_000 })
  await done()
})

test('pasted text is summarised; an address or blanks are not', async () => {
  await list()
  await paste('   ')
  await paste('https://example.org/lease')
  await expect(page.getByRole('heading', { name: say('summaries', 'title'), level: 1 })).toBeVisible()
  await paste('Minutes\n\nMs Adler presents the budget of 45,000 euros. The roof is repaired by 3 May 2025.')
  await expect(glance('Minutes')).toContainText('45,000 euros', { timeout: 20_000 })
  await done()
})

test('pasted files are summarised', async () => {
  await list()
  // A file of the system’s clipboard reaches the page as a dropped one does: it is taken from a field for files.
  await page.evaluate(() => {
    const input = document.createElement('input')
    input.type = 'file'
    input.id = 'pasted'
    document.body.append(input)
  })
  await page.locator('#pasted').setInputFiles(at('Letters.docx'))
  await page.evaluate(() => {
    const input = document.getElementById('pasted') as HTMLInputElement
    const data = new DataTransfer()
    for (const file of input.files ?? []) data.items.add(file)
    input.remove()
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(page.locator('[data-gist]')).toHaveCount(1, { timeout: 20_000 })
  await done()
})

test('mail that was selected and dropped is recognised as a letter or mail with its names and dates', async () => {
  const mail = [
    'From: Ruth Adler <ruth@example.org>',
    'To: House office <office@example.org>',
    'Date: Mon, 3 Mar 2025 09:12:00 +0100',
    'Subject: Deposit for Bergstrasse 12',
    '',
    'Dear Mr Kern,',
    '',
    'the deposit of 2,900 euros was due on 28 February 2025 and has not arrived. Please pay it by 14 March 2025.',
    '',
    'Kind regards',
    'Ruth Adler',
  ].join('\n')
  await dropText(page, conversation, mail)
  const block = page.locator('[data-gist]').first()
  await expect(block).toContainText('2,900 euros', { timeout: 20_000 })
  await expect(block).toContainText(
    new RegExp(`${say('summaries', 'genre-mail-thread')}|${say('summaries', 'genre-letter')}`),
  )
  await expect(block.getByRole('list', { name: say('summaries', 'people') })).toContainText('Adler')
  await done()
})

test('a file that wants a password asks for it, and is summarised once it has it', async () => {
  await dropFiles(page, conversation, [at('Agile.docx')])
  await done()
  await expect(notRead).toContainText(sayError({ code: 'document-encrypted', parameters: { name: 'Agile.docx' } }))
  await clean()
  await notRead.getByRole('button', { name: say('documents', 'enterPassword') }).click()
  await expect(field('Agile.docx')).toBeFocused()
  await page.keyboard.type('no')
  await page.keyboard.press('Enter')
  await expect(notRead.getByRole('alert')).toHaveText(
    sayError({ code: 'password-wrong', parameters: { name: 'Agile.docx' } }),
  )
  await field('Agile.docx').fill('Schlüssel 7')
  await page.keyboard.press('Enter')
  await expect(body).toContainText('900 euros', { timeout: 20_000 })
  await done()
  await expect(notRead).toHaveCount(0)
})

test('of a batch the rest goes on; what wants a password or holds nothing is said and can be added', async () => {
  const names = ['Lease.pdf', 'Files.zip', 'Empty.txt', ...(existsSync(paper) ? ['Paper.pdf'] : [])]
  if (existsSync(paper)) copyFileSync(paper, at('Paper.pdf'))
  await dropFiles(page, conversation, names.map(at))
  await expect(glance('Lease Bergstraße 12')).toBeVisible({ timeout: 20_000 })
  await done()
  await expect(page.locator('[data-gist]')).toHaveCount(1)
  await expect(notRead.getByRole('listitem')).toHaveCount(names.length - 1)
  await expect(notRead).toContainText(sayError({ code: 'document-empty', parameters: { name: 'Empty.txt' } }))
  await clean()
  await notRead
    .getByRole('listitem')
    .filter({ hasText: 'Files.zip' })
    .getByRole('button', { name: say('documents', 'enterPassword') })
    .click()
  await field('Files.zip').fill('Schlüssel 7')
  await page.keyboard.press('Enter')
  await notRead
    .getByRole('button', { name: say('summaries', 'summariseWith', { name: 'Files.zip' }) })
    .click({ timeout: 20_000 })
  await expect(page.locator('[data-gist]').nth(1)).toBeVisible({ timeout: 20_000 })
  await done()
  await expect(page.getByRole('button', { name: say('summaries', 'versionOf', { number: 2, count: 2 }) })).toBeVisible()
})

test('a folder in which nothing can be read says so', async () => {
  await dropFiles(page, conversation, [at('Nothing')])
  await done()
  await expect(view.getByRole('alert')).toHaveText(say('summaries', 'nothingRead'))
  await expect(notRead).toContainText('rows.bin')
  await clean()
  await dropFiles(page, conversation, [at('Bare')])
  await done()
  await expect(view.getByRole('alert')).toHaveText(say('summaries', 'nothingRead'))
})

test('an empty file and a scan without words say what they are', async () => {
  await dropFiles(page, conversation, [at('Empty.txt')])
  await done()
  await expect(view).toContainText(sayError({ code: 'document-empty', parameters: { name: 'Empty.txt' } }))
  writeFileSync(at('Scan.pdf'), await greyPage())
  await dropFiles(page, conversation, [at('Scan.pdf')])
  await expect(view).toContainText('Scan', { timeout: 30_000 })
  await done()
  await expect(notRead).toContainText(sayError({ code: 'document-empty', parameters: { name: 'Scan.pdf' } }))
})

test('a scan is recognised first, and summarised then', async () => {
  test.skip(!existsSync(scans), '../shared/corpora is missing')
  copyFileSync(scans, at('Scans.tif'))
  await dropFiles(page, conversation, [at('Scans.tif')])
  await expect(view).toContainText(/\d of 2 pages recognised/, { timeout: 30_000 })
  await expect(page.locator('[data-gist]')).toHaveCount(1, { timeout: 90_000 })
  await done()
  await expect(body.getByRole('listitem').first()).toBeVisible()
})

test('what is dropped on a thread is summarised beside it; the thread stays', async () => {
  await page.keyboard.press('ControlOrMeta+n')
  await dropFiles(page, conversation, [at('Letters.docx')])
  await expect(page.locator('[data-gist]')).toHaveCount(1, { timeout: 20_000 })
  await done()
})

test('a drop while an older version is shown shows what was dropped', async () => {
  await view.getByRole('button', { name: /^Form:/ }).click()
  await page.getByRole('menuitem', { name: say('summaries', 'form-line'), exact: true }).click()
  await page
    .getByRole('button', { name: say('summaries', 'versionOf', { number: 2, count: 2 }) })
    .click({ timeout: 20_000 })
  await page.getByRole('menuitem', { name: /^Version 1,/ }).click()
  await expect(page.getByRole('button', { name: say('summaries', 'newest') })).toBeVisible()
  await dropFiles(page, conversation, [at('Energy.md')])
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Energy', { timeout: 20_000 })
  await done()
  // In the form that was chosen for such documents before.
  await expect(body).toContainText(say('summaries', 'matched', { matched: 1, shown: 1, count: 1 }))
  await expect(page.getByRole('alert')).toHaveCount(0)
})
