import { elements, type MarkupElement } from '../markup-tree.ts'

/** Struck by a tracked change, or instructions and doubles that Word does not print. */
const unprinted = new Set(['w:del', 'w:moveFrom', 'w:instrText', 'w:pPr', 'w:rPr', 'mc:Fallback', 'w:rt', 'w:delText'])

/** The printed text of a paragraph or of any part of one, tracked changes accepted; text boxes are left to `textBoxes`. */
export function paragraphText(element: MarkupElement): string {
  let text = ''
  for (const node of elements(element)) {
    if (unprinted.has(node.name) || node.name === 'w:txbxContent') continue
    switch (node.name) {
      case 'w:t':
      case 'm:t':
        text += node.children.filter((part) => typeof part === 'string').join('')
        break
      case 'w:tab':
        text += ' '
        break
      case 'w:br':
      case 'w:cr':
        text += '\n'
        break
      case 'w:noBreakHyphen':
        text += '-'
        break
      case 'w:sym':
        text += symbol(node)
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        text += `[${node.attributes['w:id'] ?? ''}]`
        break
      case 'm:f':
        text += fraction(node)
        break
      default:
        text += paragraphText(node)
    }
  }
  return text
}

/** Text boxes anchored in a paragraph, outermost only. */
export function textBoxes(element: MarkupElement): MarkupElement[] {
  return elements(element)
    .filter((node) => !unprinted.has(node.name))
    .flatMap((node) => (node.name === 'w:txbxContent' ? [node] : textBoxes(node)))
}

/** Characters of symbol fonts stand in the private area; what has no Unicode counterpart is left out. */
function symbol(node: MarkupElement): string {
  const code = Number.parseInt(node.attributes['w:char'] ?? '', 16)
  return Number.isNaN(code) || (code >= 0xe000 && code <= 0xf8ff) ? '' : String.fromCharCode(code)
}

function fraction(node: MarkupElement): string {
  return elements(node)
    .filter((part) => part.name === 'm:num' || part.name === 'm:den')
    .map(paragraphText)
    .join('/')
}
