import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type Launched, launchApp } from '../support/launch.ts'

let folder: string
let launched: Launched
let page: Page
let row: Locator
let copy: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-templates-'))
  copy = join(folder, 'data/prompts/summaries/contract.txt')
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  row = page
    .getByRole('list', { name: say('summaries', 'templates') })
    .getByRole('listitem')
    .filter({ hasText: say('summaries', 'genre-contract') })
  await page.keyboard.press('ControlOrMeta+,')
  await expect(row).toBeVisible({ timeout: 20_000 })
  await row.scrollIntoViewIfNeeded()
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const named = (key: 'templateCopyOf' | 'templateDropOf' | 'templateShowOf') =>
  row.getByRole('button', { name: say('summaries', key, { genre: say('summaries', 'genre-contract') }) })
/** Another program had the focus, as while a template is edited there. */
const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('focus')))

test('a template is copied with what it says, to be edited', async () => {
  await expect(row).toContainText(say('summaries', 'templateCarrel'))
  await named('templateCopyOf').press('Enter')
  await expect(row).toContainText(say('summaries', 'templateOwn'))
  expect(readFileSync(copy, 'utf8')).toContain('{{text}}')
  await named('templateShowOf').click()
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
})

test('one that lost a place says which, and that it is not used', async () => {
  const whole = readFileSync(copy, 'utf8')
  writeFileSync(copy, whole.replace('{{text}}\n\n', ''))
  await comeBack()
  await expect(row).toContainText(say('summaries', 'template-no-text', { place: '{{text}}' }))
  writeFileSync(copy, whole.replace('{{task}}{{focus}}', '{{focus}}'))
  await comeBack()
  await expect(row).toContainText(say('summaries', 'template-no-task', { place: '{{task}}' }))
  writeFileSync(copy, whole.replaceAll('[user]', ''))
  await comeBack()
  await expect(row).toContainText(say('summaries', 'template-no-user'))
  writeFileSync(copy, whole.replace('You summarise', 'You shorten'))
  await comeBack()
  await expect(row).not.toContainText('{{')
})

test('Carrel’s own comes back; what was written can be had again for a moment', async () => {
  await named('templateDropOf').click()
  await expect(row).toContainText(say('summaries', 'templateCarrel'))
  await page.getByRole('button', { name: say('shell', 'undo') }).click()
  await expect(row).toContainText(say('summaries', 'templateOwn'))
  expect(readFileSync(copy, 'utf8')).toContain('You shorten')
  await named('templateDropOf').click()
  await expect.poll(() => existsSync(copy), { timeout: 20_000 }).toBe(false)
  await expect(named('templateCopyOf')).toBeVisible()
})
