import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { wordsUnder } from '../support/marked-words.ts'

const lease = 'Lease Bergstrasse 12.pdf'
const searched = 'written notice'
let folder: string
let launched: Launched
let reader: Locator
let active: Locator
let words = ''

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-keep-'))
  copyFileSync(join(projectRoot, 'resources/samples', lease), join(folder, lease))
  await start()
  await dropFiles(launched.page, 'nav[data-drop]', [join(folder, lease)])
  await libraryRead(launched.page, 1)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the window on the spec's library. */
async function start(): Promise<void> {
  const dataFolder = join(folder, 'data')
  launched = await launchApp({ dataFolder, size: { width: 1280, height: 800 }, theme: 'light' })
  reader = launched.page.getByRole('complementary', { name: say('shell', 'reader') })
  active = reader.locator('[data-marking="active"]')
}

const entry = () =>
  launched.page
    .getByRole('region', { name: say('shell', 'library') })
    .getByRole('button', { name: new RegExp(`^${say('shell', 'kept')}`) })
const list = () => launched.page.getByRole('list', { name: say('shell', 'kept') })
const card = () => list().locator('[role="button"]')
const notices = () => launched.page.getByRole('status', { name: say('shell', 'notices') })
const withoutSpace = (text: string | null) => (text ?? '').replace(/\s+/g, '')

test('words selected in the reader are kept with their source', async () => {
  const { page } = launched
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page.getByRole('row', { name: /Lease Bergstraße 12/ }).dblclick()
  await expect(reader.locator('.textLayer[data-ready]').first()).toBeAttached({ timeout: 20_000 })
  await expect(entry()).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+f')
  await reader.getByRole('textbox', { name: /^Find in/ }).fill(searched)
  await expect(reader.locator('.pdf-found [data-current="true"]').first()).toBeInViewport({ timeout: 10_000 })
  await page.keyboard.press('Escape')
  words = await reader.evaluate((pane, wanted) => {
    const spans = [...pane.querySelectorAll('.textLayer span')]
    const line = spans.find((span) => span.textContent?.includes(wanted))
    if (line === undefined) throw new Error('no line holds the words')
    getSelection()?.selectAllChildren(line)
    return line.textContent?.trim() ?? ''
  }, searched)
  const bar = reader.getByRole('toolbar', { name: say('reader', 'selection') })
  await bar.getByRole('button', { name: say('reader', 'keep') }).click()
  await expect(notices()).toContainText(say('shell', 'wordsKept'))
  await expect(entry()).toContainText('1')
  await page.keyboard.press('ControlOrMeta+Shift+k')
  await expect(notices()).toContainText(say('shell', 'wordsKeptAlready'))
  await notices()
    .getByRole('button', { name: say('arrivals', 'show') })
    .last()
    .click()
  await expect(card()).toHaveCount(1)
  await expect(card().locator('.font-book')).toHaveText(words)
  await expect(card()).toContainText('Lease Bergstraße 12')
  await expect(entry()).toHaveAttribute('aria-current', 'page')
})

test('a card opens the reader at exactly its words, and copies them with their source', async () => {
  const { page, app } = launched
  await reader.getByRole('button', { name: say('reader', 'closeReader') }).click()
  await card().press('Enter')
  await expect.poll(() => wordsUnder(active), { timeout: 20_000 }).toBe(withoutSpace(words))
  await expect(card()).toHaveAttribute('aria-pressed', 'true')
  await list()
    .getByRole('button', { name: say('library', 'keptCopy') })
    .click()
  const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
  await expect.poll(copied).toMatch(/^“.+” \(Lease Bergstraße 12, (§ [\d.]+, )?p\. \d+\)$/)
  expect(await copied()).toContain(`“${words}”`)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})

test('Delete removes a card and undo brings it back', async () => {
  const { page } = launched
  await card().press('Delete')
  await expect(page.getByText(say('library', 'emptyKept'))).toBeVisible()
  await expect(entry()).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(card().locator('.font-book')).toHaveText(words)
  await expect(entry()).toContainText('1')
})

test('a word that stands several times on its page is kept where it was selected; the bar keeps to its words', async () => {
  const { page } = launched
  await card().press('Enter')
  await expect(active.first()).toBeInViewport()
  const middle = await reader.evaluate((pane) => {
    const sheet = [...pane.querySelectorAll('.textLayer')].find(
      (layer) => layer.textContent.split(/tenant/i).length > 3 && layer.textContent.includes('written notice'),
    )
    const spans = [...(sheet?.querySelectorAll('span') ?? [])].filter(({ textContent }) => /tenant/i.test(textContent))
    const node = spans.at(-1)?.firstChild
    if (node === null || node === undefined) throw new Error('no page holds the word several times')
    node.parentElement?.scrollIntoView({ block: 'center' })
    const at = (node.textContent ?? '').toLowerCase().lastIndexOf('tenant')
    getSelection()?.setBaseAndExtent(node, at, node, at + 'tenant'.length)
    const box = getSelection()?.getRangeAt(0).getBoundingClientRect()
    const paper = node.parentElement?.closest('[data-page]')?.getBoundingClientRect()
    return (box?.top ?? 0) + (box?.height ?? 0) / 2 - (paper?.top ?? 0)
  })
  const bar = reader.getByRole('toolbar', { name: say('reader', 'selection') })
  await expect(bar).toBeVisible()
  const scroll = (by: number) =>
    reader.locator('.overflow-auto').evaluate((area, pixels) => area.scrollBy({ top: pixels }), by)
  await scroll(600)
  await expect(bar).toBeHidden()
  await scroll(-600)
  await bar.getByRole('button', { name: say('reader', 'keep') }).click()
  await expect(card()).toHaveCount(2)
  await card().first().press('Enter')
  await expect.poll(() => wordsUnder(active), { timeout: 20_000 }).toMatch(/^tenant$/i)
  const marked = await active.first().evaluate((mark) => {
    const box = mark.getBoundingClientRect()
    return box.top + box.height / 2 - (mark.closest('[data-page]')?.getBoundingClientRect().top ?? 0)
  })
  expect(Math.abs(marked - middle)).toBeLessThan(4)
  await card().first().press('Delete')
  await expect(card()).toHaveCount(1)
  await page.mouse.move(0, 0)
})

test('kept words are there after a restart', async () => {
  await launched.close()
  await start()
  await entry().click()
  await expect(card().locator('.font-book')).toHaveText(words)
  await card().click()
  await expect.poll(() => wordsUnder(active), { timeout: 20_000 }).toBe(withoutSpace(words))
})
