import { cleanLine } from '../clean-text.ts'
import type { FlowBlock } from '../flow.ts'
import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { markerCounter, markerOf, styleMarker } from './list-markers.ts'
import { paragraphText } from './paragraph-text.ts'

/** Paragraphs and list items of a text body. `styles`: list styles beside its own, the nearest first. */
export function bodyBlocks(
  body: MarkupElement | undefined,
  styles: readonly (MarkupElement | undefined)[] = [],
): FlowBlock[] {
  const count = markerCounter()
  const all = [child(body, 'a:lstStyle'), ...styles]
  return elements(body, 'a:p').flatMap((paragraph): FlowBlock[] => {
    const text = paragraphText(paragraph).trim()
    // An empty paragraph shows no marker and does not count.
    if (text === '') return []
    const properties = child(paragraph, 'a:pPr')
    const level = Math.min(8, Math.max(0, Math.trunc(Number(properties?.attributes['lvl'] ?? 0)) || 0))
    const label = count(markerOf(properties) ?? styleMarker(all, level), level)
    return [{ kind: label === '' ? 'paragraph' : 'list-item', text: label + text }]
  })
}

/** All text of a text body on one line. */
export function bodyLine(body: MarkupElement | undefined): string {
  return cleanLine(elements(body, 'a:p').map(paragraphText).join(' '))
}
