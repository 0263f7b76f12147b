import type { FlowBlock } from '../flow.ts'
import { elements, type MarkupElement } from '../markup-tree.ts'
import { bodyLine } from './text-body.ts'

/** Names by the ids of an authors part, of either kind. */
export function commentAuthors(part: MarkupElement | undefined): ReadonlyMap<string, string> {
  return new Map(
    elements(elements(part)[0]).map(({ attributes }) => [attributes['id'] ?? '', attributes['name'] ?? '']),
  )
}

/**
 * Comments of a slide and their replies, each headed by its author: those of ECMA-376 part 1, 19.4, and the threaded
 * ones of MS-PPTX 2.2.1.
 */
export function commentBlocks(part: MarkupElement | undefined, authors: ReadonlyMap<string, string>): FlowBlock[] {
  return elements(part).flatMap((node): FlowBlock[] => {
    const inner = commentBlocks(node, authors)
    if (!/:(cm|reply)$/.test(node.name)) return inner
    const text = elements(node).map(ownText).join('').trim()
    const author = authors.get(node.attributes['authorId'] ?? '') ?? ''
    return text === '' ? inner : [{ kind: 'paragraph', text: author === '' ? text : `${author}: ${text}` }, ...inner]
  })
}

function ownText(node: MarkupElement): string {
  if (node.name.endsWith(':txBody')) return bodyLine(node)
  return node.name === 'p:text' ? node.children.filter((part) => typeof part === 'string').join('') : ''
}
