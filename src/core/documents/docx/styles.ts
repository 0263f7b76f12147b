import { child, elements, type MarkupElement } from '../markup-tree.ts'

/** What a paragraph style says about structure. Levels count from 0, as in the file; -1 is the document's title. */
export type ParagraphStyle = { headingLevel?: number; numberingId?: string; numberingLevel?: number; code?: boolean }

/** Paragraph styles by id, with what they inherit. */
export function readStyles(part: MarkupElement | undefined): ReadonlyMap<string, ParagraphStyle> {
  const raw = new Map(
    elements(child(part, 'w:styles'), 'w:style').map((style) => [style.attributes['w:styleId'] ?? '', style]),
  )
  const resolved = new Map<string, ParagraphStyle>()
  const resolve = (id: string, depth: number): ParagraphStyle => {
    const known = resolved.get(id)
    const style = raw.get(id)
    if (known || !style || depth > 20) return known ?? {}
    const base = child(style, 'w:basedOn')?.attributes['w:val']
    const own = { ...(base === undefined ? {} : resolve(base, depth + 1)), ...ownStyle(style) }
    resolved.set(id, own)
    return own
  }
  for (const id of raw.keys()) resolve(id, 0)
  return resolved
}

function ownStyle(style: MarkupElement): ParagraphStyle {
  const name = child(style, 'w:name')?.attributes['w:val'] ?? ''
  const properties = child(style, 'w:pPr')
  const numbered = /^heading (\d)$/i.exec(name)?.[1]
  const outline = child(properties, 'w:outlineLvl')?.attributes['w:val']
  const level =
    numbered === undefined ? (/^title$/i.test(name) ? -1 : outline && Number(outline)) : Number(numbered) - 1
  return {
    ...(typeof level === 'number' && level < 9 ? { headingLevel: level } : {}),
    ...(/\b(source )?code\b|preformatted/i.test(name) ? { code: true } : {}),
    ...numberingOf(properties),
  }
}

/** Numbering of a paragraph's or style's properties. */
export function numberingOf(properties: MarkupElement | undefined): { numberingId?: string; numberingLevel?: number } {
  const numbering = child(properties, 'w:numPr')
  const id = child(numbering, 'w:numId')?.attributes['w:val']
  const level = child(numbering, 'w:ilvl')?.attributes['w:val']
  return {
    ...(id === undefined ? {} : { numberingId: id }),
    ...(level === undefined ? {} : { numberingLevel: Number(level) }),
  }
}
