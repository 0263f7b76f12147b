import type { CellMark } from '../../../api/answer-table.ts'
import type { Span } from '../../../api/span.ts'
import type { DocumentPassages } from './document-passages.ts'
import type { AskedSentence } from './document-sentences.ts'

/** The words that answer best, with why they want a look. */
export type ChosenWords = { text: string; spans: readonly Span[]; marks: CellMark[] }

/** Share of what is asked that a sentence holds which says it by its words alone. */
export const heldEnough = 0.75
const weights = { passage: 0.35, best: 0.25, reason: 0.25, short: -0.4, named: 0.3, pointer: -0.3 }
const causes =
  /\b(?:due (?:primarily |mainly |principally )?to|driven by|because|as a result of|resulting from|attributable to|caused by|reflect(?:s|ed|ing)|offset by|aufgrund|wegen|infolge|zurückzuführen|weil)\b/iu
const pointers = /\b(?:see|refer to|described in|set forth in|information regarding|siehe)\b/iu
/** Fewer words than this say nothing whole. */
const fewestWords = 6

/**
 * The words of a document that say most of what is asked: sentences that hold its words, those of the nearest passages first,
 * and where reasons are asked, those that give some. `weak` where they hold it in part, or the passages do not answer it.
 */
export function chooseWords(
  { hits, sentences, answerable }: DocumentPassages,
  asked: readonly AskedSentence[],
  wantsReasons: boolean,
): ChosenWords | undefined {
  const passages = hits.flatMap(({ spans }, rank) => spans.map((span) => ({ span, rank })))
  const scored = asked.map((sentence) => {
    const passage = passages.find(({ span }) => within(sentence.span, span))
    const best = sentences.findIndex(({ spans }) => spans.some((span) => within(sentence.span, span)))
    const score =
      sentence.held +
      (passage ? weights.passage / (1 + passage.rank / 4) : 0) +
      (best >= 0 ? weights.best / (1 + best) : 0) +
      (wantsReasons && causes.test(sentence.text) ? weights.reason : 0) +
      (isNamed(sentence) ? weights.named : 0) +
      (isWhole(sentence.text) ? 0 : weights.short) +
      (pointers.test(sentence.text) ? weights.pointer : 0)
    return { sentence, score, near: passage !== undefined }
  })
  const [top] = scored.toSorted((a, b) => b.score - a.score)
  if (top && (answerable || top.sentence.held >= heldEnough)) {
    const sure = top.sentence.held >= heldEnough && top.near && answerable && isWhole(top.sentence.text)
    return { text: top.sentence.text, spans: [top.sentence.span], marks: sure ? [] : ['weak'] }
  }
  const meant = answerable ? sentences.find(({ text }) => isWhole(text)) : undefined
  return meant ? { text: meant.text, spans: meant.spans, marks: ['weak'] } : undefined
}

/** Not a heading, a remark in brackets, or what only leads to a list. */
function isWhole(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  return text.trim().split(/\s+/).length >= fewestWords && capitals <= small && !/^\(|:\s*$/.test(text.trim())
}

/** A label with what is asked and then the thing itself: "Parties: Anna Berg and Carl Frank". */
function isNamed({ text, held }: AskedSentence): boolean {
  return held >= heldEnough && /^[\p{Lu}][\p{L} ]{2,40}:\s+\S/u.test(text)
}

function within(inner: Span, outer: Span): boolean {
  return inner.page === outer.page && inner.start < outer.end && inner.end > outer.start
}
