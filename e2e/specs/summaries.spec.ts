import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { unzipSync } from 'fflate'
import { say } from '../../src/messages/say.ts'
import { dropFiles, dropText } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'

const samples = join(projectRoot, 'resources/samples')
const conversation = '[data-drop-target="conversation"], main'
let folder: string
let launched: Launched
let page: Page
let view: Locator
let body: Locator
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-summaries-'))
  copyFileSync(join(samples, 'Lease Bergstrasse 12.pdf'), join(folder, 'Lease.pdf'))
  copyFileSync(join(samples, 'Letters about the flat.docx'), join(folder, 'Letters.docx'))
  launched = await launchApp({
    dataFolder: join(folder, 'data'),
    size: { width: 1280, height: 800 },
    theme: 'light',
  })
  page = launched.page
  view = page.locator('section[data-summary]')
  body = view.getByRole('region', { name: say('summaries', 'body') })
  reader = page.getByRole('complementary', { name: say('shell', 'reader') })
  // What a model writes is another matter: here its place is taken by the documents' own sentences.
  await page.keyboard.press('ControlOrMeta+,')
  const none = page.getByRole('radio', { name: say('shell', 'noChatModel') })
  // The settings may still be read when their screen opens.
  await expect(async () => {
    await none.check({ force: true, timeout: 1000 })
    await expect(none).toBeChecked({ timeout: 1000 })
  }).toPass({ timeout: 20_000 })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const done = async () => {
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
}
const button = (name: string) => page.getByRole('button', { name, exact: true })
const choose = async (chip: RegExp, entry: string) => {
  await view.getByRole('button', { name: chip }).click()
  await page.getByRole('menuitem', { name: entry, exact: true }).click()
}
const list = () => page.keyboard.press('ControlOrMeta+Shift+s')
const rows = () => page.getByRole('table', { name: say('summaries', 'list') }).getByRole('rowheader')

/** axe finds nothing on the screen as it stands. */
async function clean(): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
}

test('without a summary the list says how one is made', async () => {
  await list()
  await expect(page.getByRole('heading', { name: say('summaries', 'empty') })).toBeVisible()
  await clean()
})

test('a file dropped on “Summarise” stands there at a glance, each thing opening its words', async () => {
  await dropFiles(page, conversation, [join(folder, 'Lease.pdf')])
  const glance = page.getByRole('region', { name: say('summaries', 'gist', { title: 'Lease Bergstraße 12' }) })
  await expect(glance).toContainText(say('summaries', 'genre-contract'), { timeout: 20_000 })
  await expect(glance).toContainText(say('summaries', 'pages', { count: 7 }))
  await done()
  await expect(body.getByRole('listitem')).toHaveCount(5)
  await expect(body).toContainText(say('summaries', 'readPages', { read: 7, pages: 7 }))
  await expect(body).toContainText(say('summaries', 'matched', { matched: 5, shown: 5, count: 5 }))
  await clean()
  await glance
    .getByRole('list', { name: say('summaries', 'amounts') })
    .getByRole('button', { name: /^2,900 euros/ })
    .click()
  await expect(reader.locator('[data-marking="active"]').first()).toBeVisible({ timeout: 20_000 })
})

test('a chip opens the words that its sentence rests on', async () => {
  const chip = body.getByRole('button', { name: /^Quote 2:/ })
  await chip.focus()
  await page.keyboard.press('Enter')
  await expect(chip).toHaveAttribute('aria-pressed', 'true')
  await expect(reader.locator('[data-marking="active"]').first()).toBeVisible({ timeout: 20_000 })
  await clean()
})

test('another form makes a version, and is remembered for documents of the kind', async () => {
  await choose(/^Form:/, say('summaries', 'form-line'))
  await expect(button(say('summaries', 'versionOf', { number: 2, count: 2 }))).toBeVisible({ timeout: 30_000 })
  await done()
  await expect(body.getByRole('listitem')).toHaveCount(0)
  await choose(/^Form:/, say('summaries', 'form-bullets'))
  await expect(button(say('summaries', 'versionOf', { number: 3, count: 3 }))).toBeVisible({ timeout: 30_000 })
  await choose(/^Length:/, say('summaries', 'bulletCount', { count: 3 }))
  await expect(button(say('summaries', 'versionOf', { number: 4, count: 4 }))).toBeVisible({ timeout: 30_000 })
  await done()
  await expect(body.getByRole('listitem')).toHaveCount(3)
})

test('an older version can be looked at', async () => {
  await button(say('summaries', 'versionOf', { number: 4, count: 4 })).click()
  await page.getByRole('menuitem', { name: /^Version 1,/ }).click()
  await expect(body.getByRole('listitem')).toHaveCount(5)
  await button(say('summaries', 'newest')).click()
  await expect(body.getByRole('listitem')).toHaveCount(3)
})

const clipboard = () => launched.app.evaluate(({ clipboard }) => clipboard.readText())

test('it is copied with its sources', async () => {
  await button(say('summaries', 'copy')).click()
  await expect
    .poll(clipboard)
    .toMatch(/^Lease Bergstraße 12\n\n- .* \[1\]\n[^]*\n\n\[1\] “.*” \(Lease Bergstraße 12, .*p\. \d\)/)
})

test('it is saved as Markdown, as a Word document and as a PDF', async () => {
  const saved: Record<string, Buffer> = {}
  for (const format of ['md', 'docx', 'pdf'] as const) {
    const path = join(folder, `Saved.${format}`)
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await button(say('summaries', 'export')).click()
    await page.getByRole('menuitem', { name: say('summaries', `export-${format}`) }).click()
    await expect(page.getByText(say('summaries', 'saved', { name: `Saved.${format}` }))).toBeVisible({
      timeout: 30_000,
    })
    saved[format] = readFileSync(path)
  }
  const sentence = (await body.getByRole('listitem').first().locator('span > span > span').first().innerText()).trim()
  expect(saved['md']?.toString()).toContain('# Lease Bergstraße 12')
  expect(saved['md']?.toString()).toContain('[^1]: “')
  const document = new TextDecoder().decode(unzipSync(saved['docx'] ?? new Uint8Array())['word/footnotes.xml'])
  expect(document).toContain(sentence.slice(0, 40))
  expect(saved['pdf']?.subarray(0, 5).toString()).toBe('%PDF-')
})

test('it can be edited; Escape leaves it as it was', async () => {
  await button(say('summaries', 'edit')).click()
  const field = page.getByRole('textbox', { name: say('summaries', 'editPart') })
  await expect(field).toBeFocused()
  await clean()
  await field.press('End')
  await field.pressSequentially(' never mind')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
  await expect(body).not.toContainText('never mind')
  await button(say('summaries', 'edit')).click()
  await field.fill(`${await field.inputValue()}\nThe flat is mine to paint.\nThe rent is 999 euros.`)
  await field.press('ControlOrMeta+Enter')
  await expect(button(say('summaries', 'versionOf', { number: 5, count: 5 }))).toBeVisible({ timeout: 20_000 })
  await expect(body).toContainText('The flat is mine to paint.')
  await expect(body).toContainText(say('summaries', 'valuesAway', { values: '999 euros', many: 1 }))
})

test('a dropped text is a document, and summarised', async () => {
  const text = [
    'Notice of termination',
    'Dear Ms Adler, we end the lease of the flat in Bergstrasse 12 on 30 June 2025.',
    'The keys are handed back on 28 June 2025 at noon. We ask for the deposit of 2,900 euros within thirty days.',
  ].join('\n\n')
  await dropText(page, conversation, text)
  const glance = page.getByRole('region', { name: say('summaries', 'gist', { title: 'Notice of termination' }) })
  await expect(glance).toBeVisible({ timeout: 20_000 })
  await done()
  await expect(glance.getByRole('button', { name: /30 June 2025/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^All documents/ })).toContainText('2')
})

test('the library summarises what is chosen there; several documents stand side by side', async () => {
  await dropFiles(page, 'nav[data-drop]', [join(folder, 'Letters.docx')])
  await page.getByRole('button', { name: /^All documents/ }).click()
  const grid = page.getByRole('grid', { name: say('shell', 'allDocuments') })
  await expect(grid.getByRole('row')).toHaveCount(4, { timeout: 30_000 })
  await grid.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await button(say('summaries', 'summariseShort')).click()
  await done()
  await expect(page.locator('[data-gist]')).toHaveCount(3)
  await expect(body.getByRole('listitem').first()).toBeVisible()
  await clean()
})

test('kept summaries are opened, renamed, and removed with a way back', async () => {
  await list()
  await expect(rows()).toHaveCount(3)
  await clean()
  await rows().first().getByRole('button').focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: say('summaries', 'newName') }).fill('The flat')
  await page.keyboard.press('Enter')
  await expect(rows().filter({ hasText: 'The flat' })).toHaveCount(1)
  await rows().filter({ hasText: 'The flat' }).getByRole('button').focus()
  await page.keyboard.press('Delete')
  await expect(rows()).toHaveCount(2)
  await button(say('shell', 'undo')).click()
  await expect(rows()).toHaveCount(3)
  await rows().filter({ hasText: 'The flat' }).getByRole('button').press('Enter')
  await expect(page.getByRole('heading', { name: 'The flat', level: 1 })).toBeVisible()
  await expect(body.getByRole('listitem').first()).toBeVisible({ timeout: 20_000 })
})
