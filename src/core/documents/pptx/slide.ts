import type { FlowBlock } from '../flow.ts'
import { child, descendant, type MarkupElement } from '../markup-tree.ts'
import { frameBlocks } from './frame.ts'
import { inheritedStyles, isTitle, placeholderOf } from './placeholders.ts'
import { shapesOf } from './shapes.ts'
import { bodyBlocks, bodyLine } from './text-body.ts'

/** A slide with what it inherits. `partOf` gives the part of a relation's id. */
export type SlideParts = {
  slide: MarkupElement
  layout: MarkupElement | undefined
  master: MarkupElement | undefined
  /** Footers shown so far: each text is kept once in a presentation. */
  footers: Set<string>
  partOf: (id: string | undefined) => MarkupElement | undefined
}

/** What a slide shows: its title first, the rest in drawing order, numbers and dates left out. */
export function slideBlocks({ slide, layout, master, footers, partOf }: SlideParts): FlowBlock[] {
  const titles: FlowBlock[] = []
  const blocks: FlowBlock[] = []
  for (const shape of shapesOf(descendant(slide, 'p:spTree'))) {
    const placeholder = placeholderOf(shape)
    if (placeholder && /^(dt|sldNum)$/.test(placeholder.type)) continue
    if (shape.name === 'p:graphicFrame') {
      blocks.push(...frameBlocks(shape, partOf))
      continue
    }
    const body = child(shape, 'p:txBody')
    if (placeholder?.type === 'ftr') {
      if (footers.has(bodyLine(body))) continue
      footers.add(bodyLine(body))
    }
    if (!isTitle(placeholder)) blocks.push(...bodyBlocks(body, inheritedStyles(placeholder, layout, master)))
    else if (bodyLine(body) !== '') titles.push({ kind: 'heading', text: bodyLine(body), level: 1 })
  }
  return [...titles, ...blocks]
}

/** What the speaker wrote under a slide. */
export function notesBlocks(notes: MarkupElement | undefined): FlowBlock[] {
  return shapesOf(notes && descendant(notes, 'p:spTree'))
    .filter((shape) => placeholderOf(shape)?.type === 'body')
    .flatMap((shape) => bodyBlocks(child(shape, 'p:txBody')))
}
