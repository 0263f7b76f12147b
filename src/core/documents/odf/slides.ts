import { cleanLine } from '../clean-text.ts'
import { type FlowBlock, type PageBreak, underNotes } from '../flow.ts'
import { child, elements, type MarkupElement } from '../markup-tree.ts'
import type { OdfContext } from './context.ts'

const furniture = /^(page-number|date-time|footer|header)$/

/**
 * Slides of a presentation (OpenDocument 1.3 part 3, 10.2), hidden ones too: each on its own page that is called by its
 * title, the title first, notes at the end. Footers stand once, on the first.
 */
export function readSlides(presentation: MarkupElement, context: OdfContext): (FlowBlock | PageBreak)[] {
  const footers = new Set(elements(presentation, 'presentation:footer-decl').map((footer) => textOf(footer)))
  return elements(presentation, 'draw:page').flatMap((page, at): (FlowBlock | PageBreak)[] => {
    const shapes = shapesOf(page)
    const titles = shapes.filter(isTitle).flatMap((shape) => titleBlocks(shape, context))
    const body = shapes.filter((shape) => !isTitle(shape)).flatMap((shape) => context.read(holding(shape), context))
    const notes = child(page, 'presentation:notes')
    const [first] = titles
    return [
      { kind: 'page-break', ...(first ? { label: first.text } : {}) },
      ...titles,
      ...body,
      ...(at === 0 ? [...footers].filter((text) => text !== '').map(asParagraph) : []),
      ...underNotes(shapesOf(notes).flatMap((shape) => context.read(holding(shape), context))),
    ]
  })
}

/** Shapes of a page, groups opened, without page numbers, dates and what only waits for text. */
function shapesOf(page: MarkupElement | undefined): MarkupElement[] {
  return elements(page).flatMap((node): MarkupElement[] => {
    if (node.name === 'draw:g') return shapesOf(node)
    const { attributes } = node
    const waits = attributes['presentation:placeholder'] === 'true'
    if (waits || furniture.test(attributes['presentation:class'] ?? '')) return []
    return /^(draw:|office:annotation$)/.test(node.name) && node.name !== 'draw:page-thumbnail' ? [node] : []
  })
}

function isTitle({ attributes }: MarkupElement): boolean {
  return attributes['presentation:class'] === 'title'
}

function titleBlocks(shape: MarkupElement, context: OdfContext): FlowBlock[] {
  const text = cleanLine(
    context
      .read(holding(shape), context)
      .map((block) => block.text)
      .join(' '),
  )
  return text === '' ? [] : [{ kind: 'heading', text, level: 1 }]
}

function holding(shape: MarkupElement): MarkupElement {
  return { name: '', attributes: {}, children: [shape] }
}

function textOf(element: MarkupElement): string {
  return cleanLine(element.children.filter((node) => typeof node === 'string').join(''))
}

function asParagraph(text: string): FlowBlock {
  return { kind: 'paragraph', text }
}
