import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { joinBytes } from '../../core/documents/join-bytes.ts'
import { mailMembers } from '../../core/mail/mail-members.ts'
import { readEml } from '../../core/mail/read-eml.ts'
import type { OutlookItem } from '../../core/ports/outlook-engine.ts'
import { outlookItems } from './outlook-items.ts'

/** Files that the library brings along. */
const samples = path.resolve(import.meta.dirname, '../../../node_modules/pst-extractor/example/testdata')
const missing = !existsSync(samples)
if (missing) process.stderr.write('outlook-items: the files of pst-extractor are missing; nothing read\n')

/** The items of a sample with their messages, read while they are there. */
function itemsOf(name: string): (OutlookItem & { message: ReturnType<typeof readEml> })[] {
  const found: (OutlookItem & { message: ReturnType<typeof readEml> })[] = []
  for (const item of outlookItems(path.resolve(samples, name))) {
    if (!('content' in item)) throw new Error(`${item.name}: ${item.error.detail}`)
    found.push({ ...item, message: readEml(joinBytes([...item.content()])) })
  }
  return found
}

describe.skipIf(missing)('Outlook data files', () => {
  test.each(['enron.pst', 'pstextractortest@outlook.com.ost', 'pstextractortestpdf@outlook.com.ost'])(
    'every message of %s is there, as the library itself lists them',
    (name) => {
      const listing = readFileSync(path.join(samples, 'output.txt'), 'utf8').replaceAll('\r', '')
      const own = listing.split(/^\.\/testdata\//m).find((part) => part.startsWith(`${name}\n`)) ?? ''
      const listed = [...own.matchAll(/Subject: ?(.*)$/gm)].map(([, subject = '']) =>
        subject.replace(/\s+/g, ' ').trim(),
      )
      expect(listed.length).toBeGreaterThan(20)
      const items = itemsOf(name)
      expect(items.map(({ message }) => message.subject ?? '').sort()).toEqual(listed.sort())
      expect(itemsOf(name).map((item) => item.name)).toEqual(items.map((item) => item.name))
    },
  )

  test('folders are paths, without those above all others', () => {
    const folders = (name: string): Set<string> => new Set(itemsOf(name).map((item) => item.folders.join('/')))
    expect(folders('enron.pst')).toContain('lokay-m/MLOKAY (Non-Privileged)/TW-Commercial Group')
    expect(folders('pstextractortest@outlook.com.ost')).toContain('Calendar/United States holidays')
  })

  test('people, time, bodies and attachments', () => {
    const items = itemsOf('pstextractortest@outlook.com.ost')
    const message = items.find(({ name }) => name.includes('text, jpg, pdf attachments'))?.message
    if (!message) throw new Error('not there')
    expect(message.from.map(({ address }) => address)).toEqual(['epfromer@gmail.com'])
    expect(message.to.map(({ address }) => address)).toEqual(['pstextractortest@outlook.com'])
    expect(message.date).toMatchObject({ year: 2021, month: 8 })
    expect(message.messageId).toMatch(/@/)
    const members = mailMembers(message).map(({ name, bytes }) => [path.extname(name), [...bytes().subarray(0, 3)]])
    expect(members).toContainEqual(['.pdf', [0x25, 0x50, 0x44]])
    expect(members).toContainEqual(['.jpg', [0xff, 0xd8, 0xff]])
    expect(members).toHaveLength(3)
  })

  test('a damaged attachment is empty; its message and all others are there', async () => {
    const bytes = await readFile(path.join(samples, 'enron.pst'))
    // Here a byte of the blocks of one attachment.
    bytes[5_884_928] = 0
    const folder = await mkdtemp(path.join(tmpdir(), 'carrel-pst-'))
    const file = path.join(folder, 'torn.pst')
    try {
      await writeFile(file, bytes)
      const sizesOf = (name: string) =>
        itemsOf(name).map(({ message }) => [
          message.subject,
          ...mailMembers(message).map((member) => member.bytes().length),
        ])
      const [torn, whole] = [sizesOf(file), sizesOf('enron.pst')]
      const unlike = torn.flatMap((sizes, at) => (String(sizes) === String(whole[at]) ? [] : [[sizes, whole[at]]]))
      expect(torn).toHaveLength(whole.length)
      expect(unlike).toHaveLength(1)
      expect(unlike[0]?.[0]).toContain(0)
      expect(unlike[0]?.[1]).not.toContain(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  test('property: torn and overwritten files end in messages or an error of the closed set', async () => {
    const whole = await readFile(path.join(samples, 'enron.pst'))
    const folder = await mkdtemp(path.join(tmpdir(), 'carrel-pst-'))
    const file = path.join(folder, 'torn.pst')
    try {
      // The trees and tables, where a change does most harm, lie at the beginning and the end.
      const place = fc.oneof(fc.integer({ min: 0x4000, max: 0x20000 }), fc.nat(whole.length - 1))
      const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 200 })
      await fc.assert(
        fc.asyncProperty(changes, fc.option(fc.nat(whole.length), { freq: 5 }), async (edits, length) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of edits) bytes[at] = byte
          await writeFile(file, bytes.subarray(0, length ?? undefined))
          try {
            for (const item of outlookItems(file)) if ('content' in item) for (const _ of item.content());
          } catch (error) {
            if (!(error instanceof AssistantError)) throw error
            expect(['document-damaged', 'file-unsupported']).toContain(error.code)
          }
        }),
        { numRuns: 12 },
      )
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }, 60_000)
})
