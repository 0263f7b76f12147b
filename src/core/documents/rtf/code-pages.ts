import iconv from 'iconv-lite'

/** Code pages by a font's character set (RTF 1.9.1, `\fcharset`); 1 means the document's own. */
const byCharset: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
}

/** The code page of a character set; undefined where it is the document's own. */
export function codePageOfCharset(charset: number): number | undefined {
  return byCharset[charset]
}

/** Bytes in a Windows code page as text; an unknown one is read as 1252. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  const names: Readonly<Record<number, string>> = { 10000: 'macintosh', 65001: 'utf8' }
  const name = names[codePage] ?? `cp${codePage}`
  return iconv.decode(bytes as Buffer, iconv.encodingExists(name) ? name : 'cp1252')
}
