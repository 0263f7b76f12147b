import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { callMain, quickAskPageOf } from '../support/quick-ask-page.ts'

// node e2e/run/screenshots.ts: the pictures of e2e/screenshots anew, after `npm run build`.
const folder = join(projectRoot, 'e2e/screenshots')
const question = 'How high is the deposit, and when is it returned?'
mkdirSync(folder, { recursive: true })

for (const theme of ['light', 'dark'] as const) {
  const launched = await launchApp({ theme, size: { width: 1280, height: 800 } })
  const { page } = launched
  const picture = (name: string) => page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  try {
    await page.getByRole('button', { name: say('library', 'trySamples') }).waitFor()
    await picture('first-run')
    await page.getByRole('button', { name: say('library', 'trySamples') }).click()
    await libraryRead(page, 3)
    await page.locator('[data-first-page="picture"]').first().waitFor()
    await picture('just-added')
    await ask(page)
    await page
      .getByRole('button', { name: /^Quote 1,/ })
      .first()
      .click()
    await page.locator('[data-marking="active"]').first().waitFor()
    await page.mouse.move(640, 780)
    await page.waitForTimeout(1000)
    await picture('main')
    await summarise(page)
    await picture('summary')
    const quick = await quickAskPageOf(launched.app)
    await callMain(page, 'quickAsk.show')
    await quick.getByRole('combobox').fill('deposit return')
    await quick.locator('[data-hit]').first().waitFor()
    await quick.bringToFront()
    await quick.waitForTimeout(500)
    await quick.screenshot({ path: join(folder, `quick-ask-typing-${theme}.png`), omitBackground: true })
    await quick.getByRole('combobox').fill('When do I get the deposit back?')
    await quick.keyboard.press('Enter')
    await quick.locator('[data-answer]').first().waitFor({ timeout: 60_000 })
    await quick.waitForTimeout(6000)
    await quick.screenshot({ path: join(folder, `quick-ask-answer-${theme}.png`), omitBackground: true })
  } finally {
    await launched.close()
  }
}

/** Has the lease summarised, and waits until that is done. */
async function summarise(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page.getByRole('row', { name: /Lease/ }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: say('summaries', 'summarise') }).click()
  await expect(page.getByRole('button', { name: say('summaries', 'pause') })).toHaveCount(0, { timeout: 90_000 })
  await page.mouse.move(640, 780)
  await page.waitForTimeout(1500)
}

/** Asks, and waits until the answer is done. */
async function ask(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  const turn = page.getByRole('article', { name: question })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
}
