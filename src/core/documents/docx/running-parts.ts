import type { FlowBlock } from '../flow.ts'
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

/** Blocks of headers or footers: each text once, page numbers left out. */
export function eachOnce(blocks: readonly FlowBlock[]): FlowBlock[] {
  const seen = new Set<string>()
  return blocks.filter(({ text }) => {
    const isNew = !seen.has(text) && isMoreThanPageNumber(text)
    seen.add(text)
    return isNew
  })
}

function isMoreThanPageNumber(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !pageNumber.test(text)
}

const pageNumber =
  /^\W*(page|seite|página|pagina|pag\.|side|sida|sivu|strona|strana|oldal|stránka|стр\.?|страница|σελίδα)\P{L}*((of|von|de|sur|di|av|af|van|z|ze|из|από)\P{L}*)?$/iu
