import { utils } from '@e965/xlsx'
import { cleanLine } from '../clean-text.ts'
import { descendant, elements, type MarkupElement } from '../markup-tree.ts'
import { relationsOf } from '../relations.ts'
import type { ZipPackage } from '../zip-package.ts'
import { emphasisedFormats, emphasisedRows } from './emphasised-rows.ts'

/**
 * What a sheet holds beside its cells: header rows of its table objects, rows in bold or colour, texts of its boxes and titles
 * of its charts.
 */
export type SheetExtras = {
  headerRows: readonly number[]
  emphasised: ReadonlySet<number>
  boxes: readonly string[]
}

/** Boxes of one sheet that are read. */
const mostBoxes = 2_000

/**
 * Extras of an XLSX file's sheets by the relation's id of each sheet (ECMA-376 part 1, 18.5 and 20.5). `files`: what of
 * the package is unpacked already.
 */
export function sheetExtras(
  zip: ZipPackage,
  files: Readonly<Record<string, Uint8Array>>,
): ReadonlyMap<string, SheetExtras> {
  const extras = new Map<string, SheetExtras>()
  const formats = emphasisedFormats(zip.part('xl/styles.xml'))
  for (const { id, type, path } of relationsOf(zip, 'xl/workbook.xml')) {
    if (type !== 'worksheet') continue
    const parts = relationsOf(zip, path)
    const trees = (wanted: string, among = parts): MarkupElement[] =>
      among.flatMap((part) => (part.type === wanted ? (zip.part(part.path) ?? []) : []))
    const drawings = parts.filter((part) => part.type === 'drawing')
    const charts = drawings.flatMap((drawing) => trees('chart', relationsOf(zip, drawing.path)))
    extras.set(id, {
      headerRows: trees('table').flatMap(headerRow),
      emphasised: emphasisedRows(files[path], formats),
      boxes: [...trees('drawing').flatMap(boxTexts), ...charts.flatMap(chartTitles)].slice(0, mostBoxes),
    })
  }
  return extras
}

function headerRow(part: MarkupElement): number[] {
  const table = descendant(part, 'table')
  const ref = table?.attributes['ref']
  if (ref === undefined || table?.attributes['headerRowCount'] === '0') return []
  return [utils.decode_range(ref).s.r]
}

function boxTexts(drawing: MarkupElement): string[] {
  return all(drawing, 'xdr:txBody').flatMap((body) => {
    const text = all(body, 'a:p')
      .map((paragraph) => cleanLine(all(paragraph, 'a:t').map(plainText).join('')))
      .filter((line) => line !== '')
      .join('\n')
    return text === '' ? [] : [text]
  })
}

/** The titles of a chart and its axes (ECMA-376 part 1, 21.2). What it draws stands in cells already. */
function chartTitles(chart: MarkupElement): string[] {
  return all(chart, 'c:title').flatMap((title) => {
    const text = cleanLine(all(title, 'a:t').map(plainText).join(''))
    return text === '' ? [] : [text]
  })
}

function all(element: MarkupElement, name: string): MarkupElement[] {
  return elements(element).flatMap((inner) => (inner.name === name ? [inner] : all(inner, name)))
}

function plainText({ children }: MarkupElement): string {
  return children.map((node) => (typeof node === 'string' ? node : '')).join('')
}
