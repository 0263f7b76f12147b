import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { strToU8, zipSync } from 'fflate'
import { say, sayError } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const COUNT = 40
const message = (at: number) =>
  [
    'From x@example.org Wed Mar 12 14:05:00 2025',
    `From: ${at % 2 === 0 ? 'Anna Weber' : 'Ben Ode'} <p${at}@example.org>`,
    `Subject: Letter ${at}`,
    `Date: Wed, ${(at % 27) + 1} Mar 2025 14:05:00 +0100`,
    `Message-ID: <${at}@example.org>`,
    'MIME-Version: 1.0',
    ...(at === 3 ? ['Content-Type: multipart/mixed; boundary=b', '', '--b'] : []),
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Words of letter ${at}.`,
    ...(at === 3
      ? [
          '--b',
          'Content-Type: text/markdown; name="Deposit.md"',
          'Content-Disposition: attachment; filename="Deposit.md"',
          '',
          'The deposit is 2,900 euros.',
          '--b--',
        ]
      : []),
    '',
  ].join('\n')
let folder: string
let launched: Launched
let page: Page
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(150_000)
  folder = mkdtempSync(join(tmpdir(), 'carrel-members-'))
  const inner = zipSync({ 'plan.txt': strToU8('The plan of the yard.') })
  const archive = { 'film.mp4': strToU8('x'), 'first.zip': inner, 'notes.txt': strToU8('Dry.'), 'second.zip': inner }
  writeFileSync(join(folder, 'Inbox.mbox'), Array.from({ length: COUNT }, (_, at) => message(at)).join('\n'))
  writeFileSync(join(folder, 'Papers.zip'), zipSync(archive))
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  page = launched.page
  reader = page.getByRole('complementary', { name: say('shell', 'reader') })
  await dropFiles(page, 'nav[data-drop]', [join(folder, 'Inbox.mbox'), join(folder, 'Papers.zip')])
  await libraryRead(page, COUNT + 1 + 1 + 5)
  await page.getByRole('button', { name: /^All documents/ }).click()
  await page
    .getByRole('grid')
    .getByRole('button', { name: say('library', 'column-title') })
    .click()
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** The row of a name, once the filtered table has it. */
async function find(name: string): Promise<Locator> {
  await page.getByRole('searchbox', { name: say('library', 'filter') }).fill(name)
  const found = page.getByRole('grid').getByRole('row', { name: new RegExp(`^${name}`) })
  await expect(found).toHaveCount(1)
  return found
}

async function expectClean(): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
}

test('a mailbox lists its messages with sender and day, and finds them as one types', async () => {
  await (await find('Inbox')).dblclick()
  const list = reader.getByRole('region', { name: /Inbox/ })
  const first = list.getByRole('listitem').first()
  await expect(first).toContainText('Letter 0')
  await expect(first).toContainText('Anna Weber')
  await expect(first).toContainText('1 Mar 2025')
  await expect(first).toHaveAttribute('aria-setsize', String(COUNT))
  await list.focus()
  await page.keyboard.press('End')
  await expect(list.getByRole('button', { name: new RegExp(`Letter ${COUNT - 1}`) })).toBeFocused()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('button', { name: /Letter 1 / })).toBeFocused()
  await expectClean()
  await page.keyboard.type('ode')
  await expect(list.getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(COUNT / 2))
  await reader.getByRole('searchbox', { name: say('documents', 'filterMembers') }).fill('letter 3')
  await expect(list.getByRole('listitem').first()).toContainText('Letter 3')
  await page.keyboard.press('ArrowDown')
  await expect(list.getByRole('button', { name: /Letter 3 / })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(reader.getByText('Words of letter 3.')).toBeVisible()
})

test('what a message or an attachment lies in stands above it, and Alt+Up leads there', async () => {
  const path = reader.getByRole('navigation', { name: say('reader', 'within') })
  await expect(path.getByRole('listitem')).toHaveText(['Inbox'])
  await reader.getByRole('button', { name: /Deposit\.md/ }).click()
  await expect(path.getByRole('listitem')).toHaveText(['Inbox', 'Letter 3'])
  await expect(reader.getByText('2,900 euros')).toBeVisible()
  await expectClean()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(reader.getByText('Words of letter 3.')).toBeVisible()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(path).toHaveCount(0)
  await expect(reader.getByRole('listitem').first()).toContainText('Letter 0')
})

test('what an archive holds and was not read is listed by name with the reason', async () => {
  await (await find('Papers')).click()
  await page.keyboard.press('Alt+Enter')
  const details = page.getByRole('region', { name: say('library', 'details') })
  const left = details.getByRole('region', { name: say('documents', 'leftOutTitle'), exact: true })
  await expect(left.getByRole('listitem')).toHaveCount(1)
  await expect(left.getByRole('listitem')).toContainText('film.mp4')
  await expect(left.getByRole('listitem')).toContainText(say('reasons', 'file-unsupported'))
  await expectClean()
  await page.getByRole('searchbox', { name: say('library', 'filter') }).fill('')
  await page.getByRole('button', { name: new RegExp(`^${say('shell', 'needsALook')}`) }).click()
  const all = page.getByRole('region', { name: say('documents', 'leftOutWithin') })
  await expect(all.getByRole('listitem')).toHaveCount(2)
  await expect(all.getByRole('listitem').filter({ hasText: 'plan.txt' })).toContainText(say('reasons', 'archive-copy'))
  await expectClean()
  await all.getByRole('button', { name: /second|first/ }).click()
  const name = /^(first|second)$/
  await expect(page.getByRole('heading', { name })).toBeVisible()
  const title = await page.getByRole('heading', { name }).innerText()
  const other = title.includes('second') ? 'first' : 'second'
  const parameters = { name: other === 'first' ? 'second' : 'first', other }
  await expect(details).toContainText(sayError({ code: 'archive-copy', parameters }))
})
