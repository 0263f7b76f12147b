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

let desk: DeskFolder
let folder: string
let launched: Launched
let page: Page

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  folder = mkdtempSync(join(tmpdir(), 'carrel-ready-'))
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  const minutes = join(folder, 'Minutes.txt')
  const spoken = Array.from(
    { length: 60 },
    (_, at) => `Point ${at + 1}: the house is painted, and flat ${at} pays its part.`,
  )
  writeFileSync(minutes, spoken.join('\n\n'))
  await dropFiles(page, 'nav[data-drop]', [desk.folder, minutes])
  await libraryRead(page, 5)
  await page.getByRole('button', { name: /^All documents/ }).click()
})
test.afterAll(async () => {
  await launched?.close()
  desk[Symbol.dispose]()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const menuItem = async (row: RegExp, item: string) => {
  await page.getByRole('row', { name: row }).click({ button: 'right' })
  return page.getByRole('menuitem', { name: item, exact: true })
}
const section = () => page.getByRole('region', { name: say('memory', 'title'), exact: true })
const toSettings = async () => {
  await page.keyboard.press('ControlOrMeta+,')
  await expect(section()).toBeVisible()
}

test('a document is kept ready from its menu, and its details say how far that is', async () => {
  await (await menuItem(/^Lease/, say('memory', 'keep'))).click()
  await expect(page.getByText(say('memory', 'kept', { count: 1 }))).toBeVisible()
  await (await menuItem(/^Lease/, say('library', 'details'))).click()
  const details = page.getByRole('region', { name: say('library', 'details') })
  const state = details.locator(`dt:text-is("${say('memory', 'pinned')}") + dd`)
  await expect(state).toContainText(
    new RegExp([say('memory', 'state-waiting'), say('memory', 'state-ready')].join('|')),
  )
  await state.getByRole('button', { name: say('memory', 'keepNoMore') }).click()
  await expect(state).toHaveText(`${say('memory', 'state-none')}${say('memory', 'keep')}`)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(state).toContainText(say('memory', 'keepNoMore'))
})

test('what a model has read whole is remembered, and stands in the settings beside what is kept ready', async () => {
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  const question = 'How high is the deposit?'
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.getByRole('button', { name: /^Reads .*chosen by/ }).click()
  await page.getByRole('option', { name: say('reading', 'route-whole') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).press('Enter')
  const turn = page.getByRole('article', { name: question })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await toSettings()
  await expect(section().getByRole('list', { name: say('memory', 'pinned') })).toContainText('Lease')
  const table = section().getByRole('table', { name: say('memory', 'remembered') })
  await expect(table.getByRole('row').nth(1)).toContainText(/and 3 more/, { timeout: 20_000 })
  await expect(section().getByRole('radio', { name: '4 GB', exact: true })).toBeChecked()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
})

test('all of it is forgotten after a second step; what is kept ready stays so', async () => {
  await section()
    .getByRole('button', { name: say('memory', 'forgetAll'), exact: true })
    .click()
  await section()
    .getByRole('button', { name: say('memory', 'leave') })
    .click()
  await expect(section().getByRole('table')).toBeVisible()
  await section()
    .getByRole('button', { name: say('memory', 'forgetAll'), exact: true })
    .click()
  await section()
    .getByRole('button', { name: say('memory', 'forgetAllNow') })
    .click()
  await expect(section()).toContainText(say('memory', 'rememberedNone'))
  await expect(section().getByRole('list', { name: say('memory', 'pinned') })).toContainText('Lease')
  await section()
    .getByRole('button', { name: say('memory', 'keepNoMore') })
    .click()
  await expect(section()).toContainText(say('memory', 'pinnedNone'))
})
