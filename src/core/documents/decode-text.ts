import chardet from 'chardet'
import iconv from 'iconv-lite'

/** Bytes that decide the encoding where there is no byte order mark. */
const sampleBytes = 65_536

/** Bytes of a text file as text: byte order mark, UTF-8 where it is valid, UTF-16 by its zeros, else a guess. */
export function decodeText(bytes: Uint8Array): string {
  const marked = markedEncoding(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return iconv.decode(bytes as Buffer, legacyEncoding(bytes))
  }
}

/** The Unicode encoding that the beginning of a text shows, by its mark or its zeros. */
export function markedEncoding(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  return byteOrderMark(bytes) ?? utf16WithoutMark(bytes)
}

function byteOrderMark(bytes: Uint8Array): ReturnType<typeof markedEncoding> {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Text of mostly Latin letters, digits and spaces has a zero in every other byte. */
function utf16WithoutMark(bytes: Uint8Array): ReturnType<typeof markedEncoding> {
  const length = Math.min(bytes.length, 4_096) & ~1
  if (length < 4) return undefined
  let [even, odd] = [0, 0]
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even += 1
    if (bytes[i + 1] === 0) odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.4 && even < pairs * 0.05) return 'utf-16le'
  if (even > pairs * 0.4 && odd < pairs * 0.05) return 'utf-16be'
  return undefined
}

/** The likeliest encoding of a text that is not UTF-8, as iconv-lite names it. */
export function legacyEncoding(bytes: Uint8Array): string {
  const guess = chardet.detect(bytes.subarray(0, sampleBytes)) ?? 'windows-1252'
  // Windows programs label their own code page as Latin 1; the printable part is the same.
  return guess === 'ISO-8859-1' || !iconv.encodingExists(guess) ? 'windows-1252' : guess
}
