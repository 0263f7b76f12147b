/**
 * A PDF character as stored text: ligatures and presentation forms in full, odd spaces plain, nothing that storage
 * forbids. Line-end hyphens come as `-`. '' where nothing is to be stored.
 */
export function expandCharacter(code: number): string {
  if (code >= 0x20 && code < 0x7f) return String.fromCharCode(code)
  if (code < 0x20) return code === 2 ? '-' : code === 9 ? ' ' : ''
  if (code === 0xfffe) return '-'
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000)
    return ' '
  if (code === 0x2010 || code === 0x2011) return '-'
  if (code < 0xa0 || code === 0xad || code === 0x200b || code === 0x2060 || code === 0xfeff || code === 0xffff)
    return ''
  if (code === 0x2028 || code === 0x2029) return ' '
  if (code >= 0xd800 && code <= 0xdfff) return ''
  if (code > 0x10ffff) return ''
  const text = String.fromCodePoint(code)
  if ((code >= 0xfb00 && code <= 0xfdff) || (code >= 0xfe70 && code <= 0xfefc))
    return text.normalize('NFKC').replace(/^ /, '')
  return text
}
