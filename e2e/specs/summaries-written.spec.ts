import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { houseRules } from '../support/house-rules.ts'
import { type Launched, launchApp } from '../support/launch.ts'

const conversation = '[data-drop-target="conversation"], main'
/** What the long document is called, by its first heading. */
const title = /Rules of room 1|House rules/
let folder: string
let launched: Launched
let page: Page
let view: Locator
let body: Locator
const at = (name: string) => join(folder, name)

test.describe.configure({ mode: 'serial', timeout: 240_000 })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-written-'))
  writeFileSync(at('Notice.md'), notice())
  writeFileSync(at('House rules.md'), houseRules())
  await start()
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(): Promise<void> {
  launched = await launchApp({ dataFolder: at('data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  view = page.locator('section[aria-busy]')
  body = view.getByRole('region', { name: say('summaries', 'body'), exact: true })
}

/** Six sentences that can do without a part. */
function notice(): string {
  return [
    '# Notice to all tenants',
    'The owners of the house, who met on 3 May 2026 in the hall of the school, have agreed to renew the whole roof before the winter.',
    'The work on the roof, which a company from Bonn carries out for 45,000 euros, is planned for the six weeks from 1 June 2026.',
    'The scaffold in front of the house, which covers the windows of all rooms, is put up by the same company on 28 May 2026.',
    'Tenants of the two flats under the roof, including those in the back, have the furniture moved at the cost of the owners.',
    'The garden behind the house, which the children of all families use, remains closed for the time of the work.',
    'The rent of all flats under the roof, which the owners have counted twice, is lowered by ten percent for June and July.',
  ].join('\n\n')
}

const button = (name: string) => page.getByRole('button', { name, exact: true })
const busy = (is: boolean) => expect(view).toHaveAttribute('aria-busy', String(is), { timeout: 120_000 })
const list = () => page.keyboard.press('ControlOrMeta+Shift+s')
const rows = () => page.getByRole('table', { name: say('summaries', 'list') }).getByRole('rowheader')
/** Sections read of how many, as the line of progress or of a pause says. */
async function sectionsRead(): Promise<number> {
  const text = await body.innerText()
  return Number(/read (\d+) of \d+ sections/i.exec(text)?.[1] ?? -1)
}
const openNotes = () =>
  body.getByRole('region', { name: say('summaries', 'notes') }).getByRole('button', { name: /^Section notes/ })

test('what the starter writes streams soft and dries sentence by sentence', async () => {
  // The words before their check are gone when they are checked: the page itself notes that they were there.
  await page.evaluate(() => {
    const seen = { drafts: 0, most: 0 }
    Object.assign(window, { seen })
    new MutationObserver(() => {
      const draft = document.querySelector('section[aria-busy="true"] [data-draft]')
      if (draft === null) return
      seen.drafts += 1
      seen.most = Math.max(seen.most, draft.textContent?.length ?? 0)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  await dropFiles(page, conversation, [at('Notice.md')])
  await expect(page.locator('[data-gist]')).toHaveCount(1, { timeout: 20_000 })
  await expect(body.locator('[data-progress]')).toBeVisible({ timeout: 20_000 })
  await busy(false)
  const seen = await page.evaluate(() => (window as unknown as { seen: { drafts: number; most: number } }).seen)
  expect(seen.drafts).toBeGreaterThan(5)
  expect(seen.most).toBeGreaterThan(20)
  await expect(page.locator('[data-draft]')).toHaveCount(0)
  await expect(body.getByRole('listitem')).toHaveCount(5)
  // Who wrote, or that no sentence of the model’s stood its check.
  await expect(body).toContainText(new RegExp(`SmolLM2|${say('summaries', 'extractiveAfter')}`))
  await expect(body).toContainText(say('summaries', 'matched', { matched: 5, shown: 5, count: 5 }))
})

test('a long document is paused, says how far it is, and goes on where it was', async () => {
  await dropFiles(page, conversation, [at('House rules.md')])
  await expect.poll(sectionsRead, { timeout: 120_000 }).toBeGreaterThan(1)
  await button(say('summaries', 'pause')).click()
  await busy(false)
  await expect(body).toContainText(/Paused, read \d+ of \d+ sections/)
  const paused = await sectionsRead()
  expect(paused).toBeGreaterThan(1)
  await expect(body.getByRole('listitem').first(), 'what was written stays').toBeVisible()
  await openNotes().click()
  await expect(body.getByText(say('summaries', 'note-waiting')).first()).toBeVisible()
  await openNotes().click()
  await button(say('summaries', 'continue')).click()
  await expect.poll(sectionsRead, { timeout: 60_000 }).toBeGreaterThan(paused)
})

test('ended in the middle, Carrel keeps what it has and goes on after the next start', async () => {
  const before = await sectionsRead()
  const words = await body.getByRole('listitem').first().innerText()
  await launched.close()
  await start()
  await list()
  const row = rows().filter({ hasText: title })
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText(
    new RegExp(`${say('summaries', 'stateInterrupted')}|${say('summaries', 'stateStopped')}`),
    { timeout: 20_000 },
  )
  await row.getByRole('button').press('Enter')
  await expect(body.getByRole('listitem').first()).toHaveText(words, { timeout: 20_000 })
  await openNotes().click()
  const read = await body
    .getByRole('button', { expanded: false })
    .filter({ hasText: /Rules of room/ })
    .count()
  expect(read).toBeGreaterThanOrEqual(before)
  await openNotes().click()
  await button(say('summaries', 'continue')).click()
  await expect.poll(sectionsRead, { timeout: 60_000 }).toBeGreaterThanOrEqual(before)
  await busy(false)
  await expect(body).not.toContainText(/Paused|Interrupted/)
  await expect(button(say('summaries', 'continue'))).toHaveCount(0)
  await expect(button(say('summaries', 'versionOf', { number: 1, count: 1 }))).toHaveCount(0)
})

test('when one section has changed, all others are not read again', async () => {
  writeFileSync(at('House rules.md'), houseRules().replace('owners 170 euros', 'owners 999 euros'))
  await list()
  await expect(view).toHaveCount(0)
  await dropFiles(page, conversation, [at('House rules.md')])
  await expect(view).toBeVisible()
  await busy(false)
  await openNotes().click()
  const reused = body.getByText(say('summaries', 'note-reused'))
  await expect.poll(() => reused.count()).toBeGreaterThan(3)
  const all = await body
    .getByRole('button')
    .filter({ hasText: /Rules of room/ })
    .count()
  expect(all - (await reused.count())).toBe(1)
})
