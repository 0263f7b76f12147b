/** What may never stand in stored text: controls except tab and line feed, byte order marks, noncharacters. */
// biome-ignore format: one class
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF\uFFFE\uFFFF]/g

/** Most text has none of these: one look instead of six. */
const mayBeUnclean = /[^\t\n\u0020-\u007e\u00a1-\u00ac\u00ae-\u1fff\u3001-\ud7ff]/

/**
 * Text as it may be stored: line feeds alone end lines, no NUL or other control characters, no lone surrogates,
 * no-break and other odd spaces become plain ones, soft hyphens and zero-width marks go.
 */
export function cleanText(text: string): string {
  if (!mayBeUnclean.test(text)) return text
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(forbidden, '')
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[\u00AD\u200B\u2060]/g, '')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/g, '')
    .replace(/(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
}

/** Clean text on one line, single-spaced and trimmed; for titles, headings and running prose. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ').trim()
}
