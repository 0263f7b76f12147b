import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { detectKind } from '../detect-kind.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readWebPage } from './web-page.ts'

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const encoded: Record<string, (bytes: Uint8Array) => string> = {
  base64: (bytes) =>
    Buffer.from(bytes)
      .toString('base64')
      .replace(/.{1,76}/g, '$&\r\n'),
  'quoted-printable': (bytes) =>
    [...bytes]
      .map((byte) =>
        byte > 126 || byte < 32 || byte === 61
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      )
      .join('')
      .replace(/(?:=..|[^=]){1,60}/g, '$&=\r\n'),
  '8bit': (bytes) => [...bytes].map((byte) => String.fromCharCode(byte)).join(''),
}

function saved(html: string, charset = 'utf-8', transfer = 'quoted-printable', header = ''): Uint8Array {
  const body = encoded[transfer]?.(iconv.encode(html, charset)) ?? ''
  return latin(
    `${header}MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--=_x.y"\r\n\r\nignored\r\n----=_x.y\r\nContent-Type: text/css\r\n\r\np{}\r\n----=_x.y\r\nContent-Type: text/html; charset="${charset}"\r\nContent-Transfer-Encoding: ${transfer}\r\nContent-Location: http://x/\r\n\r\n${body}\r\n----=_x.y\r\nContent-Type: text/html\r\n\r\n<p>a frame</p>\r\n----=_x.y--\r\n`,
  )
}

test('the page among the parts is read in its transfer encoding and character set', () => {
  const html = '<title>Ü</title><h1>Größe = 1</h1><p>x — y</p>'
  for (const transfer of Object.keys(encoded)) {
    for (const charset of ['utf-8', 'windows-1252']) {
      expect(readWebPage(saved(html, charset, transfer))).toEqual({
        title: 'Ü',
        flow: [
          { kind: 'heading', text: 'Größe = 1', level: 1 },
          { kind: 'paragraph', text: 'x — y' },
        ],
      })
    }
  }
})

test('the part that `start` names is the page; one part needs no boundary; plain HTML is read as it is', () => {
  const start = new TextDecoder()
    .decode(saved('<p>first</p>'))
    .replace('type="text/html";', 'start="<b@x>";')
    .replace(
      'Content-Type: text/html\r\n\r\n<p>a frame',
      'Content-ID: <b@x>\r\nContent-Type: text/html\r\n\r\n<p>named',
    )
  expect([...readWebPage(latin(start)).flow]).toEqual([{ kind: 'paragraph', text: 'named' }])
  const single = latin('MIME-Version: 1.0\nContent-Type: text/html\n\n<p>alone</p>')
  expect([...readWebPage(single).flow]).toEqual([{ kind: 'paragraph', text: 'alone' }])
  expect([...readWebPage(latin('<p>MIME-Version: 1.0</p>')).flow]).toHaveLength(1)
})

test('saved pages are told from mail', async () => {
  const blink = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x/\r\nSubject: a\r\n'
  const mail = 'From: Ann <a@x>\r\nTo: Bob <b@x>\r\nMessage-ID: <1@x>\r\n'
  expect(await detectKind(saved('<p>x</p>', 'utf-8', '8bit', blink), 'eml')).toBe('html')
  expect(await detectKind(saved('<p>x</p>'), 'doc')).toBe('html')
  expect(await detectKind(saved('<p>x</p>', 'utf-8', '8bit', mail), 'mhtml')).toBe('html')
  expect(await detectKind(saved('<p>x</p>', 'utf-8', '8bit', mail), 'eml')).not.toBe('html')
})

test('words in are words out, in their order, on sound pages', () => {
  const word = fc.stringMatching(/^[\p{L}=<&-]{1,9}$/u)
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60 }),
      fc.constantFrom(...Object.keys(encoded)),
      (words, transfer) => {
        const text = words.join(' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;')
        const pages = [...paginate(readWebPage(saved(`<p>${text}</p>`, 'utf-8', transfer)).flow)]
        expect(pages.flatMap(pageProblems)).toEqual([])
        expect(pages.flatMap((page) => page.text.split(/\s+/))).toEqual(words)
      },
    ),
  )
})

test('hostile files end in text or a clear error', () => {
  const code = (bytes: Uint8Array): unknown => {
    try {
      return [...paginate(readWebPage(bytes).flow)].map((page) => page.text).join('\n')
    } catch (error) {
      return error instanceof AssistantError ? error.code : error
    }
  }
  const head = 'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n'
  expect(code(latin(`${head}--b\nContent-Type: image/png\n\nx\n--b--`))).toBe('document-damaged')
  expect(code(latin(head))).toBe('document-damaged')
  const nested = '--b\nContent-Type: multipart/related; boundary=b\n\n'
  expect(code(latin(head + nested.repeat(2_000)))).toBe('document-damaged')
  expect(code(latin(`${head}${'--b\n\n'.repeat(50_000)}`))).toBe('document-damaged')
  const whole = saved('<p>some words</p>', 'utf-8', 'base64')
  fc.assert(
    fc.property(fc.nat(whole.length), fc.nat(whole.length - 1), fc.nat(255), (length, at, byte) => {
      const file = whole.slice(0, length % 3 === 0 ? length : whole.length)
      if (at < file.length) file[at] = byte
      expect(typeof code(file)).toBe('string')
    }),
    { numRuns: 500 },
  )
})
