import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { readMail } from '../documents/formats/mail.ts'
import { mailMembers } from './mail-members.ts'
import { readEml } from './read-eml.ts'

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\n')
const header = 'From: Anna <anna@example.org>\nTo: ben@example.org\nCc: kim@example.org\nSubject: The deposit\n'
const mixed = (...parts: string[]): Uint8Array =>
  strToU8(
    `${header}Content-Type: multipart/mixed; boundary=b\n\n${parts.map((part) => `--b\n${part}\n`).join('')}--b--\n`,
  )
const names = (...parts: string[]): string[] => mailMembers(readEml(mixed(...parts))).map(({ name }) => name)

/** A picture of a size in pixels and bytes, as far as its header goes. */
function png(width: number, height: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}

const picture = (bytes: Uint8Array, type = 'image/png'): string =>
  `Content-Type: ${type}\nContent-ID: <p@x>\nContent-Disposition: inline\nContent-Transfer-Encoding: base64\n\n${base64(bytes)}`

test('scans in the text are members, logos and signatures are not', () => {
  const jpeg = new Uint8Array(40_000)
  jpeg.set([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0x06, 0xd0, 0x04, 0xd8])
  expect(
    names(
      '\nHello.',
      picture(png(1_240, 1_754, 90_000)),
      picture(png(600, 120, 60_000)),
      picture(png(1_240, 1_754, 2_000)),
      picture(jpeg, 'image/jpeg'),
      'Content-Type: application/pkcs7-signature; name=smime.p7s\n\nx',
    ),
  ).toEqual(['picture.png', 'picture.jpg'])
})

test('names are safe, unlike and end in how they are read', () => {
  const attached = (type: string, name?: string): string =>
    `Content-Type: ${type}\nContent-Disposition: attachment${name ? `; filename="${name}"` : ''}\n\nx`
  expect(
    names(
      attached('application/pdf', 'Lease.pdf'),
      attached('application/pdf', '../../Lease.PDF'),
      attached('application/pdf', 'Contract'),
      attached('application/pdf'),
      attached('application/octet-stream', 'data'),
      attached('text/csv', '..'),
      'Content-Type: message/rfc822\n\nSubject: =?utf-8?Q?Re:_the_bo=C3=AFler?= a/b\n\nx',
      'Content-Type: message/rfc822\n\nFrom: a@example.org\n\nx',
      'Content-Type: message/rfc822\n\n\nno header',
    ),
  ).toEqual([
    'Lease.pdf',
    'Lease (2).PDF',
    'Contract.pdf',
    'attachment.pdf',
    'data',
    'attachment.csv',
    'Re the boïler a-b.eml',
    'Attached message.eml',
    'attachment.eml',
  ])
})

test('a message within a message is read in turn, its own attachments with it', () => {
  const inner =
    'Subject: Older\nContent-Type: multipart/mixed; boundary=c\n\n--c\n\nHi.\n--c\nContent-Type: text/csv; name=a.csv\nContent-Disposition: attachment\n\n1;2\n--c--'
  const [first] = mailMembers(readEml(mixed('\nSee.', `Content-Type: message/rfc822\n\n${inner}`)))
  expect(first?.name).toBe('Older.eml')
  const [second] = mailMembers(readEml(first?.bytes() ?? new Uint8Array(0)))
  expect(second).toMatchObject({ name: 'a.csv', size: 3 })
})

test('what the header says of people, time and thread', () => {
  const facts = (fields: string): unknown => readMail(strToU8(`${header}${fields}\n\nx`)).mail
  const people = { from: 'Anna <anna@example.org>', to: ['ben@example.org', 'kim@example.org'] }
  const date = 'Date: Wed, 12 Mar 2025 14:05:00 +0100'
  expect(facts(`${date}\nMessage-ID: <3@x>\nIn-Reply-To: <2@x>\nReferences: <1@x> <2@x>`)).toEqual({
    ...people,
    sentAt: Date.UTC(2025, 2, 12, 13, 5),
    messageId: '3@x',
    thread: '1@x',
  })
  expect(facts('Message-ID: <3@x>\nIn-Reply-To: <2@x>')).toEqual({ ...people, messageId: '3@x', thread: '2@x' })
  expect(facts('Message-ID: <3@x>')).toEqual({ ...people, messageId: '3@x', thread: '3@x' })
  expect(facts('X-Nothing: x')).toEqual(people)
})

test('property: an attachment cut off anywhere is what is left of it', () => {
  const content = Uint8Array.from({ length: 3_000 }, (_, at) => (at * 7) % 256)
  const part = `Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n${base64(content)}`
  const whole = mixed('\nx', part)
  const start = whole.length - base64(content).length
  fc.assert(
    fc.property(fc.integer({ min: start, max: whole.length }), (length) => {
      const [member] = mailMembers(readEml(whole.subarray(0, length)))
      const bytes = member?.bytes() ?? new Uint8Array(0)
      expect(Buffer.from(content).subarray(0, bytes.length).equals(bytes)).toBe(true)
      expect(bytes.length).toBeGreaterThanOrEqual(Math.min(3_000, Math.floor(((length - start - 60) * 3) / 4)))
    }),
    { numRuns: 200 },
  )
})
