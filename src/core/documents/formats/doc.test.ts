import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AssistantError } from '../../../api/error.ts'
import {
  type DocSpec,
  makeDocFile,
  makeOleFile,
  type ParagraphSpec,
  type PropertySpec,
  u16,
  u32,
  utf16,
} from '../doc/doc-file.fixture.ts'
import type { FlowBlock } from '../flow.ts'
import { pageProblems } from '../page-problems.ts'
import { paginate } from '../paginate.ts'
import { readDoc } from './doc.ts'

const flowOf = (spec: DocSpec): FlowBlock[] => [...readDoc(makeDocFile(spec)).flow] as FlowBlock[]
const textsOf = (spec: DocSpec): string[] => flowOf(spec).map(({ text }) => text)
const line = (text: string, more: Omit<ParagraphSpec, 'text'> = {}): ParagraphSpec => ({ text: `${text}\r`, ...more })
const codeOf = (bytes: Uint8Array): unknown => {
  try {
    return readDoc(bytes)
  } catch (error) {
    return error instanceof AssistantError ? error.code : error
  }
}

/** A style sheet of paragraph styles, each with its built-in number, base and properties. */
function styleSheet(styles: readonly [built: number, base: number, properties?: number[]][]): number[] {
  const entries = styles.map(([built, base, properties = []]) => {
    const papx = [...u16(0), ...properties]
    const body = [
      ...u16(built),
      ...u16(1 | (base << 4)),
      ...u16(1),
      ...u16(0),
      ...u16(0),
      ...u16(1),
      ...utf16('S'),
      ...u16(0),
      ...u16(papx.length),
      ...papx,
    ]
    return [...u16(body.length), ...body]
  })
  return [...u16(4), ...u16(styles.length), ...u16(10), ...entries.flat()]
}

test('headings come from built-in styles and what is based on them, or from outline levels', () => {
  const sheet = styleSheet([
    [0, 0xfff],
    [1, 0],
    [2, 0],
    [0xffe, 2],
    [62, 0],
  ])
  const paragraphs = [
    line('Lease', { style: 4 }),
    line('Rent', { style: 1 }),
    line('The rent is due.'),
    line('Due', { style: 2 }),
    line('Mine', { style: 3 }),
    line('Outlined', { properties: [[0x2640, 0, 1]] }),
  ]
  expect(flowOf({ paragraphs, tables: { 1: sheet } })).toEqual([
    { kind: 'heading', text: 'Lease', level: 1 },
    { kind: 'heading', text: 'Rent', level: 2 },
    { kind: 'paragraph', text: 'The rent is due.' },
    { kind: 'heading', text: 'Due', level: 3 },
    { kind: 'heading', text: 'Mine', level: 3 },
    { kind: 'heading', text: 'Outlined', level: 2 },
  ])
})

test('lists print their labels', () => {
  const level = (format: number, text: string, start = 1): number[] => [
    ...u32(start),
    format,
    ...new Array<number>(22).fill(0),
    0,
    ...u16(text.length),
    ...utf16(text),
  ]
  const levels = [
    level(0, '\0.'),
    level(0, '\0.\u0001'),
    level(4, '\0.\u0001(\u0002)'),
    ...Array.from({ length: 6 }, () => level(23, '•')),
  ]
  const definition = [...u32(77), ...new Array<number>(24).fill(0)]
  const instance = (overrides: number): number[] => [...u32(77), ...u32(0), ...u32(0), overrides, 0, 0, 0]
  const item = (text: string, at: number, list = 1): ParagraphSpec =>
    line(text, {
      properties: [
        [0x260a, at, 1],
        [0x460b, list, 2],
      ],
    })
  const paragraphs = [
    item('a', 0),
    item('b', 1),
    item('c', 2),
    item('d', 2),
    item('e', 3),
    item('f', 0),
    item('g', 0, 2),
    item('h', 1, 2),
  ]
  const lists = [...u32(2), ...instance(0), ...instance(1), ...u32(0), ...u32(0), ...u32(9), ...u32(0x10)]
  const tables = { 73: [...u16(1), ...definition], 74: lists }
  expect(textsOf({ paragraphs, tables, after: { 73: levels.flat() } })).toEqual([
    '1. a',
    '1.1 b',
    '1.1(a) c',
    '1.1(b) d',
    '- e',
    '2. f',
    '9. g',
    '9.1 h',
  ])
})

test('rows are put together from their cells, with a header where one is marked or bold', () => {
  const inTable: PropertySpec = [0x2416, 1, 1]
  const cell = (text: string, isBold = false): ParagraphSpec => ({
    text: `${text}\u0007`,
    properties: [inTable],
    ...(isBold ? { characters: [[0x0835, 1, 1] as const] } : {}),
  })
  const rowEnd = (...more: PropertySpec[]): ParagraphSpec => ({
    text: '\u0007',
    properties: [inTable, [0x2417, 1, 1], ...more],
  })
  const rows = (isBold: boolean, ...more: PropertySpec[]): ParagraphSpec[] => [
    line('Before'),
    cell('Year', isBold),
    cell('Rent', isBold),
    rowEnd(...more),
    cell('2025'),
    { text: '700\r', properties: [inTable] },
    cell('cold'),
    rowEnd(),
    line('After'),
  ]
  const expected = (header: string | undefined): FlowBlock[] => [
    { kind: 'paragraph', text: 'Before' },
    { kind: 'table-row', text: 'Year\tRent', ...(header === undefined ? {} : { header }) },
    { kind: 'table-row', text: '2025\t700 cold', ...(header === undefined ? {} : { header }) },
    { kind: 'paragraph', text: 'After' },
  ]
  expect(flowOf({ paragraphs: rows(false) })).toEqual(expected(undefined))
  expect(flowOf({ paragraphs: rows(true) })).toEqual(expected('Year | Rent'))
  expect(flowOf({ paragraphs: rows(false, [0x3404, 1, 1]) })).toEqual(expected('Year | Rent'))
})

test('fields show results; struck and hidden text and odd characters are not shown', () => {
  const paragraphs = [
    line('see \u0013 REF a \u0014Section 2\u0015.'),
    line('non\u001Ebreaking so\u001Fft a\u000Bb'),
    { text: 'kept ' },
    { text: 'struck ', characters: [[0x0800, 1, 1] as const] },
    { text: 'hidden ', characters: [[0x083c, 1, 1] as const] },
    line('end'),
    line('\u0013 never closed'),
    line('still here'),
  ]
  expect(textsOf({ paragraphs })).toEqual(['see Section 2.', 'non-breaking soft a\nb', 'kept end', 'still here'])
})

test('notes and comments follow the paragraph that refers to them; headers come first and footers last', () => {
  const paragraphs = [
    line('Rent\u0002 due\u0005.'),
    line('More.'),
    line('\u0002 In euros.'),
    line('Weber & Co.'),
    line('Page 1'),
    line('Confidential'),
    line('Why?'),
  ]
  const starts = paragraphs.map((_, nth) => paragraphs.slice(0, nth).reduce((sum, one) => sum + one.text.length, 0))
  const length = (nth: number): number => paragraphs[nth]?.text.length ?? 0
  const comment = [
    ...utf16('\u0002AW').concat(new Array<number>(14).fill(0)),
    ...u16(0),
    ...new Array<number>(8).fill(0),
  ]
  const headers = [0, 0, 0, 0, 0, 0, 0, 0, length(3), length(3) + length(4), length(3) + length(4) + length(5), 0, 0]
  const sorted = headers.map((_, nth) => Math.max(...headers.slice(0, nth + 1)))
  const tables = {
    2: [...u32(4), ...u32(99), ...u16(1)],
    3: [...u32(0), ...u32(length(2)), ...u32(length(2))],
    4: [...u32(9), ...u32(99), ...comment],
    5: [...u32(0), ...u32(length(6)), ...u32(length(6))],
    36: [...u16(10), ...utf16('Anna Weber')],
    11: sorted.flatMap(u32),
  }
  const lengths = {
    text: starts[2] ?? 0,
    footnotes: length(2),
    headers: length(3) + length(4) + length(5),
    comments: length(6),
  }
  expect(textsOf({ paragraphs, tables, lengths })).toEqual([
    'Weber & Co.',
    'Rent[1] due.',
    '[1] In euros.',
    '[Comment by Anna Weber] Why?',
    'More.',
    'Confidential',
  ])
})

test('what cannot be read is refused by its reason', () => {
  expect(codeOf(makeDocFile({ paragraphs: [line('a')], flags: 0x100 }))).toBe('document-encrypted')
  expect(codeOf(makeOleFile({ EncryptedPackage: new Uint8Array(9), Other: new Uint8Array(9) }))).toBe(
    'document-encrypted',
  )
  expect(codeOf(makeOleFile({ Workbook: new Uint8Array(9) }))).toBe('document-damaged')
  expect(codeOf(makeOleFile({ WordDocument: Uint8Array.from([0xdc, 0xa5, 0, 0]) }))).toBe('file-unsupported')
  expect(codeOf(makeOleFile({ WordDocument: new Uint8Array(4_096) }))).toBe('document-damaged')
  expect(codeOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('document-damaged')
})

test('a chain of sectors that bites its tail ends', () => {
  const bytes = makeDocFile({ paragraphs: [line('a')] })
  // The first sectors of the main stream point at each other.
  bytes.set([...u32(3), ...u32(2)], 512 + 8)
  expect(typeof codeOf(bytes)).toMatch(/string|object/)
})

test('words written are words read, in order, and stored soundly', () => {
  const words = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,&'-]{0,40}$/u).filter((text) => text === text.trim())
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 12 }), (texts) => {
      const flow = flowOf({ paragraphs: texts.map((text) => line(text)) })
      expect(flow.map(({ text }) => text)).toEqual(texts)
      expect([...paginate(flow)].flatMap(pageProblems)).toEqual([])
    }),
  )
})

test('a file that is torn or changed is read or refused, and never more', () => {
  const bytes = makeDocFile({
    paragraphs: [line('Rent'), line('The rent is due.'), { text: 'a\u0007', properties: [[0x2416, 1, 1]] }],
  })
  fc.assert(
    fc.property(fc.nat(bytes.length), fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255))), (end, changes) => {
      const hurt = bytes.slice(0, end < bytes.length / 2 ? bytes.length : end)
      for (const [at, value] of changes) if (at < hurt.length) hurt[at] = value
      try {
        expect([...paginate(readDoc(hurt).flow)].flatMap(pageProblems)).toEqual([])
      } catch (error) {
        if (!(error instanceof AssistantError)) throw error
      }
    }),
    { numRuns: 400 },
  )
})
