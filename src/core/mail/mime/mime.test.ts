import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeCharset } from './charset.ts'
import { decodeEncodedWords, recodeEncodedWords } from './encoded-words.ts'
import { readHeader } from './header-fields.ts'
import { splitMultipart } from './multipart.ts'
import { parseStructured } from './parameters.ts'
import { partText, readPart } from './part.ts'
import { decodeBase64, decodeQuotedPrintable, decodeTransfer } from './transfer-encoding.ts'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const hexadecimal = (byte: number): string => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
const words = fc.string({ unit: 'binary', maxLength: 60 })

describe('transfer encodings', () => {
  test('property: quoted-printable gives back what was encoded, soft breaks anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 70 }), (bytes, width) => {
        const codes = [...bytes].map((byte) =>
          byte > 0x20 && byte < 0x7f && byte !== 0x3d ? String.fromCharCode(byte) : hexadecimal(byte),
        )
        const lines = Array.from({ length: Math.ceil(codes.length / width) }, (_, at) =>
          codes.slice(at * width, (at + 1) * width).join(''),
        )
        expect(decodeQuotedPrintable(strToU8(lines.join('=\r\n')))).toEqual(bytes)
      }),
    )
  })

  test('property: base64 gives back what was encoded, line breaks anywhere', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 76 }), (bytes, width) => {
        const lines =
          Buffer.from(bytes)
            .toString('base64')
            .match(new RegExp(`.{1,${width}}`, 'g')) ?? []
        expect(decodeBase64(strToU8(lines.join('\r\n')))).toEqual(bytes)
      }),
    )
  })

  test('broken ones give what can be read', () => {
    expect(text(decodeQuotedPrintable(strToU8('a=\n=ZZ=3D=e4 \nb  \n')))).toBe('a=ZZ=\uFFFD\nb\n')
    expect(text(decodeTransfer(strToU8('SGVsbG8='), 'base64'))).toBe('Hello')
    expect(text(decodeBase64(strToU8('SGVs\r\nbG8=\r\n____\r\nlist footer')))).toBe('Hello')
    expect(text(decodeBase64(strToU8('SGVsbG8=\r\nSGVsbG8=\r\n')))).toBe('HelloHello')
    expect(text(decodeTransfer(strToU8('as it is'), '8bit'))).toBe('as it is')
  })
})

describe('encoded words', () => {
  const encode = (bytes: readonly number[], base64: boolean): string =>
    base64
      ? `=?UTF-8?B?${Buffer.from(bytes).toString('base64')}?=`
      : `=?utf-8?q?${bytes.map((byte) => (byte === 0x20 ? '_' : hexadecimal(byte))).join('')}?=`

  test('property: words cut anywhere, even within a character, give back the text', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 45 }), fc.boolean(), (value, size, base64) => {
        const bytes = [...new TextEncoder().encode(value)]
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          encode(bytes.slice(at * size, (at + 1) * size), base64),
        )
        const field = pieces.join(' ')
        expect(decodeEncodedWords(field)).toBe(value)
        expect(decodeEncodedWords(recodeEncodedWords(field))).toBe(value)
      }),
    )
  })

  test.each([
    ['=?iso-8859-1?Q?Gr=FC=DFe?= an =?utf-8*de?B?w5xicnVu?=', 'Grüße an Übrun'],
    ['=?gb2312?B?1tDOxA==?=', '中文'],
    ['=?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=', '日本語'],
    ['=?utf-7?Q?J+APw-rgen?=', 'Jürgen'],
    ['=?iso-8859-1?Q?Fr\u00F6sche?= =?iso-8859-1?Q?_und?=', 'Frösche und'],
    ['no =?word here?', 'no =?word here?'],
    ['=?x-nonsense?Q?plain?=', 'plain'],
  ])('%s', (field, value) => {
    expect(decodeEncodedWords(field)).toBe(value)
  })
})

test('property: a folded field is the field', () => {
  const token = fc.stringMatching(/^[!-9;-~]{1,12}$/)
  fc.assert(
    fc.property(fc.array(token, { minLength: 1, maxLength: 12 }), fc.constantFrom('\r\n', '\n'), (parts, end) => {
      const bytes = strToU8(`X-First: 1${end}X-Long: ${parts.join(`${end} `)}${end}${end}body`)
      const { fields, bodyStart } = readHeader(bytes, 0, bytes.length)
      expect(fields).toEqual([
        { name: 'x-first', value: '1' },
        { name: 'x-long', value: parts.join(' ') },
      ])
      expect(text(bytes.subarray(bodyStart))).toBe('body')
    }),
  )
})

test.each([
  ['text/plain; charset="utf-8"; format=flowed', 'text/plain', { charset: 'utf-8', format: 'flowed' }],
  ['Text/HTML;CHARSET=utf-8', 'text/html', { charset: 'utf-8' }],
  ["a/b; name*0*=utf-8''Gr%C3%BC; name*1*=%C3%9Fe; name*2=.pdf", 'a/b', { name: 'Grüße.pdf' }],
  ["attachment; filename*=iso-8859-1'de'Gr%FC%DFe.pdf; filename=x", 'attachment', { filename: 'Grüße.pdf' }],
  ['a/b; name="=?utf-8?B?R3LDvMOfZQ==?=.pdf"', 'a/b', { name: 'Grüße.pdf' }],
  ['a/b; name="a \\"b\\" c;d"; x=1', 'a/b', { name: 'a "b" c;d', x: '1' }],
  ['a/b; name=Invoice (1).pdf', 'a/b', { name: 'Invoice .pdf' }],
  ['a/b (a comment; x=y); boundary=b', 'a/b', { boundary: 'b' }],
  ['multipart/mixed boundary="b"', 'multipart/mixed', { boundary: 'b' }],
  ['a/b; boundary="open', 'a/b', { boundary: 'open' }],
])('%s', (field, value, parameters) => {
  const parsed = parseStructured(field)
  expect([parsed.value, Object.fromEntries(parsed.parameters)]).toEqual([value, parameters])
})

test.each([
  ['windows-1251', iconv.encode('Срок аренды истекает', 'cp1251')],
  ['koi8-r', iconv.encode('Срок аренды истекает', 'koi8-r')],
  ['utf-8', strToU8('Срок аренды истекает')],
  [undefined, strToU8('Срок аренды истекает')],
  ['us-ascii', strToU8('Срок аренды истекает')],
  ['x-nonsense', strToU8('Срок аренды истекает')],
])('bytes labelled %s', (label, bytes) => {
  expect(decodeCharset(bytes, label)).toBe('Срок аренды истекает')
})

test('bytes that belie their label are guessed', () => {
  const german = iconv.encode('Schöne Grüße aus München, die Kündigung läuft über drei Wochen.', 'cp1252')
  expect(decodeCharset(german, 'utf-8')).toBe('Schöne Grüße aus München, die Kündigung läuft über drei Wochen.')
})

test.each([
  ['a preamble, an end and an epilogue', 'no\n--b\n1\n--b\n2\n--b--\nno', 'b', ['1', '2']],
  ['no end', '--b\n1\n--b\n2', 'b', ['1', '2']],
  ['line ends of both kinds', '--b\r\n1\r\n\r\n--b \n2\n--b--', 'b', ['1\r\n', '2']],
  ['a boundary that begins like another', '--b\n1\n--bc\nx\n--b--', 'b', ['1\n--bc\nx']],
  ['a boundary that is not named', '--=_x\nA: b\n\n1\n--=_x--', undefined, ['A: b\n\n1']],
  ['none', 'just words', 'b', []],
])('parts: %s', (_name, body, boundary, parts) => {
  expect(splitMultipart(strToU8(body), boundary).map(text)).toEqual(parts)
})

test('property: what stands in a part comes out of it', () => {
  const line = fc.stringMatching(/^[ -~]{0,40}$/).filter((value) => !value.startsWith('--'))
  const part = fc.array(line, { maxLength: 6 }).map((lines) => lines.join('\n'))
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
      const body = parts.map((content) => `--b\nContent-Type: text/plain\n\n${content}\n`).join('')
      const root = readPart(strToU8(`Content-Type: multipart/mixed; boundary=b\n\n${body}--b--\n`))
      expect(root.children.map(partText)).toEqual(parts)
    }),
  )
})
