import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinBytes } from '../documents/join-bytes.ts'
import type { Message } from './message.ts'
import { messageAttachment } from './message-attachment.ts'
import { readEml } from './read-eml.ts'
import { writeEml } from './write-eml.ts'

const line = fc
  .stringMatching(/^[A-Za-z0-9äöüßЖ漢😀,;:"'@()<>=?_-]([A-Za-z0-9äöüßЖ漢😀 ,;:"'@()<>=?_-]{0,80}[A-Za-z0-9])?$/u)
  .map((found) => found.replace(/ +/g, ' '))
const id = fc.stringMatching(/^[a-z0-9.]{1,20}@[a-z]{1,10}\.org$/)
const mailbox = fc.record({ name: fc.constantFrom<string[]>('', 'Anna Weber', 'Jürgen, Müller'), address: id })
const text = fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n'))

const draft = fc.record({
  subject: line,
  from: fc.array(mailbox, { minLength: 1, maxLength: 1 }),
  to: fc.array(mailbox, { maxLength: 3 }),
  messageId: id,
  references: fc.array(id, { maxLength: 3 }),
  day: fc.integer({ min: 1, max: 28 }),
  offset: fc.constantFrom<number[]>(0, 60, -330),
  body: text,
  files: fc.array(fc.record({ name: line, bytes: fc.uint8Array({ maxLength: 500 }) }), { maxLength: 3 }),
})

function messageOf(values: typeof draft extends fc.Arbitrary<infer T> ? T : never): Message {
  const { day, offset, body, files, ...rest } = values
  return {
    ...rest,
    cc: [],
    bcc: [],
    replyTo: [],
    inReplyTo: [],
    date: { year: 2025, month: 3, day, hour: 14, minute: 5, second: 7, offset },
    textBody: [{ type: 'plain', content: body }],
    htmlBody: [{ type: 'html', content: `<p>${body}</p>` }],
    attachments: files.map(({ name, bytes }) => ({
      name: name.replace(/[/\\]/g, ''),
      type: 'application/pdf',
      size: bytes.length,
      inline: false,
      bytes: () => bytes,
    })),
  }
}

const plainOf = ({ attachments, ...rest }: Message): object => ({
  ...rest,
  attachments: attachments.map(({ bytes, ...one }) => ({ ...one, bytes: [...bytes()] })),
})

test('property: what is written is read again, a message within a message too', () => {
  fc.assert(
    fc.property(draft, draft, (outer, inner) => {
      const within = messageAttachment(messageOf(inner), 1)
      const message = { ...messageOf(outer), attachments: [...messageOf(outer).attachments, within] }
      const read = readEml(joinBytes([...writeEml(message)]))
      expect(plainOf(read)).toEqual(plainOf(message))
      const again = read.attachments.at(-1)
      expect(plainOf(readEml(again?.bytes() ?? new Uint8Array(0)))).toEqual(plainOf(messageOf(inner)))
    }),
    { numRuns: 200 },
  )
})

test('no field of a message can begin another one', () => {
  const hostile = 'a\r\nBcc: evil@example.org\r\n\r\nbody'
  const base = messageOf({
    ...{
      subject: hostile,
      from: [{ name: hostile, address: hostile }],
      to: [],
      messageId: hostile,
      references: [hostile],
    },
    ...{ day: 1, offset: 0, body: 'x', files: [{ name: hostile, bytes: new Uint8Array(1) }] },
  })
  const { bcc, attachments, textBody } = readEml(joinBytes([...writeEml(base)]))
  expect(bcc).toEqual([])
  expect(attachments).toHaveLength(1)
  expect(textBody).toEqual([{ type: 'plain', content: 'x' }])
})
