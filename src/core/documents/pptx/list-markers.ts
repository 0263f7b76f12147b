import { formatNumber } from '../docx/number-format.ts'
import { child, elements, type MarkupElement } from '../markup-tree.ts'

/** What stands before a paragraph: nothing, a bullet, or a number of a scheme such as `arabicPeriod`. */
export type Marker = 'none' | 'bullet' | { scheme: string; start: number }

/** What a paragraph's properties say of its marker (ECMA-376 part 1, 21.1.2.4); undefined where they say nothing. */
export function markerOf(properties: MarkupElement | undefined): Marker | undefined {
  for (const { name, attributes } of elements(properties)) {
    if (name === 'a:buNone') return 'none'
    if (name === 'a:buChar' || name === 'a:buBlip') return 'bullet'
    if (name === 'a:buAutoNum')
      return { scheme: attributes['type'] ?? 'arabicPeriod', start: Number(attributes['startAt'] ?? 1) || 1 }
  }
  return undefined
}

/** The marker of a list level, counted from 0, by the first of the list styles that says something of it. */
export function styleMarker(styles: readonly (MarkupElement | undefined)[], level: number): Marker {
  for (const style of styles) {
    const marker = markerOf(child(style, `a:lvl${level + 1}pPr`))
    if (marker !== undefined) return marker
  }
  return 'none'
}

/** Counts the numbered paragraphs of one text body. Gives what is printed before the text, '' for nothing. */
export function markerCounter(): (marker: Marker, level: number) => string {
  const counts: ({ scheme: string; value: number } | undefined)[] = []
  return (marker, level) => {
    counts.length = Math.min(counts.length, level + 1)
    const last = counts[level]
    counts[level] = undefined
    if (marker === 'none') return ''
    if (marker === 'bullet') return '- '
    const value = last?.scheme === marker.scheme ? last.value + 1 : marker.start
    counts[level] = { scheme: marker.scheme, value }
    return `${numberLabel(marker.scheme, value)} `
  }
}

const formats: Readonly<Record<string, string>> = {
  alphaLc: 'lowerLetter',
  alphaUc: 'upperLetter',
  romanLc: 'lowerRoman',
  romanUc: 'upperRoman',
}

function numberLabel(scheme: string, value: number): string {
  const [, letters = '', punctuation = 'Period'] = /^(.*?)(Period|ParenR|ParenBoth|Plain|Minus)$/.exec(scheme) ?? []
  const number = formatNumber(value, formats[letters] ?? 'decimal')
  return { ParenR: `${number})`, ParenBoth: `(${number})`, Plain: number }[punctuation] ?? `${number}.`
}
