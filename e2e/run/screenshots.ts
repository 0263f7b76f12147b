import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

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
  } finally {
    await launched.close()
  }
}

/** Asks, and waits until the answer is done. */
async function ask(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  const turn = page.getByRole('article', { name: question })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
}
