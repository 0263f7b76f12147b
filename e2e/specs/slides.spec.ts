import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const corpus = join(projectRoot, '../shared/corpora/parser-docling/pptx/sources/powerpoint_comments.pptx')

test('a slide with more text than its card has room for makes the card taller', async () => {
  test.skip(!existsSync(corpus), '../shared/corpora is missing')
  const folder = mkdtempSync(join(tmpdir(), 'carrel-slides-'))
  const launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 } })
  const { page } = launched
  try {
    await dropFiles(page, 'nav[data-drop]', [corpus])
    await libraryRead(page, 1)
    await page.getByRole('button', { name: /^All documents/ }).click()
    await page.getByRole('row', { name: /^powerpoint_comments/ }).dblclick()
    const reader = page.getByRole('complementary', { name: say('shell', 'reader') })
    const card = reader.locator('.slide').first()
    await expect(card).toContainText('Jane Smith', { timeout: 10_000 })
    const over = await card.evaluate((slide) => {
      const words = document.createRange()
      words.selectNodeContents(slide)
      return words.getBoundingClientRect().bottom - slide.getBoundingClientRect().bottom
    })
    expect(over).toBeLessThanOrEqual(0)
  } finally {
    await launched.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
