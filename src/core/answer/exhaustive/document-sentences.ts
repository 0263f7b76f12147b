import type { Span } from '../../../api/span.ts'
import { sentencesOf, type TextRange } from '../../documents/sentences.ts'
import type { ExtractedPage } from '../../ports/extracted-page.ts'
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
      return wholeDates(text, sentencesOf(text)).flatMap((range) => {
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

const dayAtEnd = /(?:^|\s)\d{1,2}\.$/
const monthAtStart =
  /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre)\b/iu

/** Sentences that were parted within a date ("31. Dezember 2030") as one. */
export function wholeDates(text: string, ranges: readonly TextRange[]): TextRange[] {
  const whole: TextRange[] = []
  for (const range of ranges) {
    const before = whole.at(-1)
    const parted = before && dayAtEnd.test(text.slice(before.start, before.end))
    if (before && parted && monthAtStart.test(text.slice(range.start, range.end))) before.end = range.end
    else whole.push({ ...range })
  }
  return whole
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
