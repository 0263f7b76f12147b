import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startWishOf } from './start-wish.ts'

const folder = mkdtempSync(join(tmpdir(), 'carrel-wish-'))
writeFileSync(join(folder, 'lease.pdf'), 'x')
writeFileSync(join(folder, 'deposit'), 'x')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const wishOf = (...args: string[]) => startWishOf(args, folder)

test('a plain start wants a window', () => {
  expect(wishOf()).toEqual({ files: [], background: false })
  expect(wishOf('--data', folder, '--no-sandbox')).toEqual({ files: [], background: false })
})

test('files and folders that are there become absolute, others are none', () => {
  expect(wishOf('lease.pdf', '--data', 'x', 'missing.pdf', folder).files).toEqual([join(folder, 'lease.pdf'), folder])
})

test('quick ask takes its words in either form, and words that are also a file stay words', () => {
  expect(wishOf('--quick-ask')).toEqual({ files: [], quickAsk: '', background: false })
  expect(wishOf('--quick-ask=How high = the deposit?')).toMatchObject({ quickAsk: 'How high = the deposit?' })
  expect(wishOf('--quick-ask', 'how', 'high', 'deposit')).toMatchObject({ files: [], quickAsk: 'how high deposit' })
})

test('the background is asked for', () => {
  expect(wishOf('--background', '--data', folder)).toEqual({ files: [], background: true })
})
