import type { BodyPart } from '../message.ts'
import { decodeCharset } from '../mime/charset.ts'
import { charsetOf } from './mapi-properties.ts'

/** Groups that hold no text of the body. */
const skipped = new Set(
  'fonttbl colortbl stylesheet info pict object header footer headerl headerr footerl footerr listtable listoverridetable rsidtbl generator themedata datastore xmlnstbl mmathPr bkmkstart bkmkend fldinst'.split(
    ' ',
  ),
)
const written: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  endash: '–',
  emdash: '—',
}
const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi

type Group = { shown: boolean; isTag: boolean; isRtfOnly: boolean; skip: number; charset: string | undefined }

/** Code pages of fonts' character sets (RTF 1.9.1, fcharset). */
const fontPages: Readonly<Record<string, number>> = {
  ...{ 128: 932, 129: 949, 134: 936, 136: 950, 161: 1_253, 162: 1_254, 163: 1_258 },
  ...{ 177: 1_255, 178: 1_256, 186: 1_257, 204: 1_251, 222: 874, 238: 1_250 },
}
const font = /\\f(\d{1,5})(?:\\(?!fcharset)[a-z]+-?\d*)* ?\\fcharset(\d{1,3})/g
const longestFontTable = 200_000

/**
 * The body that an RTF file holds: HTML where it was made from HTML (`\fromhtml`, MS-OXRTFEX), else its plain text.
 * Layout is left out; groups are followed to any depth without recursion.
 */
export function rtfBody(bytes: Uint8Array): BodyPart {
  const source = new TextDecoder('latin1').decode(bytes)
  const isHtml = /\\fromhtml1?\b/.test(source.slice(0, 4_000))
  const charset = charsetOf(Number(/\\ansicpg(\d{1,5})/.exec(source.slice(0, 4_000))?.[1] ?? 1_252))
  const fonts = new Map<string, string | undefined>()
  for (const [, number = '', set = ''] of source.slice(0, longestFontTable).matchAll(font))
    fonts.set(number, charsetOf(fontPages[set]))
  const out: string[] = []
  let held: number[] = []
  let pending = 0
  let group: Group = { shown: true, isTag: false, isRtfOnly: false, skip: 1, charset }
  const stack: Group[] = []
  const visible = (): boolean => group.shown && (group.isTag || !group.isRtfOnly)
  const flush = (): void => {
    if (held.length > 0) out.push(decodeCharset(new Uint8Array(held), group.charset))
    held = []
  }
  const write = (text: string): void => {
    flush()
    if (visible()) out.push(text)
  }
  let starred = false
  for (const [, word, digits, hex, symbol, brace, text] of source.matchAll(token)) {
    if (brace === '{') {
      flush()
      stack.push({ ...group })
      starred = false
    } else if (brace === '}') {
      flush()
      group = stack.pop() ?? group
    } else if (symbol === '*') starred = true
    else if (hex !== undefined) {
      if (pending > 0) pending -= 1
      else if (visible()) held.push(Number.parseInt(hex, 16))
    } else if (symbol !== undefined) {
      if (symbol === '~') write(' ')
      else if ('\\{}'.includes(symbol)) write(symbol)
      else if (symbol === '\n' || symbol === '\r') write('\n')
    } else if (word !== undefined) {
      const name = word.toLowerCase()
      const value = digits === undefined ? undefined : Number(digits)
      if (name === 'htmltag' || name === 'mhtmltag') {
        group.isTag = isHtml && name === 'htmltag'
        group.shown = group.shown && group.isTag
      } else if (starred || skipped.has(name)) group.shown = false
      else if (name === 'htmlrtf') group.isRtfOnly = isHtml && value !== 0
      else if (name === 'f') {
        flush()
        group.charset = fonts.get(digits ?? '') ?? charset
      } else if (name === 'uc') group.skip = Math.min(8, Math.max(0, value ?? 1))
      else if (name === 'u' && value !== undefined) {
        write(String.fromCharCode(value & 0xffff))
        pending = group.skip
      } else if (written[name] !== undefined) write(written[name])
      starred = false
    } else if (text !== undefined) {
      const shown = text.slice(pending)
      pending = Math.max(0, pending - text.length)
      if (shown !== '') write(decodeCharset(latin1(shown), group.charset))
    }
  }
  flush()
  return { type: isHtml ? 'html' : 'plain', content: out.join('').replaceAll('\0', '') }
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff)
}
