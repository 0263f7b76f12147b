import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { utils, write } from '@e965/xlsx'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const columns = ['Item', 'Contractor', 'Amount', 'Paid on', 'Invoice', 'Approved by', 'Remarks']
const costs = Array.from({ length: 150 }, (_, at) => [
  `Repair ${at} of the roof`,
  `Firm ${at}`,
  100 + at,
  `2025-03-${10 + (at % 20)}`,
  `R-${1000 + at}`,
  'Clara Vogt',
  'paid in two parts after the works',
])
const mail = [
  'From: Clara Vogt <clara@example.org>',
  'To: Jonas Reuter <jonas@example.org>',
  'Subject: The spare key',
  'Date: Wed, 12 Mar 2025 14:05:00 +0100',
  'Message-ID: <1@example.org>',
  '',
  'The spare key lies with Ms Adler on the second floor.',
  '',
  'On Tue, 11 Mar 2025 Jonas Reuter <jonas@example.org> wrote:',
  '> Where is the spare key? The plumber arrives at half past seven.',
  '',
].join('\r\n')
const chapters = ['The harbour', 'The crossing', 'The island']
let folder: string
let launched: Launched
let page: Page
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-readers-'))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([columns, ...costs]), 'Costs')
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Meter', 'Reading'],
      ['Water', 1204],
    ]),
    'Meters',
  )
  const files = {
    'House.xlsx': write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array,
    'Rents.csv': 'Tenant,Rent\nAdler,900\nReuter,880\nVogt,910\nHeller,760\nLang,1020\n',
    'Key.eml': mail,
    'Voyage.epub': epub(),
  }
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  reader = page.getByRole('complementary', { name: say('shell', 'reader') })
  await dropFiles(
    page,
    'nav[data-drop]',
    Object.keys(files).map((name) => join(folder, name)),
  )
  await libraryRead(page, 4)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function epub(): Uint8Array {
  const items = chapters.map((_, at) => `<item id="c${at}" href="c${at}.xhtml" media-type="application/xhtml+xml"/>`)
  const spine = chapters.map((_, at) => `<itemref idref="c${at}"/>`)
  const lines = Array.from(
    { length: 20 },
    (_, at) => `<p>Line ${at}: the ship lay at anchor until the wind turned.</p>`,
  )
  return zipSync({
    mimetype: strToU8('application/epub+zip'),
    'META-INF/container.xml': strToU8(
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="o.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    'o.opf': strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>A voyage</dc:title></metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
    ),
    ...Object.fromEntries(
      chapters.map((title, at) => [
        `c${at}.xhtml`,
        strToU8(`<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>${title}</h1>${lines.join('')}</body></html>`),
      ]),
    ),
  })
}

async function open(name: RegExp): Promise<Locator> {
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page.getByRole('row', { name }).dblclick()
  const text = reader.locator('section[tabindex="0"]')
  await expect(text.locator('[data-page]').first()).toBeVisible({ timeout: 10_000 })
  return text
}

async function ask(question: string): Promise<Locator> {
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  const turn = page.getByRole('article', { name: question })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  return turn
}

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
}

const edge = (of: Locator, side: 'x' | 'y') => of.boundingBox().then((box) => Math.round(box?.[side] ?? Number.NaN))

test('a workbook keeps the names of its columns and rows in view, and its sheets stand below it', async () => {
  const text = await open(/^House/)
  const [top, left] = [await edge(text, 'y'), await edge(text, 'x')]
  const header = text.getByRole('columnheader', { name: 'Item' }).first()
  await text.evaluate((element) => element.scrollTo(200, 700))
  await expect.poll(() => edge(header, 'y')).toBe(top)
  await expect.poll(() => edge(header, 'x')).toBe(left)
  const name = text.getByRole('cell', { name: 'Repair 20 of the roof' })
  await expect(name).toBeInViewport()
  expect(await edge(name, 'x')).toBe(left)
  await expectClean()
  const sheets = page.getByRole('navigation', { name: say('reader', 'sheets') })
  await expect(sheets.getByRole('button', { name: 'Costs' })).toHaveAttribute('aria-current', 'true')
  await sheets.getByRole('button', { name: 'Meters' }).click()
  await expect(text.getByRole('cell', { name: '1204' })).toBeInViewport({ timeout: 10_000 })
  await expect(sheets.getByRole('button', { name: 'Meters' })).toHaveAttribute('aria-current', 'true')
})

test('the columns of a sheet stand in line on all its pages', async () => {
  const text = await open(/^House/)
  const cells = text.locator('[data-page] tr:last-child > td:nth-child(5)')
  await text.evaluate((element) => element.scrollTo(0, 0))
  await expect.poll(() => cells.count()).toBeGreaterThan(1)
  await expect
    .poll(() => cells.evaluateAll((all) => new Set(all.map((cell) => cell.getBoundingClientRect().x)).size))
    .toBe(1)
})

test('separated values are a table', async () => {
  const text = await open(/^Rents/)
  await expect(text.getByRole('columnheader')).toHaveText(['Tenant', 'Rent'])
  await expect(text.getByRole('row').nth(1).getByRole('cell')).toHaveText(['Adler', '900'])
})

test('a citation is marked in the cell that stays below the names of the columns', async () => {
  const turn = await ask('What did Repair 77 of the roof by Firm 77 cost?')
  await turn
    .getByRole('button', { name: /^Quote 1,.*Repair 77/s })
    .first()
    .click()
  const marked = reader.locator('[data-marking="active"]').filter({ hasText: 'Repair 77' })
  await expect(marked.first()).toBeInViewport({ timeout: 10_000 })
})

test('a message has its fields apart, and what was before folded until it is asked for', async () => {
  const text = await open(/^The spare key/)
  await expect(text.getByRole('term')).toHaveText(['From:', 'To:', 'Date:'])
  await expect(text.getByRole('definition').first()).toHaveText('Clara Vogt <clara@example.org>')
  await expect(text.getByText('half past seven')).toHaveCount(0)
  await expectClean()
  await text.getByRole('button', { name: say('reader', 'showEarlier') }).click()
  await expect(text.getByText('half past seven')).toBeVisible()
})

test('a citation in an earlier message opens it', async () => {
  const turn = await ask('When does the plumber arrive?')
  await turn
    .getByRole('button', { name: /^Quote 1,.*half past seven/s })
    .first()
    .click()
  await expect(reader.locator('[data-marking="active"]').filter({ hasText: 'half past seven' })).toBeInViewport({
    timeout: 10_000,
  })
})

test('a book has its chapters in a menu', async () => {
  const text = await open(/^A voyage/)
  const contents = reader.getByRole('button', { name: say('reader', 'contents') })
  await contents.click()
  await expect(page.getByRole('menuitem')).toHaveText(chapters)
  await page.getByRole('menuitem', { name: 'The island' }).click()
  await expect(text.getByRole('heading', { name: 'The island' })).toBeInViewport({ timeout: 10_000 })
  await expectClean()
})
