import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import type { PdfEngine } from '../../ports/pdf-engine.ts'
import type { ReadEvent } from '../../ports/read-event.ts'
import { detectKind } from '../detect-kind.ts'
import { pageProblems } from '../page-problems.ts'
import { readBytes } from '../read-bytes.ts'

const noPdf: PdfEngine = { open: () => Promise.reject(new Error()), plainText: () => Promise.reject(new Error()) }

async function read(bytes: Uint8Array, name = 'a.eml'): Promise<ReadEvent[]> {
  const events: ReadEvent[] = []
  for await (const event of readBytes({ pdf: noPdf }, bytes, name, new AbortController().signal)) events.push(event)
  return events
}

/** The text of a file's pages, or the code of the error that it ends in. */
async function ending(bytes: Uint8Array, name?: string): Promise<string> {
  try {
    const events = await read(bytes, name)
    const pages = events.flatMap((event) => (event.type === 'page-read' ? [event.page] : []))
    expect(pages.flatMap(pageProblems)).toEqual([])
    return pages.map((page) => page.text).join('\n')
  } catch (error) {
    if (error instanceof AssistantError) return error.code
    throw error
  }
}

const header = 'From: anna@example.org\nTo: ben@example.org\nSubject: The deposit\nMIME-Version: 1.0\n'
const mixed = (...parts: string[]): string =>
  `${header}Content-Type: multipart/mixed; boundary=b\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`

test('a message is a document; its attachments are named and not read', async () => {
  const attachment = 'Content-Type: application/pdf\nContent-Disposition: attachment; filename="Lease.pdf"\n\nx'
  const events = await read(strToU8(mixed('\nHere it is.', attachment)), 'letter.eml')
  expect(events[0]).toEqual({ type: 'opened', kind: 'mail', title: 'The deposit', pages: 1 })
  const warning = { code: 'attachments-not-read', parameters: { name: 'letter.eml', count: 1, names: 'Lease.pdf' } }
  expect(events.at(-1)).toMatchObject({ type: 'finished', warnings: [warning] })
})

test('mail is told by its header, whatever the file is called', async () => {
  const kind = (text: string, extension: string): Promise<unknown> => detectKind(strToU8(text), extension)
  expect(await kind(`${header}\nHello.`, 'txt')).toBe('mail')
  expect(await kind(`${header}\nHello.`, '')).toBe('mail')
  expect(await kind(`${header.replaceAll('\n', '\r\n')}\r\nHello.`, '')).toBe('mail')
  expect(await kind('Subject: only\n\nHello.', 'eml')).toBe('mail')
  expect(await kind(`From anna@example.org Wed Mar 12 14:05:00 2025\n${header}\nHello.`, '')).toBe('mailbox')
  expect(await kind('To: all staff\nFrom: the office\nSubject: keys\n\nBring them.', 'txt')).toBe('text')
  expect(await kind(`From: <Saved by Blink>\n${header}Snapshot-Content-Location: x\n\nx`, '')).not.toBe('mail')
})

test.each([
  ['PGP/MIME', `${header}Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--`],
  ['S/MIME', `${header}Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nAAAA`],
  ['PGP armour', `${header}\n-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----`],
])('%s is encrypted', async (_name, source) => {
  expect(await ending(strToU8(source))).toBe('document-encrypted')
})

test.each([
  ['multiparts nested 1,000 deep', deepMultipart(1_000)],
  ['messages nested 1,000 deep', 'Content-Type: message/rfc822\n\n'.repeat(1_000) + header],
  ['100,000 parts', mixed(...Array<string>(100_000).fill('\nx'))],
  ['100,000 header fields', `${header}${'X-A: b\n'.repeat(100_000)}\nx`],
  ['a header field of 4 MB', `${header}X-A: ${'b'.repeat(4_000_000)}\n\nx`],
  ['a field folded 100,000 times', `${header}X-A:${'\n b'.repeat(100_000)}\n\nx`],
  ['100,000 recipients', `${header}Cc: ${'"a, b" <a@example.org>, '.repeat(100_000)}\n\nx`],
  ['100,000 encoded words', `${header}X-A: x\nSubject: ${'=?utf-8?Q?a?= '.repeat(100_000)}\n\nx`],
  ['100,000 parameters', `${header}Content-Type: text/plain${'; a*1*=b'.repeat(100_000)}\n\nx`],
  ['open comments and quotes', `${header}Content-Type: text/plain; ${'('.repeat(100_000)}${'"'.repeat(99_999)}\n\nx`],
  ['a million paddings', `${header}Content-Transfer-Encoding: base64\n\n${'AA==\n'.repeat(200_000)}`],
  ['a body that never closes', `${header}Content-Type: text/html\n\n${'<blockquote type=cite><div>'.repeat(20_000)}x`],
])('%s end', async (_name, source) => {
  expect(await ending(strToU8(source))).not.toBe('')
})

function deepMultipart(depth: number): string {
  const open = Array.from({ length: depth }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`)
  return `${header}${open.join('')}\nthe innermost words`
}

test('property: what is cut or overwritten ends in text or an error of the closed set', async () => {
  const attachment = 'Content-Type: text/html; charset=utf-7\nContent-Transfer-Encoding: base64\n\nPGI+'
  const nested = `Content-Type: message/rfc822\n\n${header}\nOn 1 May 2025 Ben wrote:\n> Yes.`
  const whole = strToU8(mixed('Content-Type: text/plain; format=flowed\n\nHello \nthere=20', attachment, nested))
  await fc.assert(
    fc.asyncProperty(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 20 }),
      async (length, changes) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        expect(typeof (await ending(bytes.subarray(0, length)))).toBe('string')
      },
    ),
    { numRuns: 300 },
  )
})
