import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const plain = say('shell', 'personaPlain')
let folder: string
let launched: Launched

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-persona-'))
  const note = join(folder, 'Note.txt')
  writeFileSync(note, 'The keys are returned on the last day of the tenancy.')
  await start()
  await dropFiles(launched.page, 'nav[data-drop]', [note])
  await libraryRead(launched.page, 1)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function start(): Promise<void> {
  const dataFolder = join(folder, 'data')
  launched = await launchApp({ dataFolder, size: { width: 1280, height: 800 }, theme: 'light' })
}

const section = () => launched.page.getByRole('region', { name: say('shell', 'personas') })
const names = () => section().getByRole('textbox', { name: say('shell', 'personaName') })
const threadMenu = async () => {
  await launched.page.getByRole('button', { name: say('chat', 'threadMenu') }).click()
  return launched.page.getByRole('menu', { name: say('chat', 'threadMenu') })
}

test('the menu of a thread leads to the first persona, which an example fills in', async () => {
  const { page } = launched
  await page.keyboard.press('ControlOrMeta+n')
  await (await threadMenu()).getByRole('menuitem', { name: say('chat', 'addPersona') }).click()
  await section()
    .getByRole('button', { name: say('shell', 'personaExample', { name: plain }) })
    .click()
  await expect(names()).toBeFocused()
  await expect(names()).toHaveValue(plain)
  await names().fill(' ')
  await expect(section().getByRole('button', { name: say('shell', 'personaSave') })).toBeDisabled()
  await names().fill('For clients')
  await section()
    .getByRole('button', { name: say('shell', 'personaSave') })
    .click()
  await expect(names()).toHaveValue('For clients')
  await expect(section().getByRole('button', { name: say('shell', 'personaAdd') })).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})

test('a persona is changed where it stands, keeps its words when a field is emptied, and comes back by undo', async () => {
  const { page } = launched
  const instructions = section().getByRole('textbox', { name: /^Instructions of/ })
  await instructions.fill('No Latin.')
  await names().fill('')
  await names().blur()
  await expect(names()).toHaveValue('For clients')
  await expect(instructions).toHaveValue('No Latin.')
  await section()
    .getByRole('button', { name: say('shell', 'personaRemove', { name: 'For clients' }) })
    .click()
  await expect(names()).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(instructions).toHaveValue('No Latin.')
})

test('it is there after a restart; the starter model, which cannot follow one, does not offer it', async () => {
  await launched.close()
  await start()
  await launched.page.keyboard.press('ControlOrMeta+n')
  const menu = await threadMenu()
  await expect(menu.getByText(say('chat', 'personaTooSmall'))).toBeVisible()
  await expect(menu.getByRole('menuitem', { name: 'For clients' })).toBeDisabled()
  await expect(menu.getByRole('menuitem', { name: say('chat', 'noPersona') })).toBeEnabled()
  await expect(menu.getByRole('menuitem', { name: say('chat', 'addPersona') })).toHaveCount(0)
})
