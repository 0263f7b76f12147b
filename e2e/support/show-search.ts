import { expect, type Page } from '@playwright/test'
import { say } from '../../src/messages/say.ts'

/** Shows the search by its key; pressed again where a drag that is just ending took the key. */
export async function showSearch(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('ControlOrMeta+Shift+f')
    await expect(page.getByRole('searchbox', { name: say('search', 'field') })).toBeVisible({ timeout: 3_000 })
  }).toPass({ timeout: 30_000 })
}
