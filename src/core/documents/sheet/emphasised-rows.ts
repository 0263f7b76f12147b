import { strFromU8 } from 'fflate/browser'
import { child, elements, type MarkupElement } from '../markup-tree.ts'

/** Bytes of a sheet that are looked through: headers stand early, and the cells are read elsewhere. */
const mostBytes = 8 * 1024 * 1024

/** Indices of the cell formats of an XLSX file that are bold or filled with a colour (ECMA-376 part 1, 18.8). */
export function emphasisedFormats(styles: MarkupElement | undefined): ReadonlySet<string> {
  const sheet = child(styles, 'styleSheet')
  const list = (name: string, item: string): MarkupElement[] => elements(child(sheet, name), item)
  const bold = list('fonts', 'font').map((font) => isOn(child(font, 'b')))
  const filled = list('fills', 'fill').map((fill) => {
    const pattern = child(fill, 'patternFill')
    const colour = child(pattern, 'fgColor')?.attributes
    // The first colour of the theme is the paper's.
    return pattern?.attributes['patternType'] === 'solid' && colour?.['rgb'] !== 'FFFFFFFF' && colour?.['theme'] !== '0'
  })
  const formats = new Set<string>()
  for (const [index, { attributes }] of list('cellXfs', 'xf').entries()) {
    if (bold[Number(attributes['fontId'])] || filled[Number(attributes['fillId'])]) formats.add(String(index))
  }
  return formats
}

/** Rows of a sheet's XML, counted from 0, of which all cells with content have one of the formats. */
export function emphasisedRows(xml: Uint8Array | undefined, formats: ReadonlySet<string>): ReadonlySet<number> {
  const rows = new Map<number, boolean>()
  if (xml === undefined || formats.size === 0) return new Set()
  const source = strFromU8(xml.subarray(0, mostBytes), true)
  for (const [, attributes = ''] of source.matchAll(/<c\s([^<>]{1,200})(?<!\/)>/g)) {
    const row = Number(/\br="[A-Z]{1,3}(\d{1,7})"/.exec(attributes)?.[1]) - 1
    if (Number.isNaN(row)) continue
    const format = /\bs="(\d{1,5})"/.exec(attributes)?.[1] ?? '0'
    rows.set(row, formats.has(format) && rows.get(row) !== false)
  }
  return new Set([...rows].flatMap(([row, all]) => (all ? [row] : [])))
}

function isOn(element: MarkupElement | undefined): boolean {
  const value = element?.attributes['val']
  return element !== undefined && value !== '0' && value !== 'false'
}
