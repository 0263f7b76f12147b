import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { readOwner } from '../../src/adapters/files/owner-lock.ts'
import { say } from '../../src/messages/say.ts'
import { findRuntime } from '../run/electron.ts'
import { type DeskFolder, makeDeskFolder } from '../support/desk-folder.ts'
import { dropFiles } from '../support/drop-files.ts'
import { houseRules } from '../support/house-rules.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'
import { callMain, quickAskPageOf, type StandIn, windowFacts } from '../support/quick-ask-page.ts'

const { lane } = findRuntime()
const question = 'When does the landlord return the deposit after the keys are handed back?'
let desk: DeskFolder
let dataFolder: string
let many: string
let launched: Launched
let quick: Page

test.describe.configure({ mode: 'serial' })
test.skip(lane !== 'stand-in', 'chooses in the tray and clicks notifications')
test.beforeAll(async () => {
  desk = await makeDeskFolder()
  dataFolder = mkdtempSync(join(tmpdir(), 'carrel-lasts-'))
  many = mkdtempSync(join(tmpdir(), 'carrel-many-'))
  launched = await launchApp({ dataFolder, theme: 'light', size: { width: 1280, height: 800 } })
  quick = await quickAskPageOf(launched.app)
  await dropFiles(launched.page, 'nav[data-drop]', [desk.folder])
  await libraryRead(launched.page, 4)
})
test.afterAll(async () => {
  await launched.close()
  desk[Symbol.dispose]()
  for (const folder of [dataFolder, many]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const field = () => quick.getByRole('combobox')
const hits = () => quick.locator('[data-hit]')
const result = () => quick.getByRole('region', { name: say('quickAsk', 'result') })
const isShown = async () => (await windowFacts(launched.app, 'quick-ask'))?.visible

async function show(): Promise<void> {
  await callMain(launched.page, 'quickAsk.show')
  await expect(field()).toBeFocused()
}

async function askAnew(text: string): Promise<void> {
  await show()
  await quick.keyboard.press('Control+k')
  await quick.getByRole('option', { name: say('quickAsk', 'more-clear') }).click()
  await field().fill(text)
  await quick.keyboard.press('Enter')
  await expect(result()).toHaveAttribute('aria-busy', 'true')
}

const trayLabels = () =>
  launched.app.evaluate(
    (electron) =>
      (electron as unknown as { standIn: StandIn }).standIn.trays[0]?.menu?.items.map(({ label }) => label) ?? [],
  )
const chooseInTray = (label: string) =>
  launched.app.evaluate((electron, wanted) => {
    const { trays } = (electron as unknown as { standIn: StandIn }).standIn
    const item = trays[0]?.menu?.items.find((one) => one.label === wanted)
    if (item === undefined) throw new Error(`The tray has no ${wanted}`)
    item.click()
  }, label)

test('Escape stops what is written and keeps it; the next one hides the window', async () => {
  await askAnew(question)
  await quick.keyboard.press('Escape')
  await expect(result()).toHaveAttribute('aria-busy', 'false')
  await expect(result()).toContainText(say('quickAsk', 'stopped'))
  expect(await isShown()).toBe(true)
  await quick.keyboard.press('Escape')
  await expect.poll(isShown).toBe(false)
})

test('an answer goes on while the window is away, and stands there when it comes back', async () => {
  await askAnew(question)
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
  await expect.poll(isShown).toBe(false)
  await expect(result()).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await show()
  await expect(field()).toHaveValue(question)
  await expect(result()).toContainText('thirty days')
  await expect(quick.locator('[data-foundation]')).toContainText('Lease, page 2')
})

test('the thread of a handed-over answer has its citations, which open their page', async () => {
  await quick.keyboard.press('Control+Enter')
  const turn = launched.page.getByRole('article', { name: question })
  await expect(turn).toContainText('thirty days')
  await turn
    .getByRole('button', { name: /Quote 1/ })
    .first()
    .click()
  const reader = launched.page.getByRole('complementary', { name: say('shell', 'reader') })
  await expect(reader).toContainText('Page 2 of 2')
})

test('where the backend is lost in mid-answer that is said, what was typed stays, and Enter asks again', async () => {
  await askAnew(question)
  process.kill(readOwner(dataFolder)?.pid ?? Number.NaN, 'SIGKILL')
  await expect(result()).toContainText(say('quickAsk', 'interrupted'))
  await expect(field()).toHaveValue(question)
  await field().focus()
  await quick.keyboard.press('Enter')
  await expect(result()).toContainText('thirty days', { timeout: 60_000 })
  await expect(result()).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  await expect(quick.locator('[data-foundation]')).toContainText('Lease, page 2')
})

test('what is typed while the backend is away finds its hits when it is back', async () => {
  await show()
  await field().fill('')
  process.kill(readOwner(dataFolder)?.pid ?? Number.NaN, 'SIGKILL')
  await field().pressSequentially('registered mail', { delay: 30 })
  await expect(hits().first()).toContainText('registered mail', { timeout: 30_000 })
  await expect(field()).toHaveValue('registered mail')
  await expect(quick.getByRole('status')).toHaveCount(0)
})

test('a summary that took long is told of where the window is not in front; a click opens it', async () => {
  test.setTimeout(120_000)
  const notifications = () =>
    launched.app.evaluate((electron) =>
      (electron as unknown as { standIn: StandIn }).standIn.notifications.map(({ title }) => title),
    )
  const { page } = launched
  const view = page.locator('section[data-summary]')
  await quick.clock.install()
  const rules = join(many, 'House rules.md')
  writeFileSync(rules, houseRules())
  await dropFiles(page, '[data-drop-target="conversation"], main', [rules])
  await expect(view).toHaveAttribute('aria-busy', 'true', { timeout: 20_000 })
  await quick.waitForTimeout(1000)
  await quick.clock.fastForward('01:30')
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.blur())
  await expect(view).toHaveAttribute('aria-busy', 'false', { timeout: 90_000 })
  await expect.poll(notifications).toEqual([say('quickAsk', 'summaryDone')])
  await page.keyboard.press('ControlOrMeta+,')
  await expect(view).toHaveCount(0)
  await launched.app.evaluate((electron) =>
    (electron as unknown as { standIn: StandIn }).standIn.notifications[0]?.click(),
  )
  await expect(view).toBeVisible()
  await expect.poll(() => windowFacts(launched.app, 'main')).toMatchObject({ focused: true })
})

test('the tray pauses reading and goes on with it, and window and tray say so', async () => {
  test.setTimeout(120_000)
  const folder = join(many, 'Many')
  mkdirSync(folder)
  const sentence = (at: number) => `Sentence ${at} of the minutes says that item ${at * 13} was put off until spring. `
  for (let file = 0; file < 60; file += 1) {
    const text = Array.from({ length: 120 }, (_, at) => sentence(file * 1000 + at)).join('')
    writeFileSync(join(folder, `minutes-${file}.txt`), text)
  }
  await dropFiles(launched.page, 'nav[data-drop]', [folder])
  const [pause, resume] = [say('desktop', 'pauseReading'), say('desktop', 'resumeReading')]
  await expect.poll(trayLabels, { timeout: 30_000 }).toContain(pause)
  await chooseInTray(pause)
  await expect.poll(trayLabels).toContain(resume)
  const paused = async () => (await trayLabels()).find((label) => /^Paused at /.test(label))
  await expect.poll(paused).toMatch(/^Paused at \d+ of 60 files$/)
  const before = await paused()
  await expect(launched.page.getByText(/paused/i).first()).toBeVisible()
  await quick.waitForTimeout(1500)
  expect(await paused(), 'nothing more is read').toBe(before)
  await chooseInTray(resume)
  await expect.poll(trayLabels).toContain(pause)
  await expect.poll(trayLabels, { timeout: 90_000 }).not.toContain(pause)
})
