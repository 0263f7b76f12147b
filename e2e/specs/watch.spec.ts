import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type Launched, launchApp } from '../support/launch.ts'

let folder: string
let docs: string
let launched: Launched
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-watch-'))
  docs = join(folder, 'House papers')
  mkdirSync(docs)
  writeFileSync(join(docs, 'Rules.md'), '# Rules\n\nBikes stand in the yard.')
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  await launched.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, docs)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true })
})

const row = (title: string) => page.getByRole('row').filter({ hasText: title })
const folderRow = () =>
  page
    .getByRole('region', { name: say('shell', 'folders') })
    .getByRole('button')
    .last()

async function chooseInMenu(label: string): Promise<void> {
  await folderRow().click({ button: 'right' })
  await page.getByRole('menuitem', { name: label }).click()
}

test('a folder is watched from the menu of the library', async () => {
  await page.keyboard.press('ControlOrMeta+Shift+L')
  await page.getByRole('button', { name: say('library', 'add') }).click()
  await page.getByRole('menuitem', { name: say('shell', 'watch-folder') }).click()
  await expect(row('Rules')).toBeVisible()
  await expect(folderRow()).toContainText('House papers')
  await expect(folderRow()).toContainText(say('shell', 'folder-watching'))
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations).toEqual([])
})

test('what comes, is renamed and goes there does so here', async () => {
  writeFileSync(join(docs, 'Letter.txt'), 'The boiler is serviced in May.')
  await expect(row('Letter')).toBeVisible()
  renameSync(join(docs, 'Letter.txt'), join(docs, 'Boiler.txt'))
  await expect(row('Boiler')).toBeVisible()
  await expect(row('Letter')).toHaveCount(0)
  rmSync(join(docs, 'Boiler.txt'))
  await expect(row('Boiler')).toHaveCount(0)
  await expect(row('Rules')).toBeVisible()
})

test('it pauses, catches up, and shows its own documents', async () => {
  await chooseInMenu(say('shell', 'folderPause'))
  await expect(folderRow()).toContainText(say('shell', 'folder-paused'))
  writeFileSync(join(docs, 'Later.txt'), 'Written while nobody looked.')
  await chooseInMenu(say('shell', 'folderResume'))
  await expect(row('Later')).toBeVisible()
  await folderRow().click()
  await expect(page.getByRole('searchbox', { name: say('library', 'filter') })).toHaveValue(docs)
  await expect(page.getByRole('row').filter({ hasText: /Rules|Later/ })).toHaveCount(2)
})

test('a folder that is taken away removes nothing', async () => {
  renameSync(docs, `${docs} away`)
  await chooseInMenu(say('shell', 'folderSync'))
  await expect(folderRow()).toContainText(say('shell', 'folder-missing'))
  await expect(row('Rules')).toBeVisible()
  renameSync(`${docs} away`, docs)
  await expect(folderRow()).toContainText(say('shell', 'folder-watching'), { timeout: 20_000 })
})

test('its rules say what they leave out as they are typed, hold at once, and are taken back', async () => {
  mkdirSync(join(docs, 'drafts'))
  writeFileSync(join(docs, 'drafts', 'Plan.txt'), 'A plan that is not done.')
  await expect(row('Plan')).toBeVisible()
  await chooseInMenu(say('folders', 'menu'))
  const details = page.getByRole('region', { name: say('folders', 'details') })
  await expect(details).toContainText(docs)
  await expect(details.getByRole('status')).toHaveText(say('folders', 'leavesOutNone', { files: 3 }))
  const exclude = details.getByRole('textbox', { name: say('folders', 'exclude') })
  await exclude.fill('dra[')
  await expect(details).toContainText(say('folders', 'invalid', { glob: 'dra[' }))
  await expect(details.getByRole('button', { name: say('folders', 'save') })).toBeDisabled()
  await exclude.fill('drafts')
  await expect(details.getByRole('status')).toContainText(say('folders', 'leavesOut', { out: 1, files: 3 }))
  await expect(details.getByRole('status')).toContainText(say('folders', 'leaving', { count: 1 }))
  await details.getByRole('button', { name: say('folders', 'showLeftOut') }).click()
  await expect(details.getByRole('list', { name: say('folders', 'leftOut') })).toContainText('drafts/Plan.txt')
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations).toEqual([])
  await exclude.press('ControlOrMeta+Enter')
  await expect(row('Plan')).toHaveCount(0)
  await expect(exclude).toHaveValue('drafts')
  await page
    .getByRole('button', { name: say('shell', 'undo') })
    .last()
    .click()
  await expect(row('Plan')).toBeVisible()
  await expect(exclude).toHaveValue('')
})

test('its documents are removed with it, and come back with undo', async () => {
  const details = page.getByRole('region', { name: say('folders', 'details') })
  await details.getByRole('button', { name: say('folders', 'remove') }).click()
  await details.getByRole('button', { name: say('folders', 'removeNow', { count: 3 }) }).click()
  await expect(page.getByRole('region', { name: say('shell', 'folders') })).toHaveCount(0)
  await expect(row('Rules')).toHaveCount(0)
  await page
    .getByRole('button', { name: say('shell', 'undo') })
    .last()
    .click()
  await expect(row('Rules')).toBeVisible()
  await expect(folderRow()).toContainText(say('shell', 'folder-watching'))
})

test('it is no longer watched, and its documents stay', async () => {
  await chooseInMenu(say('shell', 'folderStop'))
  await expect(page.getByRole('region', { name: say('shell', 'folders') })).toHaveCount(0)
  await expect(row('Rules')).toBeVisible()
})
