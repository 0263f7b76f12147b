import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { detectKind } from '../../documents/detect-kind.ts'
import { readMail } from '../../documents/formats/mail.ts'
import { mailMembers } from '../mail-members.ts'
import { readEml } from '../read-eml.ts'
import { readTnef } from './read-tnef.ts'
import { propertyList, recipientList, tnefFile } from './test-tnef.ts'

const ticks = (BigInt(Date.UTC(2025, 2, 12, 13, 5)) + 11_644_473_600_000n) * 10_000n
const codePage = [0x0006_9007, new Uint8Array(Uint32Array.of(1_252, 0).buffer)] as const
const rendering = [0x0006_9002, new Uint8Array(14)] as const

const inner = tnefFile([
  codePage,
  [
    0x0006_9003,
    propertyList([
      [0x0037, 'Older'],
      [0x1000, 'Is it warm?'],
    ]),
  ],
])
const file = tnefFile([
  codePage,
  [
    0x0006_9003,
    propertyList([
      [0x8001, { name: 'Keywords' }],
      [0x0037, 'Die Kaution'],
      [0x0042, 'Anna Weber'],
      [0x5d02, 'anna@example.org'],
      [0x0039, ticks],
      [0x1035, '<1@example.org>'],
      [0x1000, { latin: 'Die Schlüssel liegen bei.' }],
    ]),
  ],
  [
    0x0006_9004,
    recipientList([
      [
        [0x3001, 'Ben'],
        [0x39fe, 'ben@example.org'],
        [0x0c15, 1],
      ],
      [
        [0x3001, 'Kim'],
        [0x0c15, 2],
      ],
    ]),
  ],
  rendering,
  [0x0001_8010, strToU8('KEYS~1.PDF\0')],
  [0x0006_800f, strToU8('%PDF-1.7 keys')],
  [
    0x0006_9005,
    propertyList([
      [0x3707, 'Schlüssel.pdf'],
      [0x370e, 'application/pdf'],
    ]),
  ],
  rendering,
  [0x0001_8010, strToU8('note.txt\0')],
  [0x0006_800f, strToU8('a note')],
  rendering,
  [
    0x0006_9005,
    propertyList([
      [0x3705, 5],
      [0x3701, { object: inner }],
    ]),
  ],
])

test('a winmail.dat file is the message that it transports', async () => {
  expect(await detectKind(file, 'dat')).toBe('mail')
  const { subject, from, to, cc, textBody, attachments, messageId } = readTnef(file)
  expect({ subject, from, to, cc, messageId }).toEqual({
    subject: 'Die Kaution',
    from: [{ name: 'Anna Weber', address: 'anna@example.org' }],
    to: [{ name: 'Ben', address: 'ben@example.org' }],
    cc: [{ name: 'Kim', address: '' }],
    messageId: '1@example.org',
  })
  expect(readMail(file).mail?.sentAt).toBe(Date.UTC(2025, 2, 12, 13, 5))
  expect(textBody).toEqual([{ type: 'plain', content: 'Die Schlüssel liegen bei.' }])
  expect(attachments.map(({ name, type }) => [name, type])).toEqual([
    ['Schlüssel.pdf', 'application/pdf'],
    ['note.txt', 'application/octet-stream'],
    ['Older.eml', 'message/rfc822'],
  ])
  expect(new TextDecoder().decode(attachments[0]?.bytes())).toBe('%PDF-1.7 keys')
  expect(readEml(attachments[2]?.bytes() ?? new Uint8Array(0)).textBody[0]?.content).toBe('Is it warm?')
})

test('attached to a message it gives way to what it holds', () => {
  const attached = (body: string): Uint8Array =>
    strToU8(
      `From: a@example.org\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n${body}\n--b\nContent-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${Buffer.from(file).toString('base64')}\n--b--`,
    )
  const names = ['Schlüssel.pdf', 'note.txt', 'Older.eml']
  expect(mailMembers(readEml(attached('Hello.'))).map(({ name }) => name)).toEqual(names)
  expect(readEml(attached('Hello.')).textBody[0]?.content.trim()).toBe('Hello.')
  expect(readEml(attached('')).textBody[0]?.content).toBe('Die Schlüssel liegen bei.')
})

test('property: torn and overwritten files end in a message or an error of the closed set', () => {
  const change = fc.tuple(fc.nat(file.length - 1), fc.nat(255))
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), fc.nat(file.length), (changes, length) => {
      const bytes = file.slice()
      for (const [at, byte] of changes) bytes[at] = byte
      try {
        for (const member of readMail(bytes.subarray(0, length)).members ?? []) member.bytes()
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error
      }
    }),
    { numRuns: 1_000 },
  )
})
