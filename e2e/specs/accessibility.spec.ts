import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { type DeskFolder, makeDeskFolder } from '../support/desk-folder.ts'
import { dropFiles } from '../support/drop-files.ts'
import { launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

let desk: DeskFolder
let dataFolder: string

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  dataFolder = mkdtempSync(join(tmpdir(), 'carrel-axe-'))
})
test.afterAll(() => {
  desk[Symbol.dispose]()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

/** What axe finds on the screen as it stands, as `rule: element` lines. */
async function expectClean(page: Page, screen: string): Promise<void> {
  await page.waitForTimeout(300)
  const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${screen}: ${id}: ${node.html.slice(0, 160)}`),
  )
  expect(passes.length).toBeGreaterThan(5)
  expect(found).toEqual([])
}

const press = (page: Page, command: string, ...keys: string[]) =>
  test.step(command, async () => {
    for (const key of keys) await page.keyboard.press(key)
  })

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen, ${theme}`, async () => {
    const { page, close } = await launchApp({ dataFolder, theme, size: { width: 1280, height: 800 } })
    try {
      if (theme === 'light') {
        await expect(page.getByRole('heading', { name: say('library', 'firstTitle') })).toBeVisible()
        await expectClean(page, 'first run')
      } else await libraryRead(page, 4)
      await dropFiles(page, 'nav[data-drop]', [desk.folder])
      const card = page.getByRole('region', { name: say('arrivals', 'title') })
      await expect(card.getByRole('status')).toContainText(say('arrivals', 'files', { count: 4 }), { timeout: 60_000 })
      await libraryRead(page, 4)
      await page.getByRole('button', { name: /^All documents/ }).click()
      await expectClean(page, 'library')
      await page.getByRole('button', { name: /^Needs a look/ }).click()
      await expectClean(page, 'needs a look')
      await page.getByRole('button', { name: say('shell', 'new-question') }).click()
      await expect(card.locator('canvas')).toBeVisible()
      await expectClean(page, 'new question, just added')
      await card.getByRole('button', { name: say('arrivals', 'dismiss') }).click()
      await expectClean(page, 'new question')
      const field = page.getByRole('textbox', { name: say('chat', 'askField') })
      await field.fill('How much is the deposit?')
      await field.press('Enter')
      const turn = page.getByRole('article', { name: 'How much is the deposit?' })
      await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
      await turn
        .getByRole('button', { name: /Quote 1/ })
        .first()
        .click()
      await expect(page.locator('[data-marking="active"]').first()).toBeVisible({ timeout: 20_000 })
      await expectClean(page, 'answer and PDF')
      await press(page, 'palette', 'Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'palette')
      await press(page, 'shortcuts', 'Escape', 'F1')
      await expect(page.getByRole('dialog')).toBeVisible()
      await expectClean(page, 'shortcuts')
      await press(page, 'settings', 'Escape', 'Control+,')
      await expect(page.getByRole('heading', { name: say('shell', 'appearance') })).toBeVisible()
      await expectClean(page, 'settings')
    } finally {
      await close()
    }
  })
}
