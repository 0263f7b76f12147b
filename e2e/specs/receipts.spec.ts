import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'

let folder: string
let launched: Launched
let section: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-receipts-'))
  for (const name of ['Lease', 'Letter', 'Note']) writeFileSync(join(folder, `${name}.txt`), `${name} of 12 March.\n`)
  const files = ['Lease.txt', 'Letter.txt', 'Note.txt']
  carrel('import', ...files)
  carrel('delete', 'Note.txt')
  carrel('delete', 'Lease.txt', 'Letter.txt')
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  section = launched.page.getByRole('region', { name: say('deletions', 'title') })
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function carrel(...args: string[]): void {
  const program = join(projectRoot, 'src/hosts/cli.ts')
  const data = ['--data', join(folder, 'data')]
  const { status, stderr } = spawnSync(process.execPath, [program, ...args, ...data], { cwd: folder, encoding: 'utf8' })
  expect(status, stderr).toBe(0)
}

test('the settings list what was deleted, the newest first', async () => {
  await launched.page.keyboard.press('ControlOrMeta+,')
  const rows = section.locator('button[aria-expanded]')
  await expect(rows).toHaveCount(2)
  // Files that are read beside each other come in any order.
  await expect(rows.first()).toContainText(say('deletions', 'andMore', { title: '', count: 1 }).trim())
  await rows.first().click()
  await expect(section).toContainText(say('deletions', 'deleted', { documents: 2, pages: 2, chunks: 2 }))
  await expect(section.getByText(/^index rows: nothing left/)).toBeVisible()
  await expect(section.getByRole('list', { name: say('deletions', 'documents') })).toContainText('Letter.txt')
  const { violations } = await new AxeBuilder({ page: launched.page }).setLegacyMode(true).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
})

test('a receipt is copied as text, and removed once that is confirmed', async () => {
  await section.getByRole('button', { name: say('deletions', 'copy') }).click()
  await expect(launched.page.getByText(say('deletions', 'copied'))).toBeVisible()
  const text = await launched.app.evaluate(({ clipboard }) => clipboard.readText())
  expect(text).toMatch(/Letter\.txt\nSHA-256 [0-9a-f]{64}/)
  await section.getByRole('button', { name: say('deletions', 'remove') }).click()
  await section.getByRole('button', { name: say('deletions', 'removeNow'), exact: true }).click()
  const rows = section.locator('button[aria-expanded]')
  await expect(rows).toHaveCount(1)
  await expect(rows.first()).toContainText('Note')
})
