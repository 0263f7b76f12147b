import fc from 'fast-check'
import { strToU8 } from 'fflate/browser'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { byteFile } from '../../containers/byte-file.ts'
import type { PdfEngine } from '../../ports/pdf-engine.ts'
import type { RandomAccessFile } from '../../ports/random-access-file.ts'
import type { ReadEvent } from '../../ports/read-event.ts'
import { cleanText } from '../clean-text.ts'
import { parseRows } from '../csv/parse-rows.ts'
import { decodeText } from '../decode-text.ts'
import { readPlainText } from '../formats/text.ts'
import { countedPages } from '../paginate.ts'
import { readFile } from '../read-file.ts'
import { largestHeld } from './read-large-text.ts'
import { textAhead } from './text-ahead.ts'
import { type TextFile, textPieces } from './text-pieces.ts'
import { linesOfPieces, wholeParagraphs } from './whole-paragraphs.ts'

const noPdf: PdfEngine = {
  open: () => Promise.reject(new Error('no PDF')),
  plainText: () => Promise.reject(new Error('no PDF')),
}

const fileOf = (bytes: Uint8Array) => byteFile(bytes) as TextFile & RandomAccessFile

const signs = fc.string({
  unit: fc.constantFrom('a', 'é', '漢', '𝒳', ' ', '\n', '\r\n', '\r', '\u2028', '\u00ad', '\ufeff', '"', ','),
  maxLength: 80,
})

test('a file in pieces of any size is the text that it is as a whole', () => {
  const encodings = fc.constantFrom('utf8', 'utf-16le', 'windows-1252')
  fc.assert(
    fc.property(signs, encodings, fc.integer({ min: 1, max: 9 }), (text, encoding, bytes) => {
      const file = new Uint8Array(iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' }))
      const pieces = textPieces(fileOf(file), bytes)
      const whole = cleanText(decodeText(file))
      expect([...pieces].join('')).toBe(whole)
      expect([...pieces].join('')).toBe(whole)
    }),
    { numRuns: 500 },
  )
})

const inPieces = (text: string, length: number) =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, at) => text.slice(at * length, (at + 1) * length))

test('looking ahead loses and repeats nothing', () => {
  fc.assert(
    fc.property(signs, fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 12 }), (text, length, step) => {
      const ahead = textAhead(inPieces(text, length))
      let read = ''
      for (;;) {
        const { piece, isLast } = ahead.look(step)
        expect(isLast).toBe(read.length + piece.length === text.length)
        read += piece
        ahead.drop(piece.length)
        if (isLast) break
      }
      expect(read).toBe(text)
    }),
  )
})

test('parts of a text are all of it; paragraphs that fit are parted nowhere, lines and rows come out the same', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '- ', '1. '), maxLength: 120 })
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 40 }), (text, piece, length) => {
      const parts = [...wholeParagraphs(inPieces(text, piece), length)]
      expect(parts.join('')).toBe(text)
      const lines = [...linesOfPieces(inPieces(text, piece), 1_000)]
      expect(lines).toEqual(text.split('\n'))
      expect([...linesOfPieces(inPieces(text, piece), length)].join('')).toBe(text.replaceAll('\n', ''))
    }),
  )
  const paragraphs = fc.array(fc.stringMatching(/^[a-z]{1,9}(?:\n[a-z]{1,9})?$/), { maxLength: 12 })
  fc.assert(
    fc.property(paragraphs, fc.integer({ min: 1, max: 30 }), (all, piece) => {
      const text = all.join('\n\n')
      const flow = [...wholeParagraphs(inPieces(text, piece), 64)].flatMap((part) => [...readPlainText(part)])
      expect(flow).toEqual([...readPlainText(text)])
      const table = all.join(',x\n')
      expect([...parseRows(inPieces(table, piece), ',')]).toEqual([...parseRows(table, ',')])
    }),
  )
})

function counted(...input: Parameters<typeof countedPages>) {
  const counting = countedPages(...input)
  let next = counting.next()
  while (!next.done) next = counting.next()
  return next.value
}

test('a long flow is gone through again, a generator once, with the same pages', () => {
  function* blocks(): Generator<{ kind: 'paragraph'; text: string }> {
    for (let at = 0; at < 900; at += 1) yield { kind: 'paragraph', text: `${at} ${'word '.repeat(500)}` }
  }
  const once = counted(blocks())
  const again = counted({ [Symbol.iterator]: blocks })
  expect(again.count).toBe(900)
  expect(Array.isArray(once.pages)).toBe(true)
  expect(Array.isArray(again.pages)).toBe(false)
  expect([...again.pages]).toEqual([...once.pages])
  let runs = 0
  const long = { [Symbol.iterator]: () => (runs++, blocks()) }
  const estimated = counted(long, 900 * 2_504)
  expect(Math.abs(estimated.count - 900)).toBeLessThan(10)
  expect([...estimated.pages]).toEqual([...counted(blocks()).pages])
  expect(runs).toBe(1)
})

/** Reads a file that may only be looked at in ranges. */
async function readInRanges(bytes: Uint8Array, name: string): Promise<{ events: ReadEvent[]; longest: number }> {
  let longest = 0
  const noted = (offset: number, length: number) => {
    longest = Math.max(longest, length)
    return bytes.subarray(offset, offset + length)
  }
  const file: RandomAccessFile = { size: bytes.length, read: async (...at) => noted(...at), readNow: noted }
  const source = { file, name, maxBytes: 1e9 }
  const events = await Array.fromAsync(readFile({ pdf: noPdf }, source, new AbortController().signal))
  return { events, longest }
}

test('a large text, table, log and Markdown file is never held as a whole, and is read to its end', async () => {
  const line = (end: string) => strToU8(`${'x'.repeat(10)} some words, more of them\n`.repeat(500_000) + end)
  for (const [name, kind] of [
    ['a.txt', 'text'],
    ['a.csv', 'csv'],
    ['a.py', 'code'],
    ['a.md', 'markdown'],
  ] as const) {
    const { events, longest } = await readInRanges(line('the very end'), name)
    expect(longest).toBeLessThan(largestHeld / 8)
    const pages = events.flatMap((event) => (event.type === 'page-read' ? [event.page] : []))
    const [opened] = events
    if (opened?.type !== 'opened') throw new Error('The first event is of another type')
    expect(opened.kind).toBe(kind)
    expect(Math.abs(opened.pages / pages.length - 1)).toBeLessThan(0.2)
    expect(pages.length).toBeGreaterThan(5_000)
    expect(pages.at(-1)?.text.endsWith('the very end')).toBe(true)
    expect(pages.map(({ number }) => number)).toEqual(pages.map((_, at) => at + 1))
    expect(events.at(-1)).toMatchObject({ type: 'finished', language: 'en' })
  }
}, 60_000)
