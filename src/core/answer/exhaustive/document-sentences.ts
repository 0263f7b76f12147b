import type { Span } from '../../../api/span.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import type { ExtractedPage } from '../../ports.ts'
import { spanOf } from './cell-source.ts'
import { conceptsOf, isWeak } from './concepts.ts'

/** A sentence of a document with the share of the asked concepts that it holds, 0 to 1. */
export type AskedSentence = { span: Span; text: string; held: number }

const leastHeld = 0.6
/** Longer runs are lists or legal boilerplate taken for one sentence; their words stand beside each other by chance. */
const longest = 1500
const headingShare = 0.9

/** The sentences of a document's text (tables left out) that hold much of what is asked, in their order. */
export function askedSentences(pages: readonly ExtractedPage[], asked: ReadonlySet<string>): AskedSentence[] {
  if (asked.size === 0) return []
  return pages.flatMap((page) =>
    page.blocks.flatMap((block) => {
      if (block.kind === 'table-row' || block.kind === 'heading') return []
      const text = page.text.slice(block.start, block.end)
      const heading = conceptsOf(block.headingPath.slice(-1).join(' '))
      return sentencesOf(text).flatMap((range) => {
        const own = text.slice(range.start, range.end)
        if (own.length > longest) return []
        const held = shareHeld(asked, conceptsOf(own), heading)
        return held < leastHeld
          ? []
          : [{ span: spanOf(page, block.start + range.start, block.start + range.end), text: own, held }]
      })
    }),
  )
}

function shareHeld(asked: ReadonlySet<string>, own: ReadonlySet<string>, heading: ReadonlySet<string>): number {
  let held = 0
  let whole = 0
  let itself = false
  for (const concept of asked) {
    const weight = isWeak(concept) ? 0.2 : 1
    whole += weight
    if (own.has(concept)) {
      held += weight
      itself = true
    } else if (heading.has(concept)) held += weight * headingShare
  }
  return itself || heading.size > 0 ? held / whole : 0
}
