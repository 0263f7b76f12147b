import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { say, sayError } from '../../src/messages/say.ts'
import { type Launched, launchApp } from '../support/launch.ts'

const english = fileURLToPath(import.meta.resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'))
let folder: string
let launched: Launched
let page: Page

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-languages-'))
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function choose(path: string): Promise<void> {
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
  await page.getByRole('button', { name: say('languages', 'add') }).click()
}

test('a language file is tried, copied and listed; one that cannot be used is refused with words', async () => {
  await page.keyboard.press('ControlOrMeta+,')
  const section = page.getByRole('region', { name: say('languages', 'title') })
  await section.scrollIntoViewIfNeeded()
  await expect(section.getByRole('listitem')).toHaveCount(1)
  await expect(section.getByRole('listitem').first()).toContainText('English')
  await expect(section).toContainText(join(folder, 'data', 'languages'))
  const bad = join(folder, 'deu.traineddata')
  writeFileSync(bad, 'not trained at all')
  await choose(bad)
  const refused = sayError({ code: 'language-refused', parameters: { name: 'deu.traineddata' } })
  await expect(section.getByRole('alert')).toHaveText(refused, { timeout: 20_000 })
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
  const good = join(folder, 'deu.traineddata.gz')
  copyFileSync(english, good)
  await choose(good)
  await expect(section.getByRole('listitem').filter({ hasText: 'German' })).toBeVisible({ timeout: 20_000 })
  await expect(section.getByRole('alert')).toHaveCount(0)
})
