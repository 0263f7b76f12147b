import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readRtf } from './rtf.ts'

/** Bytes of RTF written as Latin 1. */
const rtf = (body: string, head = ''): Uint8Array =>
  Uint8Array.from(`{\\rtf1\\ansi\\ansicpg1252\\deff0${head}\n${body}}`, (letter) => letter.charCodeAt(0))
const read = (body: string, head = ''): unknown[] => [...readRtf(rtf(body, head)).flow]
const lines = (body: string, head = ''): string[] =>
  [...readRtf(rtf(body, head)).flow].map((block) => ('text' in block ? block.text : ''))

test('characters: code pages by font, Unicode with its replacement, symbols and words', () => {
  const fonts =
    '{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204{\\*\\falt Arial}Arial Cyr;}{\\f2\\fcharset128 Mincho;}}'
  const hex = (text: string, page: string): string =>
    [...iconv.encode(text, page)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`).join('')
  expect(
    lines(
      `caf\\'e9 \\{x\\}\\~y\\_z {\\f1 ${hex('Привет', 'cp1251')}} {\\f2 ${hex('日本', 'cp932')}}\\par
      \\u8364? {\\uc2\\u26085\\'93\\'fa} \\u-10179?\\u-8704? {\\uc0\\u955 x}\\line\\ldblquote a\\rdblquote\\emdash b\\bullet\\par
      {\\upr{caf?}{\\*\\ud{caf\\u233?}}}\\par`,
      fonts,
    ),
  ).toEqual(['café {x} y-z Привет 日本', '€ 日 😀 λx\n“a”—b•', 'café'])
  expect(lines("\\'e9\\par", '\\mac')).toEqual(['È'])
})

test('headings by style and outline stand below the title; properties give the title', () => {
  const styles =
    "{\\stylesheet{\\ql Normal;}{\\s1\\sbasedon0{\\*\\hyphen2\\hyphlead2}\\outlinelevel0 \\'dcberschrift 1;}{\\s2 heading 2;}{\\s3\\sbasedon2 Mine;}{\\s4 Title;}{\\*\\cs5 heading 3;}}"
  const bytes = rtf(
    '{\\header Acme Ltd\\par}{\\footer Page 1\\par}{\\s4 Lease\\par}\\pard\\s1 Term\\par\\pard\\s2 Start\\par\\pard\\s3 Early\\par\\pard\\plain text\\par\\pard\\outlinelevel2 Deep\\par\\pard\\s0 {\\cs5 last}',
    `{\\info{\\author Ann}{\\title The \\u252? lease}}${styles}`,
  )
  expect(readRtf(bytes)).toEqual({
    title: 'The ü lease',
    flow: [
      { kind: 'paragraph', text: 'Acme Ltd' },
      { kind: 'heading', text: 'Lease', level: 1 },
      { kind: 'heading', text: 'Term', level: 2 },
      { kind: 'heading', text: 'Start', level: 3 },
      { kind: 'heading', text: 'Early', level: 3 },
      { kind: 'paragraph', text: 'text' },
      { kind: 'heading', text: 'Deep', level: 4 },
      { kind: 'paragraph', text: 'last' },
    ],
  })
})

test('lists carry the labels that the file prints', () => {
  const item = (label: string, text: string): string => `\\pard{\\listtext\\f2 ${label}\\tab}\\ls1 ${text}\\par`
  expect(
    read(
      `${item('1.', 'one')}${item("\\'b7", 'dot')}${item('o', 'ring')}${item('(a)', 'a')}\\pard{\\pntext\\'b7\\tab}{\\*\\pn\\pnlvlblt{\\pntxtb\\'b7}}old\\par\\pard{\\listtext 1.1\\tab}\\ls1\\outlinelevel0 Head\\par\\pard plain\\par`,
    ),
  ).toEqual([
    { kind: 'list-item', text: '1. one' },
    { kind: 'list-item', text: '- dot' },
    { kind: 'list-item', text: '- ring' },
    { kind: 'list-item', text: '(a) a' },
    { kind: 'list-item', text: '- old' },
    { kind: 'heading', text: '1.1 Head', level: 1 },
    { kind: 'paragraph', text: 'plain' },
  ])
})

test('tables: header rows, merged labels, nested tables, a frame of one cell', () => {
  const row = (cells: string[], before = ''): string =>
    `\\trowd${before}${cells.map((_, at) => `\\cellx${at + 1}000`).join('')}\\pard\\intbl ${cells.map((cell) => `${cell}\\cell`).join(' ')}\\row`
  const nested =
    'in\\par\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 out'
  expect(
    read(
      `${row(['Item', 'Cost{\\footnote Per month}'], '\\trhdr')}${row(['Rent', '900'], '\\clvmgf')}${row(['', nested], '\\clvmrg')}\\pard after\\par${row(['a frame'])}\\pard end`,
    ),
  ).toEqual([
    { kind: 'table-row', text: 'Item\tCost[1]', header: 'Item | Cost[1]' },
    { kind: 'table-row', text: 'Rent\t900', header: 'Item | Cost[1]' },
    { kind: 'table-row', text: 'Rent\tin x y out', header: 'Item | Cost[1]' },
    { kind: 'paragraph', text: '[1] Per month' },
    { kind: 'paragraph', text: 'after' },
    { kind: 'paragraph', text: 'a frame' },
    { kind: 'paragraph', text: 'end' },
  ])
})

test('notes, comments and boxes follow their paragraph; what is not printed is left out', () => {
  expect(
    lines(
      `Notice{\\super\\chftn{\\footnote\\pard{\\super\\chftn} Or more.\\par}} of {\\deleted ninety}{\\revised sixty} days{\\v{\\*\\atnid AB}{\\*\\atnauthor Ann}\\chatn{\\*\\annotation Why?}}.\\par
      {\\field{\\*\\fldinst HYPERLINK "http://x"}{\\fldrslt link}}{\\v hidden}{\\*\\bkmkstart b}{\\*\\unknown gone {deep}}{\\pict 00ff}{\\*\\shppict{\\pict\\bin4 }{{}}{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv b}}{\\shptxt boxed\\par}}{\\shprslt boxed}}\\par`,
    ),
  ).toEqual(['Notice[1] of sixty days.', '[1] Or more.', 'Ann: Why?', 'link', 'boxed'])
})

test('words in are words out, in their order, on sound pages', () => {
  const word = fc.stringMatching(/^[\p{L}{}\\]{1,9}$/u)
  const words = fc.array(word, { minLength: 1, maxLength: 12 })
  const escaped = (text: string): string =>
    Array.from({ length: text.length }, (_, at) => {
      const [letter, code] = [text.charAt(at), text.charCodeAt(at)]
      return code > 127 ? `\\u${code > 32767 ? code - 65_536 : code}?` : letter.replace(/[\\{}]/, '\\$&')
    }).join('')
  const wraps = [
    (inner: string) => `\\pard ${inner}\\par`,
    (inner: string) => `{\\pard\\b ${inner}\\b0\\par}`,
    (inner: string) => `\\trowd\\cellx1\\cellx2\\pard\\intbl ${inner}\\cell\\cell\\row\\pard`,
  ]
  fc.assert(
    fc.property(fc.array(fc.tuple(words, fc.constantFrom(...wraps)), { minLength: 1, maxLength: 12 }), (pieces) => {
      const pages = [
        ...paginate(readRtf(rtf(pieces.map(([all, wrap]) => wrap(escaped(all.join(' ')))).join('\n'))).flow),
      ]
      expect(pages.flatMap(pageProblems)).toEqual([])
      expect(pages.flatMap((page) => page.text.split(/\s+/))).toEqual(pieces.flatMap(([all]) => all))
    }),
  )
})

test('hostile files end in text or a clear error', () => {
  const code = (bytes: Uint8Array): unknown => {
    try {
      return [...paginate(readRtf(bytes).flow)].map((page) => page.text).join('\n')
    } catch (error) {
      return error instanceof AssistantError ? error.code : error
    }
  }
  expect(code(rtf(`${'{'.repeat(1_500)}deep${'}'.repeat(1_500)} after`))).toBe('deep after')
  expect(code(rtf('{'.repeat(50_000)))).toBe('document-damaged')
  expect(code(rtf('\\bin2147483647 x'))).toBe('')
  expect(code(rtf('text\\u99999999999 x\\uc-5\\u65?'))).toContain('text')
  expect(code(rtf('{\\footnote '.repeat(3_000)))).toEqual(expect.any(String))
  expect(code(rtf('{\\stylesheet{\\s1\\sbasedon1 a;}}\\s1 looped\\par'))).toBe('looped')
  const pieces = [
    '{',
    '}',
    '\\par',
    '\\cell',
    '\\row',
    '\\trowd',
    '\\intbl',
    '\\footnote',
    '\\listtext',
    '\\*',
    "\\'e",
    '\\u1',
    '\\upr',
    '\\ud',
    '\\stylesheet',
    '\\fonttbl',
    '\\title',
    ' word',
    '\\shptxt',
    '\\pard',
    '\\nestcell',
    '\\bin3',
    '\\',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
      const bytes = rtf(parts.join(''))
      expect(typeof code(bytes)).toBe('string')
      expect([...paginate(readRtf(bytes).flow)].flatMap(pageProblems)).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
