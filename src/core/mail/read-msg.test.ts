import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { AssistantError } from '../../api/error.ts'
import { detectKind } from '../documents/detect-kind.ts'
import { type TestStorage, writeCompoundFile } from '../documents/test-compound-file.ts'
import { messageFlow } from './message-flow.ts'
import { readMsg } from './read-msg.ts'

const wide = (text: string): Uint8Array =>
  Uint8Array.from(new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer))

/** A property stream: `[tag, low word, high word]` each, after a header. */
function fixed(headerBytes: number, ...values: [tag: number, low: number, high?: number][]): Uint8Array {
  const bytes = new Uint8Array(headerBytes + values.length * 16)
  const view = new DataView(bytes.buffer)
  for (const [index, [tag, low, high = 0]] of values.entries()) {
    const at = headerBytes + index * 16
    view.setUint32(at, tag, true)
    view.setUint32(at + 8, low, true)
    view.setUint32(at + 12, high, true)
  }
  return bytes
}

const properties = '__properties_version1.0'
const person = (name: string, address: string, type: number): TestStorage => ({
  [properties]: fixed(8, [0x0c150003, type]),
  '__substg1.0_3001001F': wide(name),
  '__substg1.0_39FE001F': wide(address),
})
// 2025-03-12 13:05:00 UTC in units of 100 ns since 1601.
const ticks = (BigInt(Date.UTC(2025, 2, 12, 13, 5)) + 11_644_473_600_000n) * 10_000n
const time: [number, number, number] = [0x00390040, Number(ticks & 0xffffffffn), Number(ticks >> 32n)]

const message: TestStorage = {
  [properties]: fixed(32, time),
  '__substg1.0_0037001F': wide('The boiler'),
  '__substg1.0_0042001F': wide('Anna Weber'),
  '__substg1.0_5D02001F': wide('anna@example.org'),
  '__substg1.0_1000001F': wide(`It is broken.\r\n${'More words. '.repeat(300)}`),
  '__recip_version1.0_#00000000': person('Ben', 'ben@example.org', 1),
  '__recip_version1.0_#00000001': person('Kim', 'kim@example.org', 2),
  '__attach_version1.0_#00000000': {
    [properties]: fixed(8, [0x37050003, 1]),
    '__substg1.0_3707001F': wide('Offer.pdf'),
    '__substg1.0_37010102': strToU8('x'.repeat(5_000)),
  },
  '__attach_version1.0_#00000001': {
    [properties]: fixed(8, [0x37050003, 5]),
    '__substg1.0_3701000D': {
      [properties]: fixed(24),
      '__substg1.0_0037001F': wide('Older'),
      '__substg1.0_1000001F': wide('Is it warm?'),
    },
  },
}

test('an Outlook message: people, time, body, attachments and the message within', async () => {
  const bytes = writeCompoundFile(message)
  expect(await detectKind(bytes, 'msg')).toBe('mail')
  expect(await detectKind(bytes, '')).toBe('mail')
  expect(readMsg(bytes).attachments[0]?.bytes()).toEqual(strToU8('x'.repeat(5_000)))
  expect(messageFlow(readMsg(bytes)).map((block) => block.text)).toEqual([
    'The boiler',
    'From: Anna Weber <anna@example.org>',
    'To: Ben <ben@example.org>',
    'Cc: Kim <kim@example.org>',
    'Date: 2025-03-12 13:05:00 +00:00',
    `It is broken.\n${'More words. '.repeat(300)}`.trim(),
    'Attachments',
    '- Offer.pdf (5.0 kB)',
    '- Older.eml (362 B)',
  ])
})

test.each([
  ['the code page', fixed(32, [0x3ffd0003, 1_251]), 'cp1251', 'Срок аренды'],
  ['the language', fixed(32, [0x3ff10003, 1_041]), 'cp932', '敷金の返還'],
])('narrow strings are read by %s', (_name, fixedProperties, charset, text) => {
  const bytes = writeCompoundFile({
    [properties]: fixedProperties,
    '__substg1.0_0037001E': iconv.encode(text, charset),
    '__substg1.0_1000001E': iconv.encode(text, charset),
  })
  expect(readMsg(bytes).subject).toBe(text)
  expect(readMsg(bytes).textBody[0]?.content).toBe(text)
})

const bodyOf = (...streams: [string, Uint8Array][]): string[] => {
  const found = readMsg(writeCompoundFile({ [properties]: fixed(32), ...Object.fromEntries(streams) }))
  return messageFlow(found).map((block) => block.text)
}

/** Uncompressed, as MS-OXRTFCP 2.1.3.1 lets a body be. */
const rtfStream = (rtf: string): Uint8Array => {
  const bytes = new Uint8Array(16 + rtf.length)
  new DataView(bytes.buffer).setUint32(8, 0x414c454d, true)
  bytes.set(strToU8(rtf), 16)
  return bytes
}

test('bodies in HTML, and in RTF where there is no other', () => {
  const html = strToU8('<html><body><p>Dear Ben,</p><p>a <b>longer</b> text.</p></body></html>')
  expect(bodyOf(['__substg1.0_1000001F', wide('Dear Ben')], ['__substg1.0_10130102', html])).toEqual([
    'Dear Ben,',
    'a longer text.',
  ])
  const rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\f0 Gr\\'fc\\'dfe\\par \\u8364?5 {\\*\\x no}a\\{b\\}}"
  expect(bodyOf(['__substg1.0_10090102', rtfStream(rtf)])).toEqual(['Grüße\n€5 a{b}'])
  const tagged =
    '{\\rtf1\\ansi\\fromhtml1{\\*\\htmltag64 <ul>}{\\*\\htmltag64 <li>}\\htmlrtf {\\htmlrtf0 One{\\*\\htmltag84 &amp;}two\\htmlrtf }\\htmlrtf0 {\\*\\htmltag72 </ul>}}'
  expect(bodyOf(['__substg1.0_10090102', rtfStream(tagged)])).toEqual(['- One&two'])
})

test('compressed RTF: references into the dictionary and into what was written (MS-OXRTFCP 4.1)', () => {
  // `{\rtf1\ansi\ansicpg1252\pard hello world}` of the specification's first example.
  const bytes = Uint8Array.from([
    ...[0x2d, 0, 0, 0, 0x2b, 0, 0, 0, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5, 0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00],
    ...[0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00],
    ...[0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0],
  ])
  expect(bodyOf(['__substg1.0_10090102', bytes])).toEqual(['hello world'])
})

test('encrypted and protected messages say so', () => {
  const attached = (name: string): TestStorage => ({
    [properties]: fixed(8),
    '__substg1.0_3707001F': wide(name),
    '__substg1.0_37010102': strToU8('secret'),
  })
  const code = (storage: TestStorage): unknown => {
    try {
      return readMsg(writeCompoundFile({ [properties]: fixed(32), ...storage }))
    } catch (error) {
      return error instanceof AssistantError ? error.code : error
    }
  }
  const first = '__attach_version1.0_#00000000'
  expect(code({ '__substg1.0_001A001F': wide('IPM.Note.SMIME'), [first]: attached('smime.p7m') })).toBe(
    'document-encrypted',
  )
  expect(code({ [first]: attached('message.rpmsg') })).toBe('document-encrypted')
})

test('property: what is cut or overwritten ends in a message or an error of the closed set', () => {
  const whole = writeCompoundFile(message)
  fc.assert(
    fc.property(
      fc.nat(whole.length),
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
      (length, changes) => {
        const bytes = whole.slice()
        for (const [at, byte] of changes) bytes[at] = byte
        try {
          expect(messageFlow(readMsg(bytes.subarray(0, length)))).toBeInstanceOf(Array)
        } catch (error) {
          if (!(error instanceof AssistantError)) throw error
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('chains and trees that run in circles end', () => {
  const bytes = writeCompoundFile(message)
  const view = new DataView(bytes.buffer)
  const table = (view.getUint32(76, true) + 1) * 512
  for (let sector = 0; sector < 128; sector += 1) view.setUint32(table + sector * 4, sector, true)
  expect(() => messageFlow(readMsg(bytes))).not.toThrow(RangeError)
  const circular = writeCompoundFile(message)
  const directory = (new DataView(circular.buffer).getUint32(48, true) + 1) * 512
  for (let entry = 0; entry < 4; entry += 1) {
    const at = new DataView(circular.buffer, directory + entry * 128)
    for (const field of [68, 72, 76]) at.setUint32(field, entry, true)
  }
  expect(messageFlow(readMsg(circular))).toEqual([])
})
