import { expect, type Page } from '@playwright/test'

/** Waits until the library holds so many documents and no import runs any more. */
export async function libraryRead(page: Page, documents: number): Promise<void> {
  const all = page.getByRole('button', { name: /^All documents/ })
  await expect(all).toContainText(String(documents), { timeout: 60_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 })
}
