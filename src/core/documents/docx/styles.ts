import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { isOn, isOnValue, valueOf } from './values.ts'

/** What a paragraph style says about structure. Levels count from 0, as in the file; -1 is the document's title. */
export type ParagraphStyle = {
  headingLevel?: number
  numberingId?: string
  numberingLevel?: number
  /** The nearest style that says anything of numbering: a level of the list may be linked to it. */
  numberingStyle?: string
  code?: boolean
  bold?: boolean
  /** The style's name says that it is for a table's header cells. */
  tableHeader?: boolean
}

/** Styles of a document; `''` is the default paragraph style. */
export type Styles = {
  paragraphs: ReadonlyMap<string, ParagraphStyle>
  /** Table styles that draw the first row apart. */
  tablesWithHeader: ReadonlySet<string>
  numberingId(styleId: string): string | undefined
}

const longestChain = 20

/** Reads a styles part (ECMA-376 part 1, 17.7), each style with what it inherits. */
export function readStyles(part: MarkupElement | undefined): Styles {
  const raw = new Map(
    elements(child(part, 'w:styles'), 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const paragraphs = new Map<string, ParagraphStyle>()
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const known = paragraphs.get(id)
    const style = raw.get(id)
    if (known || !style || depth > longestChain) return known ?? {}
    const base = valueOf(style, 'w:basedOn')
    const own = { ...(base === undefined ? {} : resolve(base, depth + 1)), ...ownStyle(style, id) }
    paragraphs.set(id, own)
    return own
  }
  const tablesWithHeader = new Set<string>()
  for (const [id, style] of raw) {
    const resolved = resolve(id, 0)
    const { 'w:type': type, 'w:default': isDefault } = style.attributes
    if (type === 'paragraph' && isOnValue(isDefault)) paragraphs.set('', resolved)
    if (type === 'table' && hasHeader(raw, id)) tablesWithHeader.add(id)
  }
  return {
    paragraphs,
    tablesWithHeader,
    numberingId: (id) => valueOf(child(child(raw.get(id), 'w:pPr'), 'w:numPr'), 'w:numId'),
  }
}

function hasHeader(styles: ReadonlyMap<string, MarkupElement>, id: string): boolean {
  let style = styles.get(id)
  for (let depth = 0; style && depth < longestChain; depth += 1) {
    if (elements(style, 'w:tblStylePr').some((part) => part.attributes['w:type'] === 'firstRow')) return true
    style = styles.get(valueOf(style, 'w:basedOn') ?? '')
  }
  return false
}

function ownStyle(style: MarkupElement, id: string): ParagraphStyle {
  const name = valueOf(style, 'w:name') ?? ''
  const properties = child(style, 'w:pPr')
  const numbered = /^heading (\d)$/i.exec(name)?.[1]
  const outline = valueOf(properties, 'w:outlineLvl')
  const level =
    numbered === undefined ? (/^title$/i.test(name) ? -1 : outline && Number(outline)) : Number(numbered) - 1
  const numbering = numberingOf(properties)
  const bold = child(child(style, 'w:rPr'), 'w:b')
  return {
    ...(typeof level === 'number' && level < 9 ? { headingLevel: level } : {}),
    ...(/\b(source )?code\b|preformatted/i.test(name) ? { code: true } : {}),
    ...(bold ? { bold: isOn(bold) } : {}),
    ...(/\btable head(er|ing)?\b/i.test(name) ? { tableHeader: true } : {}),
    ...numbering,
    ...(Object.keys(numbering).length === 0 ? {} : { numberingStyle: id }),
  }
}

/** Numbering of a paragraph's or style's properties. */
export function numberingOf(properties: MarkupElement | undefined): { numberingId?: string; numberingLevel?: number } {
  const numbering = child(properties, 'w:numPr')
  const id = valueOf(numbering, 'w:numId')
  const level = Number(valueOf(numbering, 'w:ilvl') ?? Number.NaN)
  return {
    ...(id === undefined ? {} : { numberingId: id }),
    ...(Number.isInteger(level) ? { numberingLevel: level } : {}),
  }
}
