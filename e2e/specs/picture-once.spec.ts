import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { encodePng } from '../../src/core/documents/picture/png.ts'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

test('the picture of an image is drawn once when it is opened', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'carrel-picture-'))
  const launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 } })
  try {
    const { page } = launched
    const [width, height] = [640, 400]
    const pixels = new Uint8Array(width * height * 4).fill(255)
    for (let at = 0; at < width * 40; at++) pixels.fill(0, at * 4, at * 4 + 3)
    writeFileSync(join(folder, 'Plan.png'), encodePng({ width, height, pixels }))
    await dropFiles(page, 'nav[data-drop]', [join(folder, 'Plan.png')])
    await libraryRead(page, 1)
    await page.getByRole('button', { name: /^All documents/ }).click()
    const row = page.getByRole('row', { name: /^Plan/ })
    await expect(row).not.toContainText(say('library', 'status-reading'))
    await page.evaluate(() => {
      const counted = window as unknown as { drawn: number }
      counted.drawn = 0
      const make = URL.createObjectURL
      URL.createObjectURL = (of) => {
        if (of instanceof Blob && of.type === 'image/png') counted.drawn += 1
        return make(of)
      }
    })
    await row.dblclick()
    const reader = page.getByRole('complementary', { name: say('shell', 'reader') })
    await expect(reader.locator('img[data-drawn]')).toBeVisible({ timeout: 20_000 })
    await page.waitForTimeout(1500)
    expect(await page.evaluate(() => (window as unknown as { drawn: number }).drawn)).toBe(1)
  } finally {
    await launched.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
