import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import { expect, test } from 'vitest'
import { byteFile } from '../../containers/byte-file.ts'
import { containerFormat } from '../../containers/container-format.ts'
import { outline, readAll } from '../../containers/test-containers.ts'
import { readMbox } from './read-mbox.ts'
import { splitMbox } from './split-mbox.ts'

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)
const from = 'From anna@example.org Wed Mar 12 14:05:00 2025'
const named = (fields: string, body: string): string =>
  `Subject: The boiler\nDate: Wed, 12 Mar 2025 14:05:00 +0100\n${fields}\n${body}`

/** Messages as `splitMbox` gives them from pieces of `step` bytes. */
async function split(source: string, step: number): Promise<string[]> {
  const bytes = strToU8(source)
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += step) yield bytes.slice(at, at + step)
  }
  const messages: string[] = []
  for await (const part of splitMbox(pieces())) {
    if (part === 'message') messages.push('')
    else messages.push((messages.pop() ?? '') + Buffer.from(part).toString('latin1'))
  }
  return messages.map((message) => Buffer.from(message, 'latin1').toString())
}

test('property: what was put into a mailbox comes out again, wherever pieces end', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      'From here on',
      '>From there',
      '>>From far',
      'From a Wed Mar 12 14:05:00 2025',
      '>',
      'From',
      '\r',
    ),
    fc.stringMatching(/^[ -~ä漢]{0,40}$/),
  )
  const message = fc.array(line, { maxLength: 8 }).map((lines) => `Subject: x\n\n${lines.join('\n')}\n`)
  const ending = fc.constantFrom('\n', '\r\n')
  await fc.assert(
    fc.asyncProperty(
      fc.array(message, { maxLength: 6 }),
      fc.integer({ min: 1, max: 3_000 }),
      ending,
      async (messages, step, end) => {
        const crlf = (one: string): string => one.replaceAll('\n', end)
        const quoted = messages.map((one) => crlf(`${from}\n${one.replace(/^(>*From )/gm, '>$1')}\n`))
        expect(await split(quoted.join(''), step)).toEqual(messages.map(crlf))
      },
    ),
    { numRuns: 600 },
  )
})

test.each([
  ['Thunderbird before 115', 'From - Thu Jan 01 00:00:00 1970'],
  ['Thunderbird since', 'From '],
  ['a zone', 'From MAILER-DAEMON Thu Jan  1 00:00:00 1970 +0000'],
  ['an address with spaces', 'From "a b"@example.org Thu Jan  1 00:00:00 1970'],
])('a separator of %s', async (_name, separator) => {
  const box = `${separator}\nSubject: a\n\nFirst.\n\n${separator}\nSubject: b\n\nSecond.\n`
  expect(await containerFormat(byteFile(strToU8(box)), '')).toBe('mbox')
  expect(await split(box, 1_000)).toEqual(['Subject: a\n\nFirst.\n', 'Subject: b\n\nSecond.\n'])
})

test('a body that tells of mail, a missing empty line and a false length', async () => {
  const prose = 'From what I know: nothing\nwill come.\n\nFrom 14:05 on\nwe wait.\n'
  const box = `${from}\nSubject: a\nContent-Length: 3\n\n${prose}${from}\nSubject: b\n\nx`
  expect(await split(box, 7)).toEqual([`Subject: a\nContent-Length: 3\n\n${prose}`, 'Subject: b\n\nx'])
})

test.each([
  ['a letter', '', 'From what I know\nSubject: none\n\nx'],
  ['a patch', '', `From ${'0123456789'.repeat(4)} Mon Sep 17 00:00:00 2001\nFrom: a\n\nx`],
  ['a message with a first line of a mailbox', 'eml', `${from}\nSubject: a\n\nx`],
  ['notes', 'md', `${from}\nSubject: a\n\nx`],
  ['nothing', 'mbox', ''],
])('%s is no mailbox', async (_name, extension, source) => {
  expect(await containerFormat(byteFile(strToU8(source)), extension)).toBeUndefined()
})

test('members are called by day, subject and identifier, whatever else is there and has been read', async () => {
  const first = `${from}\n${named('Message-ID: <1@example.org>\n', 'First.')}\n\n`
  const second = `${from}\nX-Mozilla-Status: 0001\nX-Mozilla-Status2: 00800000\n${named('Message-ID: <2@example.org>\n', 'Second.')}\n\n`
  const read = second.replace('0001', '0003').replace('Message-ID', 'Status: RO\nX-Keywords:\n a b\nMessage-ID')
  const bare = `${from}\nSubject: =?utf-8?Q?a/b:_Ma=C3=9Fe?=\n\nx\n\n`
  const all = await readAll(readMbox, strToU8(first + second + bare))
  expect(all.members.map(({ name }) => name)).toEqual([
    '2025-03-12 The boiler 205a8f46.eml',
    expect.stringMatching(/^2025-03-12 The boiler [0-9a-f]{8}\.eml$/),
    expect.stringMatching(/^a-b Maße [0-9a-f]{8}\.eml$/),
  ])
  const later = await readAll(readMbox, strToU8(bare + read))
  expect(new Set(later.members.map(({ name }) => name))).toEqual(new Set(all.members.slice(1).map(({ name }) => name)))
  expect(text(later.members[1]?.bytes)).toBe(text(all.members[1]?.bytes))
  expect(text(all.members[1]?.bytes)).toBe(named('Message-ID: <2@example.org>\n', 'Second.\n'))
})

test('messages deleted in Thunderbird and the notes of servers are passed over; a copy has a name of its own', async () => {
  const kept = `${from}\n${named('Message-ID: <1@example.org>\n', 'First.')}\n\n`
  const deleted = `${from}\nX-Mozilla-Status: 0009\n${named('', 'Gone.')}\n\n`
  const note = `${from}\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1 2\n\nx\n\n`
  const { members } = await readAll(readMbox, strToU8(note + kept + deleted + kept))
  expect(members.map(({ name }) => name)).toEqual([
    '2025-03-12 The boiler 205a8f46.eml',
    '2025-03-12 The boiler 205a8f46 (2).eml',
  ])
})

test('a message over the limit is left out, and those around it are not', async () => {
  const big = `${from}\nSubject: big\n\n${'words \n'.repeat(100_000)}\n`
  const small = `${from}\nSubject: small\n\nx\n\n`
  const { members } = await readAll(readMbox, strToU8(small + big + small), { maxBytes: 500_000 })
  expect(outline(members).map((line) => line.replace(/ [0-9a-f]{8}/, ''))).toEqual([
    'small.eml: 18',
    'big.eml: file-too-large',
    'small (2).eml: 18',
  ])
})

test('a line of half a gigabyte is read in pieces', async () => {
  const [head, size] = [strToU8(`${from}\nSubject: one line\n\n`), 512 << 20]
  const zeros = new Uint8Array(1 << 18).fill(0x78)
  const file = {
    size,
    read: async (at: number, length: number) =>
      at < head.length ? head.subarray(at, at + length) : zeros.subarray(0, Math.min(length, size - at)),
  }
  const before = process.memoryUsage().rss
  const { members } = await readAll(readMbox, file, { maxBytes: 1 << 20 })
  expect(outline(members)[0]).toMatch(/file-too-large$/)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 << 20)
}, 30_000)

test('property: bytes of any kind end in messages', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 4_000 }), fc.boolean(), async (bytes, begun) => {
      const box = begun ? Buffer.concat([strToU8(`${from}\nSubject: x\n\n`), bytes]) : bytes
      const { code, members } = await readAll(readMbox, new Uint8Array(box))
      expect(code).toBeUndefined()
      expect(members.length >= (begun ? 1 : 0)).toBe(true)
    }),
    { numRuns: 200 },
  )
})
