import { elements, type MarkupElement } from '../markup-tree.ts'

const unprinted = new Set(['a:pPr', 'a:rPr', 'a:endParaRPr', 'mc:Fallback'])

/** The printed text of a DrawingML paragraph (ECMA-376 part 1, 21.1.2.2), without slide numbers and dates. */
export function paragraphText(element: MarkupElement): string {
  let text = ''
  for (const node of elements(element)) {
    if (unprinted.has(node.name)) continue
    if (node.name === 'a:t' || node.name === 'm:t')
      text += node.children.filter((part) => typeof part === 'string').join('')
    else if (node.name === 'a:br') text += '\n'
    else if (node.name !== 'a:fld' || !/^(slidenum|datetime)/.test(node.attributes['type'] ?? ''))
      text += paragraphText(node)
  }
  return text
}
