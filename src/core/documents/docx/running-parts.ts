import { child, elements, type MarkupElement } from '../markup-tree.ts'
import { isOn } from './values.ts'

/** The headers and footers that a document prints, by relationship id in the order of its sections, each once. */
export type RunningParts = { headers: readonly string[]; footers: readonly string[] }

/** ECMA-376 part 1, 17.10. Those of first and of even pages count only where the document uses them. */
export function runningParts(body: MarkupElement, settings: MarkupElement | undefined): RunningParts {
  const evenPages = isOn(child(child(settings, 'w:settings'), 'w:evenAndOddHeaders'))
  const ids = { 'w:headerReference': new Set<string>(), 'w:footerReference': new Set<string>() }
  for (const section of sectionsOf(body)) {
    const firstPage = isOn(child(section, 'w:titlePg'))
    const order = ['first', 'default', 'even'].filter(
      (type) => type === 'default' || (type === 'first' ? firstPage : evenPages),
    )
    for (const type of order) {
      for (const { name, attributes } of elements(section)) {
        if ((attributes['w:type'] ?? 'default') !== type) continue
        if (name === 'w:headerReference' || name === 'w:footerReference') ids[name].add(attributes['r:id'] ?? '')
      }
    }
  }
  return { headers: [...ids['w:headerReference']], footers: [...ids['w:footerReference']] }
}

/** The properties of a document's sections, in order; the last stand at the end of the body. */
export function sectionsOf(body: MarkupElement): MarkupElement[] {
  return elements(body).flatMap((node) => {
    switch (node.name) {
      case 'w:sectPr':
        return [node]
      case 'w:p':
        return elements(child(node, 'w:pPr'), 'w:sectPr')
      case 'w:sdt':
      case 'w:sdtContent':
      case 'w:customXml':
        return sectionsOf(node)
      default:
        return []
    }
  })
}
