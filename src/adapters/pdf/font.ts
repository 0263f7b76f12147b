import type { Pdfium } from './pdfium.ts'

export type Font = { bold: boolean; italic: boolean; mono: boolean }

const nameBytes = 128
/** Font descriptor flags (ISO 32000-2, table 121). */
const fixedPitch = 1 << 0
const italicFlag = 1 << 6
const forceBold = 1 << 18

/** Looks fonts up once each. `font` is a handle, `index` a character set in it. */
export function fontReader(pdfium: Pdfium, text: number): (font: number, index: number) => Font {
  const known = new Map<number, Font>()
  return (font, index) => {
    const before = known.get(font)
    if (before) return before
    const found = readFont(pdfium, text, index)
    if (font !== 0) known.set(font, found)
    return found
  }
}

function readFont(pdfium: Pdfium, text: number, index: number): Font {
  const scratch = pdfium.malloc(nameBytes + 4)
  const length = pdfium.FPDFText_GetFontInfo(text, index, scratch + 4, nameBytes, scratch)
  const end = scratch + 4 + Math.max(0, Math.min(length, nameBytes) - 1)
  const name = new TextDecoder().decode(pdfium.heap().slice(scratch + 4, end))
  const flags = new DataView(pdfium.heap().buffer).getUint32(scratch, true)
  pdfium.free(scratch)
  return {
    // TeX and Adobe cut the word short: CMBX10, NimbusRomNo9L-Medi, Frutiger-Bd.
    bold:
      /bold|black|heavy|semibd|demi|medi(?!um)|cmbx|cmssbx|sfbx|[-,](bd|b)\b/i.test(name) || (flags & forceBold) !== 0,
    italic: /italic|oblique|ital\b|cmti/i.test(name) || (flags & italicFlag) !== 0,
    mono: /courier|mono|consol|cmtt|typewriter/i.test(name) || (flags & fixedPitch) !== 0,
  }
}
