import { AssistantError } from '../../api/error.ts'
import type { PdfCharacters, PdfStyle } from '../../core/ports/pdf-engine.ts'
import { fontReader } from './font.ts'
import { shownFrame } from './frame.ts'
import type { Pdfium } from './pdfium.ts'
import { readRules } from './rules.ts'

/** Bytes of the scratch block: a rectangle (4 floats), an origin (2 doubles), a matrix (6 floats). */
const scratchBytes = 64
const originAt = 16
const matrixAt = 32

/** Every character of a page with its place and style. `index` counts from 0; throws `document-damaged`. */
export function readCharacters(pdfium: Pdfium, document: number, index: number): PdfCharacters {
  const page = pdfium.FPDF_LoadPage(document, index)
  if (page === 0) throw new AssistantError('document-damaged')
  const text = pdfium.FPDFText_LoadPage(page)
  const scratch = pdfium.malloc(scratchBytes)
  try {
    const frame = shownFrame(pdfium, page, scratch)
    const count = text === 0 ? 0 : Math.max(0, pdfium.FPDFText_CountChars(text))
    const codes = new Uint32Array(count)
    const geometry = new Float32Array(count * 6)
    const style = new Uint16Array(count)
    const styles: PdfStyle[] = []
    const known = new Map<string, number>()
    const fonts = fontReader(pdfium, text)
    let lastObject = -1
    let lastStyle = 0
    let newObject = true
    let [aboveBottom, fromLeft] = [0, 0]
    let floats = new Float32Array(pdfium.heap().buffer)
    const at = scratch >> 2
    for (let i = 0; i < count; i++) {
      const code = pdfium.FPDFText_GetUnicode(text, i)
      codes[i] = code
      // CR and LF are made up by the engine and have no place.
      if (code === 13 || code === 10) continue
      pdfium.FPDFText_GetLooseCharBox(text, i, scratch)
      // The heap may move when it grows.
      if (floats.buffer !== pdfium.heap().buffer) floats = new Float32Array(pdfium.heap().buffer)
      const left = floats[at] as number
      const top = floats[at + 1] as number
      const right = floats[at + 2] as number
      const bottom = floats[at + 3] as number
      const object = pdfium.FPDFText_GetTextObject(text, i)
      if (object !== lastObject && object !== 0) {
        lastObject = object
        newObject = true
        const found = styleOf(pdfium, text, i, object, scratch, frame.turn, fonts)
        const key = `${found.size}${found.bold ? 'b' : ''}${found.italic ? 'i' : ''}${found.mono ? 'm' : ''} ${found.turn}`
        lastStyle = known.get(key) ?? styles.push(found) - 1
        known.set(key, lastStyle)
      }
      if (newObject) {
        // All characters of a text object stand on one baseline: its place in the box is asked for once.
        pdfium.FPDFText_GetCharOrigin(text, i, scratch + originAt, scratch + originAt + 8)
        const doubles = new DataView(pdfium.heap().buffer, scratch + originAt, 16)
        fromLeft = doubles.getFloat64(0, true) - left
        aboveBottom = doubles.getFloat64(8, true) - bottom
        newObject = object === 0
      }
      frame.place(geometry, i * 6, left, top, right, bottom, left + fromLeft, bottom + aboveBottom)
      style[i] = lastStyle
    }
    if (styles.length === 0) styles.push({ size: 1, bold: false, italic: false, mono: false, turn: 0 })
    return {
      width: frame.width,
      height: frame.height,
      codes,
      geometry,
      style,
      styles,
      ...readRules(pdfium, page, frame),
    }
  } finally {
    pdfium.free(scratch)
    if (text !== 0) pdfium.FPDFText_ClosePage(text)
    pdfium.FPDF_ClosePage(page)
  }
}

function styleOf(
  pdfium: Pdfium,
  text: number,
  index: number,
  object: number,
  scratch: number,
  pageTurn: number,
  fonts: ReturnType<typeof fontReader>,
): PdfStyle {
  const { bold, italic, mono } = fonts(pdfium.FPDFTextObj_GetFont(object), index)
  pdfium.FPDFText_GetMatrix(text, index, scratch + matrixAt)
  const matrix = new DataView(pdfium.heap().buffer, scratch + matrixAt, 16)
  const a = matrix.getFloat32(0, true)
  const b = matrix.getFloat32(4, true)
  // Angle of the baseline on the unrotated page, counter-clockwise; the shown page turns clockwise.
  const quarters = b === 0 && a > 0 ? 0 : Math.round(Math.atan2(b, a) / (Math.PI / 2))
  const scale = Math.hypot(matrix.getFloat32(8, true), matrix.getFloat32(12, true)) || Math.hypot(a, b) || 1
  const size = Math.round(pdfium.FPDFText_GetFontSize(text, index) * scale * 10) / 10
  return { size, bold, italic, mono, turn: ((((pageTurn - quarters) % 4) + 4) % 4) as 0 | 1 | 2 | 3 }
}
