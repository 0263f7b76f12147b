import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, type Page, test } from '@playwright/test'
import { readOwner } from '../../src/adapters/files/owner-lock.ts'
import { say } from '../../src/messages/say.ts'
import { type DeskFolder, makeDeskFolder } from '../support/desk-folder.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp, projectRoot } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const run = promisify(execFile)
const question = 'How much is the deposit?'
let desk: DeskFolder
let dataFolder: string
let launched: Launched

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  dataFolder = mkdtempSync(join(tmpdir(), 'carrel-main-job-'))
  launched = await launchApp({ dataFolder, size: { width: 1280, height: 800 } })
})
test.afterAll(async () => {
  await launched.close()
  desk[Symbol.dispose]()
  rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
})

async function ask(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(text)
  await page.keyboard.press('Enter')
}

const turn = (page: Page, text = question) => page.getByRole('article', { name: text }).last()
const ended = (page: Page, text = question) =>
  expect(turn(page, text)).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })

test('the first run says what to do', async () => {
  const { page } = launched
  await expect(page.getByRole('heading', { name: say('library', 'firstTitle') })).toBeVisible()
  await expect(page.getByRole('button', { name: say('library', 'trySamples') })).toBeVisible()
  await expect(page.getByText(say('shell', 'sentNothing'))).toBeVisible()
})

test('a dropped folder is read, and the file that cannot be read is named', async () => {
  const { page } = launched
  await dropFiles(page, 'nav[data-drop]', [desk.folder])
  await libraryRead(page, 4)
  await expect(page.getByRole('button', { name: /^Needs a look/ })).toContainText('1')
  await page.getByRole('button', { name: /^Needs a look/ }).click()
  await expect(page.getByText('Broken', { exact: false }).first()).toBeVisible()
})

test('an answer comes with quotes first, then sentences with chips, and a line that counts', async () => {
  const { page } = launched
  await ask(page, question)
  const quotes = turn(page).getByRole('list', { name: say('chat', 'quotes') })
  await expect(quotes).toContainText('2,900 euros', { timeout: 20_000 })
  await ended(page)
  await expect(turn(page)).toContainText('searched 3 of 4 documents')
})

test('a quote opens the page it came from with its words marked', async () => {
  const { page } = launched
  await turn(page)
    .getByRole('button', { name: /Quote 1/ })
    .first()
    .click()
  const reader = page.getByRole('complementary', { name: say('shell', 'reader') })
  await expect(reader).toContainText('Page 2 of 2')
  const mark = reader.locator('[data-marking="active"]').first()
  await expect(mark).toBeVisible({ timeout: 20_000 })
  const under = await textUnder(page, mark)
  expect(under).toContain('2,900 euros')
})

test('writing stops when told, and what was written stays', async () => {
  const { page } = launched
  const text = 'When does the landlord return the deposit after the keys are handed back?'
  await ask(page, text)
  const stop = page.getByRole('button', { name: say('chat', 'stop') })
  const quotes = turn(page, text).getByRole('list', { name: say('chat', 'quotes') })
  await expect(quotes).toContainText('thirty days', { timeout: 20_000 })
  await stop.click()
  await ended(page, text)
  await expect(quotes).toContainText('thirty days')
  await expect(stop).toBeHidden()
})

test('the window carries on when the backend is killed in mid-answer', async () => {
  const { page } = launched
  const text = 'How is the notice delivered to the other party?'
  await ask(page, text)
  await expect(turn(page, text).getByRole('list', { name: say('chat', 'quotes') })).toContainText('registered mail', {
    timeout: 20_000,
  })
  const owner = readOwner(dataFolder)
  expect(owner?.program).toBe('desktop')
  process.kill(owner?.pid ?? Number.NaN, 'SIGKILL')
  await ended(page, text)
  await expect(turn(page, text)).toContainText('registered mail')
  await ask(page, 'Who is the caretaker?')
  await ended(page, 'Who is the caretaker?')
  await expect(turn(page, 'Who is the caretaker?')).toContainText('Adler')
})

test('the terminal reads the same library while the desktop owns it', async () => {
  const cli = join(projectRoot, 'src/hosts/cli.ts')
  const { stdout } = await run(process.execPath, [cli, 'search', 'caretaker', '--json', '--data', dataFolder])
  expect(JSON.parse(stdout).hits[0].text).toContain('Adler')
  const writing = run(process.execPath, [cli, 'import', desk.folder, '--data', dataFolder])
  await expect(writing).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('open in another Carrel') })
})

test('everything is there after a restart', async () => {
  await launched.close()
  launched = await launchApp({ dataFolder, size: { width: 1280, height: 800 } })
  const { page } = launched
  await expect(page.getByRole('button', { name: /^All documents/ })).toContainText('4', { timeout: 20_000 })
  await page.getByRole('button', { name: question }).first().click()
  await expect(turn(page)).toContainText('2,900 euros')
  await ended(page)
})

/** The text that the page itself draws under a mark: the spans of its text layer whose middle the mark covers. */
async function textUnder(page: Page, mark: ReturnType<Page['locator']>): Promise<string> {
  const box = await mark.boundingBox()
  if (box === null) throw new Error('the mark is not on screen')
  return page.evaluate(({ x, y, width, height }) => {
    const layer = [...document.querySelectorAll('.textLayer span, [data-text-layer] span')]
    return layer
      .filter((span) => {
        const rect = span.getBoundingClientRect()
        const middle = rect.top + rect.height / 2
        return middle > y && middle < y + height && rect.left < x + width && rect.right > x
      })
      .map((span) => span.textContent)
      .join('')
  }, box)
}
