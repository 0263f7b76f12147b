import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { read, utils } from '@e965/xlsx'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const question = 'What is the deposit and the monthly rent in each lease?'
const LEASES = 24
const deposits = Array.from({ length: LEASES }, (_, at) => 800 + ((at * 737) % 2400))
const total = deposits.reduce((sum, amount) => sum + amount, 0)
let folder: string
let launched: Launched
let page: Page
let turn: Locator
let grid: Locator

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-every-'))
  const files = deposits.map((amount, at) => {
    const file = join(folder, `Lease ${at + 1}.md`)
    const lines = [
      `# Lease ${at + 1}`,
      `The flat lies in house ${at + 3} of the long street, on the second floor.`,
      `The tenant pays a deposit of ${amount.toLocaleString('en')} euros in three equal parts.`,
      `The monthly rent is ${400 + at * 10} euros, payable on the third working day.`,
      'The keys are handed over on the first day of the tenancy.',
    ]
    writeFileSync(file, lines.join('\n\n'))
    return file
  })
  const letter = join(folder, 'Letter about the yard.md')
  writeFileSync(letter, '# Letter\n\nBicycles are kept in the yard, and the yard is swept on Mondays.')
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  turn = page.getByRole('article', { name: question })
  grid = turn.getByRole('grid')
  await dropFiles(page, 'nav[data-drop]', [...files, letter])
  await libraryRead(page, LEASES + 1)
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const button = (name: string) => turn.getByRole('button', { name, exact: true })

async function clean(): Promise<void> {
  await page.waitForTimeout(300)
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))).toEqual([])
}

test('a question about every document makes a table, of which every document is a part', async () => {
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.getByRole('button', { name: /^Reads .*chosen by/ }).click()
  await page.getByRole('option', { name: say('reading', 'route-exhaustive') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).press('Enter')
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 120_000 })
  await expect(turn).toContainText(say('table', 'done', { read: LEASES + 1, documents: LEASES + 1, skipped: 0 }))
  for (const [at, amount] of deposits.entries()) {
    const row = grid
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: `Lease ${at + 1}`, exact: true }) })
    await expect(row).toContainText(amount.toLocaleString('en'))
  }
  await expect(grid).toContainText(`${say('table', 'total-sum')} ${total.toLocaleString('en')}`)
  await clean()
})

test('documents that say nothing of it are folded below, with the reason', async () => {
  const folded = turn.getByRole('button', { name: say('table', 'empty', { count: 1 }) })
  await expect(grid).not.toContainText('Letter about the yard')
  await folded.click()
  await expect(turn.getByRole('listitem').filter({ hasText: say('table', 'saysNothing') })).toContainText('Letter')
  await folded.click()
})

const titles = () => grid.getByRole('rowheader').first()

test('a click on the head of a column sorts by its values, up, down and back', async () => {
  const head = grid.getByRole('columnheader').nth(1)
  const least = deposits.indexOf(Math.min(...deposits)) + 1
  const most = deposits.indexOf(Math.max(...deposits)) + 1
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await expect(titles()).toHaveAccessibleName(`Lease ${least}`)
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await expect(titles()).toHaveAccessibleName(`Lease ${most}`)
  await head.getByRole('button').click()
  await expect(head).toHaveAttribute('aria-sort', 'none')
})

test('arrows go through the cells; Space shows the page, Enter opens the reader at exactly these words', async () => {
  await grid.getByRole('columnheader').first().getByRole('button').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  const cell = grid.getByRole('row').nth(1).getByRole('gridcell').first().getByRole('button')
  await expect(cell).toBeFocused()
  await expect(grid.locator('[tabindex="0"]')).toHaveCount(1)
  await page.keyboard.press('Space')
  await expect(page.locator('.lens')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.lens')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(cell).toHaveAttribute('aria-pressed', 'true')
  await expect(cell.locator('.marked')).toHaveCount(1)
  await expect(grid.locator('.marked')).toHaveCount(1)
  const marked = page.locator('[data-marking="active"]')
  await expect(marked.first()).toBeInViewport()
  await expect(marked.first()).toContainText((await cell.textContent()) ?? '')
  await clean()
})

test('the first column stays where the window is narrow and the rest is scrolled', async () => {
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(760, 700))
  const [title, cell] = [titles(), grid.getByRole('gridcell').first()]
  const isScrolled = () => grid.locator('..').evaluate((box) => box.scrollWidth > box.clientWidth + 40)
  await expect.poll(isScrolled).toBe(true)
  await title.scrollIntoViewIfNeeded()
  const places = async () => [await title.boundingBox(), await cell.boundingBox()].map((box) => box?.x ?? 0)
  const [titleBefore, cellBefore = 0] = await places()
  await grid.locator('..').evaluate((box) => box.scrollTo({ left: 500 }))
  const [titleAfter, cellAfter] = await places()
  expect(titleAfter).toBe(titleBefore)
  expect(cellAfter).toBeLessThan(cellBefore)
  await clean()
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(1280, 800))
})

const clipboard = () => launched.app.evaluate(({ clipboard }) => clipboard.readText())

test('the table is copied for a spreadsheet, and with its sources as text', async () => {
  await turn.hover()
  await button(say('table', 'copyMenu')).click()
  await page.getByRole('menuitem', { name: say('table', 'copySheet') }).click()
  await expect.poll(clipboard).toContain(`Lease 1\t`)
  expect((await clipboard()).split('\n')).toHaveLength(LEASES + 2)
  await turn.hover()
  await button(say('table', 'copyMenu')).click()
  await page.getByRole('menuitem', { name: say('table', 'copyAnswer') }).click()
  await expect.poll(clipboard).toContain('| Lease 1 |')
  expect(await clipboard()).toMatch(/\[1\] “.*euros.*” \(Lease \d+.*\)/)
})

test('the table is saved as CSV and as a workbook', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    const path = join(folder, `Saved.${format}`)
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    }, path)
    await button(say('table', 'export')).click()
    await page.getByRole('menuitem', { name: say('table', `export-${format}`) }).click()
    await expect(page.getByText(say('table', 'saved', { name: `Saved.${format}` }))).toBeVisible()
    const sheet = Object.values(read(readFileSync(path)).Sheets)[0]
    const cells = (sheet === undefined ? [] : utils.sheet_to_json<string[]>(sheet, { header: 1 })).map((row) =>
      row.join(' '),
    )
    for (const [at, amount] of deposits.entries()) {
      const line = cells.find((words) => new RegExp(`^Lease ${at + 1}\\b`).test(words))
      expect(line?.replaceAll(',', '')).toContain(String(amount))
    }
  }
})

test('it pauses between documents and goes on at those that were not read', async () => {
  // The documents are short: the button stands for less time than a click from here takes.
  await page.evaluate(
    (pause) => {
      const press = () => {
        const begun = document.querySelector('[role=grid][aria-busy=true] tbody th') !== null
        const found = [...document.querySelectorAll('article button')].find(({ textContent }) => textContent === pause)
        if (!begun || !(found instanceof HTMLElement)) return
        observer.disconnect()
        found.click()
      }
      const observer = new MutationObserver(press)
      observer.observe(document.body, { childList: true, subtree: true })
    },
    say('table', 'pause'),
  )
  await turn.hover()
  await button(say('chat', 'askAgain')).click()
  await expect(turn).toContainText(/^.*Paused, \d+ of 25 read/)
  const rows = await grid.getByRole('rowheader').count()
  expect(rows).toBeLessThan(LEASES)
  await clean()
  await button(say('table', 'continue')).click()
  await expect(turn).toContainText(say('table', 'done', { read: LEASES + 1, documents: LEASES + 1, skipped: 0 }), {
    timeout: 60_000,
  })
  await expect(turn).toHaveAttribute('aria-busy', 'false')
  await expect(grid.getByRole('rowheader')).toHaveCount(LEASES + 1)
  await expect(grid).toContainText(`${say('table', 'total-sum')} ${total.toLocaleString('en')}`)
})
