import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { openCompoundFile } from '../documents/compound-file.ts'
import { compoundKind } from '../documents/compound-kind.ts'
import { decompressRtf } from './msg/compressed-rtf.ts'
import { mapiProperties } from './msg/mapi-properties.ts'
import { rtfBody } from './msg/rtf-body.ts'
import { readEml } from './read-eml.ts'
import { readMsg } from './read-msg.ts'

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpora/parser-email/msgreader')
const missing = !existsSync(corpus)
if (missing) process.stderr.write('read-msg: ../shared/corpora/parser-email is missing; nothing compared\n')

const files = missing
  ? []
  : readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.msg'))

type Expected = {
  subject?: string
  senderName?: string
  body?: string
  clientSubmitTime?: string
  messageDeliveryTime?: string
  recipients: { name: string }[]
  attachments: { fileName?: string; name?: string; innerMsgContentFields?: { subject?: string } }[]
}

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(path.join(corpus, file)))
const squeezed = (text = ''): string => text.replace(/\s+/g, ' ').trim()

describe.skipIf(missing)('the corpus of Outlook messages', () => {
  test('fields, bodies, recipients and attachments are as expected', () => {
    const equal: Record<string, number> = {}
    const different: string[] = []
    let messages = 0
    for (const file of files) {
      const bytes = bytesOf(file)
      expect(compoundKind(bytes), file).toBe('mail')
      const found = foundFields(bytes)
      const json = path.join(corpus, file.replace(/msg$/, 'json'))
      if (!existsSync(json)) continue
      messages += 1
      for (const [field, value] of Object.entries(expectedFields(JSON.parse(readFileSync(json, 'utf8')) as Expected))) {
        const same = found[field] === value
        equal[field] = (equal[field] ?? 0) + (same ? 1 : 0)
        if (!same) different.push(`${file} ${field}: ${found[field]} for ${value}`)
      }
    }
    expect(messages).toBeGreaterThan(30)
    const counts = Object.values(equal)
    const shares = Object.entries(equal).map(([field, count]) => `${field} ${((100 * count) / messages).toFixed(1)} %`)
    const report = [...shares, ...different].join('\n')
    expect(counts.reduce((sum, count) => sum + count, 0) / (messages * counts.length), report).toBeGreaterThan(0.98)
    expect(Math.min(...counts) / messages, report).toBeGreaterThan(0.95)
  })

  test('the RTF of each is what it should be, and says what the plain text says', () => {
    let compared = 0
    for (const file of files) {
      const properties = mapiProperties(openCompoundFile(bytesOf(file)), 32)
      const rtf = decompressRtf(properties.binary(0x1009) ?? new Uint8Array(0))
      if (!rtf) continue
      const expected = path.join(corpus, file.replace(/msg$/, 'rtf'))
      if (existsSync(expected)) {
        const reference = readFileSync(expected)
        expect(Buffer.from(rtf).subarray(0, reference.length).equals(reference), file).toBe(true)
        compared += 1
      }
      // Plain text spells links out, and puts line ends where HTML has elements.
      const words = (text: string): string => text.replace(/<[^>]*>|[^\p{L}\p{N}]/gu, '')
      const text = rtfBody(rtf).content.replace(/<(style|title)[^]*?<\/\1>|<!--[^]*?-->|&\w+;/g, '')
      expect(words(text), file).toBe(words(properties.text(0x1000) ?? ''))
    }
    expect(compared).toBeGreaterThan(10)
  })
})

function foundFields(bytes: Uint8Array): Record<string, string> {
  const message = readMsg(bytes)
  const { date } = message
  const time = date && Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute - date.offset, date.second)
  const plain = message.textBody.filter((part) => part.type === 'plain').map((part) => part.content)
  return {
    subject: squeezed(message.subject),
    from: message.from.map(({ name }) => name).join(';'),
    recipients: [...message.to, ...message.cc, ...message.bcc].map(({ name }) => name).join(';'),
    date: time === undefined ? '' : new Date(time).toUTCString(),
    body: squeezed(plain.join('\n')),
    attachments: message.attachments
      .map(({ name, type, bytes }) => squeezed(type === 'message/rfc822' ? readEml(bytes()).subject : name))
      .sort()
      .join(';'),
  }
}

function expectedFields(expected: Expected): Record<string, string> {
  return {
    subject: squeezed(expected.subject),
    from: squeezed(expected.senderName),
    recipients: expected.recipients.map(({ name }) => squeezed(name).replace(/^'(.*)'$/, '$1')).join(';'),
    date: expected.clientSubmitTime ?? expected.messageDeliveryTime ?? '',
    body: squeezed(expected.body),
    attachments: expected.attachments
      .map((one) =>
        squeezed(one.innerMsgContentFields ? one.innerMsgContentFields.subject : (one.fileName ?? one.name)),
      )
      .sort()
      .join(';'),
  }
}
