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
  dataFolder = mkdtempSync(join(tmpdir(), 'carrel-tree-'))
  launched = await launchApp({ dataFolder, theme: 'light', size: { width: 1280, height: 800 } })
  await dropFiles(launched.page, 'nav[data-drop]', [desk.folder])
  await libraryRead(launched.page, 4)
})
test.afterAll(async () => {
  await launched?.close()
  desk[Symbol.dispose]()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

const library = () => launched.page.getByRole('region', { name: say('shell', 'library') })
const row = (name: string) => library().getByRole('button', { name: new RegExp(`^${name}`) })
const nameField = () => launched.page.getByRole('textbox', { name: say('shell', 'collectionName') })
const choose = async (name: string, item: string) => {
  await row(name).click({ button: 'right' })
  await launched.page.getByRole('menuitem', { name: item }).click()
}
const indent = async (name: string) => (await row(name).locator('svg').boundingBox())?.x ?? 0

test('collections are made within others, and moved', async () => {
  const { page } = launched
  await library()
    .getByRole('button', { name: say('shell', 'newCollection') })
    .click()
  await nameField().fill('Clients')
  await nameField().press('Enter')
  await choose('Clients', say('shell', 'newInside'))
  await nameField().fill('Weber')
  await nameField().press('Enter')
  await expect(row('Weber')).toBeVisible()
  expect(await indent('Weber')).toBeGreaterThan(await indent('Clients'))
  await library()
    .getByRole('button', { name: say('shell', 'newCollection') })
    .click()
  await nameField().fill('Adler')
  await nameField().press('Enter')
  await choose('Adler', say('shell', 'moveInto'))
  await page.getByRole('menuitem', { name: 'Clients/Weber' }).click()
  await expect.poll(() => indent('Adler')).toBeGreaterThan(await indent('Weber'))
  await row('Weber').click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('shell', 'moveInto') }).click()
  const places = page.getByRole('menu', { name: say('shell', 'moveIntoMenu', { name: 'Weber' }) })
  await expect(places.getByRole('menuitem')).toHaveText([say('shell', 'topLevel')])
  await page.keyboard.press('Escape')
})

test('one that lies in another counts there too, and can be folded away', async () => {
  const { page } = launched
  await row('All documents').click()
  await page.getByRole('row', { name: /Letter/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Clients/Weber/Adler' }).click()
  for (const name of ['Clients', 'Weber', 'Adler']) await expect(row(name)).toContainText('1')
  await row('Clients').click()
  await expect(page.getByRole('row', { name: /Letter/ })).toBeVisible()
  await library()
    .getByRole('button', { name: say('shell', 'closeCollection', { name: 'Clients' }) })
    .click()
  await expect(row('Weber')).toHaveCount(0)
  await row('Clients').press('ArrowRight')
  await expect(row('Weber')).toBeVisible()
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})

test('what lies in a removed one moves up, and undo puts all back', async () => {
  const { page } = launched
  await choose('Weber', say('shell', 'removeCollection'))
  await expect(row('Weber')).toHaveCount(0)
  await expect(row('Adler')).toContainText('1')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(row('Weber')).toContainText('1')
  await expect.poll(async () => (await indent('Adler')) > (await indent('Weber'))).toBe(true)
})

test('a name that is taken beside it is refused in words', async () => {
  const { page } = launched
  await library()
    .getByRole('button', { name: say('shell', 'newCollection') })
    .click()
  await nameField().fill('clients')
  await nameField().press('Enter')
  await expect(page.getByRole('status', { name: say('shell', 'notices') })).toContainText('Clients exists already')
})
