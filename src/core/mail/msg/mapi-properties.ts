import type { CompoundEntry } from '../../documents/compound-file.ts'
import { decodeCharset } from '../mime/charset.ts'

/** Properties of a message, recipient or attachment by their number (MS-OXPROPS), undefined where there is none. */
export type MapiProperties = {
  text: (id: number) => string | undefined
  binary: (id: number) => Uint8Array | undefined
  number: (id: number) => number | undefined
  /** Milliseconds since 1970. */
  time: (id: number) => number | undefined
  codePage: number | undefined
}

/** Property types (MS-OXCDATA 2.11.1). */
const type = { string8: '001E', string: '001F', binary: '0102' } as const
const messageCodePage = 0x3ffd
const messageLocale = 0x3ff1
const unicode = 1_200

/**
 * The properties in a storage (MS-OXMSG 2.4): fixed ones in its property stream, after `headerBytes` (32 for the file's
 * message, 24 for one inside, 8 otherwise), others in streams. `codePage` is that of the message around it.
 */
export function mapiProperties(storage: CompoundEntry, headerBytes: number, codePage?: number): MapiProperties {
  const streams = new Map(storage.children.map((entry) => [entry.name.toUpperCase(), entry]))
  const fixed = fixedValues(streams.get('__PROPERTIES_VERSION1.0')?.read() ?? new Uint8Array(0), headerBytes)
  const stream = (id: number, kind: string): Uint8Array | undefined =>
    streams.get(`__SUBSTG1.0_${id.toString(16).padStart(4, '0').toUpperCase()}${kind}`)?.read()
  const number = (id: number): number | undefined => fixed.get(id)?.getUint32(0, true)
  const stated = number(messageCodePage)
  const own = stated && stated !== unicode ? stated : (localeCodePage(number(messageLocale)) ?? codePage)
  return {
    codePage: own,
    number,
    time: (id) => {
      const value = fixed.get(id)
      if (!value) return undefined
      // Units of 100 ns since 1601 (MS-DTYP FILETIME).
      const ticks = value.getUint32(4, true) * 2 ** 32 + value.getUint32(0, true)
      return ticks === 0 ? undefined : Math.round(ticks / 10_000) - 11_644_473_600_000
    },
    binary: (id) => stream(id, type.binary),
    text: (id) => {
      const wide = stream(id, type.string)
      if (wide) return untilZero(new TextDecoder('utf-16le').decode(wide))
      const narrow = stream(id, type.string8)
      return narrow && untilZero(decodeCharset(withoutZero(narrow), charsetOf(own)))
    },
  }
}

function fixedValues(bytes: Uint8Array, headerBytes: number): Map<number, DataView> {
  const values = new Map<number, DataView>()
  for (let at = headerBytes; at + 16 <= bytes.length; at += 16) {
    const view = new DataView(bytes.buffer, bytes.byteOffset + at, 16)
    values.set(view.getUint16(2, true), new DataView(bytes.buffer, bytes.byteOffset + at + 8, 8))
  }
  return values
}

/** ANSI code pages by primary language (MS-LCID); the rest of the world writes in 1252. */
const languagePages: Readonly<Record<number, number>> = {
  ...{ 0x11: 932, 0x12: 949, 0x1e: 874, 0x08: 1_253, 0x1f: 1_254, 0x0d: 1_255, 0x2a: 1_258 },
  ...{ 0x02: 1_251, 0x19: 1_251, 0x22: 1_251, 0x23: 1_251, 0x2f: 1_251 },
  ...{ 0x05: 1_250, 0x0e: 1_250, 0x15: 1_250, 0x18: 1_250, 0x1a: 1_250, 0x1b: 1_250, 0x24: 1_250 },
  ...{ 0x01: 1_256, 0x20: 1_256, 0x29: 1_256, 0x25: 1_257, 0x26: 1_257, 0x27: 1_257 },
}
const simplifiedChinese = new Set([0x0804, 0x1004])

function localeCodePage(locale: number | undefined): number | undefined {
  if (!locale) return undefined
  const language = locale & 0x3ff
  if (language === 0x04) return simplifiedChinese.has(locale) ? 936 : 950
  return languagePages[language] ?? 1_252
}

const charsets: Readonly<Record<number, string>> = {
  1_200: 'utf-16le',
  20_127: 'us-ascii',
  20_866: 'koi8-r',
  21_866: 'koi8-u',
  50_220: 'iso-2022-jp',
  50_221: 'iso-2022-jp',
  50_222: 'iso-2022-jp',
  51_932: 'euc-jp',
  51_949: 'euc-kr',
  54_936: 'gb18030',
  65_000: 'utf-7',
  65_001: 'utf-8',
}

/** The charset of a Windows code page; undefined asks for a guess. */
export function charsetOf(codePage: number | undefined): string | undefined {
  if (codePage === undefined) return undefined
  if (codePage > 28_590 && codePage < 28_607) return `iso-8859-${codePage - 28_590}`
  return charsets[codePage] ?? `cp${codePage}`
}

function untilZero(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}

function withoutZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}
