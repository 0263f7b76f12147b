import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { utils, write } from '@e965/xlsx'
import { expect, type Locator, test } from '@playwright/test'
import { say } from '../../src/messages/say.ts'
import { dropFiles } from '../support/drop-files.ts'
import { type Launched, launchApp } from '../support/launch.ts'
import { libraryRead } from '../support/library-read.ts'

const costs = [
  ['Item', 'Contractor', 'Amount'],
  ...Array.from({ length: 120 }, (_, at) => [`Repair ${at} of the roof`, `Firm ${at}`, 100 + at]),
  ['Boiler service', 'Heller & Sons', 480],
]
const mail = [
  'From: Clara Vogt <clara@example.org>',
  'To: Jonas Reuter <jonas@example.org>',
  'Subject: The spare key',
  'Date: Wed, 12 Mar 2025 14:05:00 +0100',
  'Message-ID: <1@example.org>',
  '',
  'The spare key lies with Ms Adler on the second floor.',
  '',
  'On Tue, 11 Mar 2025 Jonas Reuter <jonas@example.org> wrote:',
  '> Where is the spare key?',
  '',
].join('\r\n')
let folder: string
let launched: Launched
let reader: Locator

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'carrel-formats-'))
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(costs), 'Costs 2025')
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Meter', 'Reading'],
      ['Water', 1204],
    ]),
    'Meters',
  )
  writeFileSync(join(folder, 'House.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Uint8Array)
  writeFileSync(join(folder, 'Key.eml'), mail)
  launched = await launchApp({ dataFolder: join(folder, 'data'), size: { width: 1280, height: 800 }, theme: 'light' })
  reader = launched.page.getByRole('complementary', { name: say('shell', 'reader') })
  await dropFiles(launched.page, 'nav[data-drop]', [join(folder, 'House.xlsx'), join(folder, 'Key.eml')])
  await libraryRead(launched.page, 2)
})
test.afterAll(async () => {
  await launched?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function ask(question: string): Promise<Locator> {
  const { page } = launched
  await page.getByRole('button', { name: say('shell', 'new-question') }).click()
  await page.getByRole('textbox', { name: say('chat', 'askField') }).fill(question)
  await page.keyboard.press('Enter')
  const turn = page.getByRole('article', { name: question })
  await expect(turn).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 })
  return turn
}

test('an amount in a spreadsheet is found, and marked in its row below the names of its columns', async () => {
  const { page } = launched
  const turn = await ask('What did the boiler service by Heller & Sons cost?')
  await turn.getByRole('button', { name: /^Quote 1,.*: Boiler service\s+Heller & Sons\s+480$/ }).click()
  const marked = reader.locator('[data-marking="active"]')
  await expect(marked.filter({ hasText: '480' })).toBeInViewport({ timeout: 10_000 })
  const row = reader.getByRole('row').filter({ hasText: 'Boiler service' })
  await expect(row.getByRole('cell')).toHaveText(['Boiler service', 'Heller & Sons', '480'])
  await expect(reader.getByRole('columnheader', { name: 'Amount' }).last()).toBeAttached()
  await expect(reader.getByText(say('reader', 'pageCalled', { page: 2, label: 'Costs 2025' }))).toBeAttached()
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))).toEqual([])
})

test('a message is read with its sender and date, and the earlier one below it', async () => {
  const turn = await ask('With whom does the spare key lie?')
  await turn.getByRole('button', { name: /^Quote 1, The spare key.*Ms Adler/s }).click()
  await expect(reader.locator('[data-marking="active"]').first()).toBeInViewport({ timeout: 10_000 })
  await expect(reader.getByText('From: Clara Vogt <clara@example.org>')).toBeVisible()
  await expect(reader.getByText(/^Date: .*2025/)).toBeVisible()
  await expect(reader.getByRole('heading', { name: /Jonas Reuter .* wrote/ })).toBeVisible()
})
