import { joinBytes } from '../../documents/join-bytes.ts'
import { decodeCharset } from './charset.ts'
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts'

const encodedWord = /=\?([^?\s]{1,80})\?([QqBb])\?([^?]*)\?=/g

type Word = { charset: string; bytes: Uint8Array[] }

/**
 * Text of an unstructured field (RFC 2047): white space between encoded words goes, and a character cut across two
 * words of a charset is put together again.
 */
export function decodeEncodedWords(value: string): string {
  if (!value.includes('=?')) return value
  let text = ''
  let end = 0
  let word: Word | undefined
  const flush = (): void => {
    if (word) text += decodeCharset(joinBytes(word.bytes), word.charset)
    word = undefined
  }
  for (const found of value.matchAll(encodedWord)) {
    const [whole, label = '', encoding = '', content = ''] = found
    const between = value.slice(end, found.index)
    // RFC 2231 5: a language may follow the charset.
    const charset = (label.split('*')[0] ?? '').toLowerCase()
    if (!word || between.trim() !== '') {
      flush()
      text += between
    } else if (word.charset !== charset) flush()
    end = found.index + whole.length
    if (/[^\0-\x7F]/.test(content)) {
      // What should have been encoded and was not is text already.
      flush()
      text += content.replace(/[\0-\x7F]+/g, (run) => decodeCharset(bytesOf(run, encoding), charset))
      word = { charset, bytes: [] }
      continue
    }
    const bytes = bytesOf(content, encoding)
    if (word) word.bytes.push(bytes)
    else word = { charset, bytes: [bytes] }
  }
  flush()
  return text + value.slice(end)
}

/** A field with its encoded words written in UTF-8 alone, for a parser that knows few charsets. */
export function recodeEncodedWords(value: string): string {
  return value.replace(/=\?[^?\s]{1,80}\?[QqBb]\?[^?]*\?=(?:\s+=\?[^?\s]{1,80}\?[QqBb]\?[^?]*\?=)*/g, (words) => {
    const codes = [...new TextEncoder().encode(decodeEncodedWords(words))].map(
      (byte) => `=${byte.toString(16).padStart(2, '0')}`,
    )
    return `=?utf-8?Q?${codes.join('')}?=`
  })
}

function bytesOf(content: string, encoding: string): Uint8Array {
  const bytes = new TextEncoder().encode(content)
  if (encoding.toUpperCase() === 'B') return decodeBase64(bytes)
  return decodeQuotedPrintable(bytes.map((byte) => (byte === 0x5f ? 0x20 : byte)))
}
