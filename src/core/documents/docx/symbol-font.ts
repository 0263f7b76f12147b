/** Characters 0x41 to 0x7A of the font Symbol: Greek letters in the places of Latin ones. */
const greekFrom = 0x41
const greek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ'
const symbol: Readonly<Record<number, string>> = {
  34: '∀',
  36: '∃',
  39: '∋',
  42: '∗',
  45: '−',
  64: '≅',
  126: '∼',
  162: '′',
  163: '≤',
  164: '⁄',
  165: '∞',
  167: '♣',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  178: '″',
  179: '≥',
  180: '×',
  181: '∝',
  182: '∂',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  199: '∩',
  200: '∪',
  201: '⊃',
  204: '⊂',
  205: '⊆',
  206: '∈',
  207: '∉',
  208: '∠',
  209: '∇',
  210: '®',
  211: '©',
  212: '™',
  213: '∏',
  214: '√',
  215: '⋅',
  216: '¬',
  217: '∧',
  218: '∨',
  219: '⇔',
  220: '⇐',
  222: '⇒',
  229: '∑',
  242: '∫',
}
/** Boxes, ticks, arrows and bullets of Wingdings; its other pictures have no text. */
const wingdings: Readonly<Record<number, string>> = {
  40: '☎',
  42: '✉',
  74: '☺',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  114: '❒',
  158: '·',
  159: '•',
  167: '▪',
  168: '☐',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}
const wingdings2: Readonly<Record<number, string>> = { 80: '✓', 79: '✗', 81: '☒', 82: '☑', 83: '☒', 163: '☐' }

/**
 * The Unicode character of a `w:sym` (ECMA-376 part 1, 17.3.3.30): `code` is its hexadecimal place in `font`, with or
 * without the private area's F000. '' where the picture has no counterpart.
 */
export function symbolCharacter(font: string, code: string): string {
  const value = Number.parseInt(code, 16)
  if (Number.isNaN(value) || value > 0xffff) return ''
  const place = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value
  switch (font.toLowerCase()) {
    case 'symbol':
      return symbol[place] ?? greek[place - greekFrom] ?? (place >= 32 && place < 127 ? String.fromCharCode(place) : '')
    case 'wingdings':
      return wingdings[place] ?? ''
    case 'wingdings 2':
      return wingdings2[place] ?? ''
    default:
      return value >= 0xe000 && value <= 0xf8ff ? '' : String.fromCharCode(value)
  }
}
