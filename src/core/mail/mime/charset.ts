import iconv from 'iconv-lite'
import { decodeText } from '../../documents/decode-text.ts'

/** Windows programs label their own code page as Latin 1 (WHATWG Encoding 4.2); what says ASCII may hold anything. */
const meant: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': '',
  ascii: '',
  'ansi_x3.4-1968': '',
  'unknown-8bit': '',
  'x-unknown': '',
  default: '',
  '8bit': '',
  binary: '',
  utf8: 'utf-8',
  'ks_c_5601-1987': 'cp949',
  'iso-8859-8-i': 'iso-8859-8',
  'iso-8859-8-e': 'iso-8859-8',
  'x-gbk': 'gbk',
  'cp-850': 'cp850',
}

/** Text of bytes in a charset by its MIME label; a label that is missing, unknown or wrong gives way to a guess. */
export function decodeCharset(bytes: Uint8Array, label: string | undefined): string {
  const asked = (label ?? '').trim().toLowerCase()
  const charset = meant[asked] ?? asked
  if (charset === 'utf-8') return decodeUtf8(bytes)
  if (charset === '') return guess(bytes)
  if (iconv.encodingExists(charset)) return iconv.decode(bytes as Buffer, charset)
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return guess(bytes)
  }
}

/** A zero byte is no sign of UTF-16 in mail, where a label would be needed: guess from the others. */
function guess(bytes: Uint8Array): string {
  return bytes.includes(0) ? decodeUtf8(bytes) : decodeText(bytes)
}

function decodeUtf8(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes)
  if (!text.includes('\uFFFD')) return text
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const sound = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0
  return broken > sound && !bytes.includes(0) ? decodeText(bytes) : text
}
