import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { launchApp } from '../support/launch.ts'
import { wordsUnder } from '../support/marked-words.ts'

const manyPages = 1200
const words = 'Anna Lindqvist keeps the key of the archive.'

/** A PDF that takes many seconds to read. */
async function minutes(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (let number = 1; number <= manyPages; number++) {
    const page = pdf.addPage([595, 842])
    for (let line = 0; line < 12; line++)
      page.drawText(`Item ${line} of meeting ${number} was put off.`, { x: 70, y: 760 - line * 30, size: 11, font })
    if (number === 1) page.drawText(words, { x: 70, y: 380, size: 11, font })
  }
  return pdf.save()
}

test('the first page of a large file is asked about while the rest is being read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carrel-being-read-'))
  const file = join(folder, 'Minutes.pdf')
  writeFileSync(file, await minutes())
  const launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 } })
  const { page } = launched
  const quotesOf = (turn: ReturnType<typeof page.getByRole>) =>
    turn.getByRole('list', { name: say('chat', 'quotes') }).getByRole('listitem')
  const ask = async (question: string) => {
    await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
    await page.keyboard.press('Enter')
    return page.getByRole('article', { name: question })
  }
  try {
    await expect(page.getByRole('heading', { name: say('library', 'firstTitle') })).toBeVisible()
    await dropFiles(page, 'nav[data-drop]', [file])
    const card = page.getByRole('region', { name: say('arrivals', 'title') })
    await expect(card.getByRole('status')).toContainText(say('arrivals', 'askAlready'), { timeout: 20_000 })
    const early = await ask('Who keeps the key of the archive?')
    await expect(quotesOf(early).first()).toContainText(words, { timeout: 20_000 })
    await expect(early).toContainText(
      `${say('chat', 'searched', { read: 0, documents: 1, count: 1 })}, ${say('chat', 'partly', { count: 1 })}`,
    )
    await expect(page.getByRole('progressbar', { name: /Minutes\.pdf/ })).toBeVisible()
    await quotesOf(early).first().click()
    const reader = page.getByRole('complementary', { name: say('shell', 'reader') })
    const marked = reader.locator('[data-marking="active"]')
    await expect.poll(() => wordsUnder(marked), { timeout: 20_000 }).toContain('Lindqvist')
    await expect(page.getByRole('progressbar', { name: /Minutes\.pdf/ })).toBeVisible()
  } finally {
    await launched.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
