import { sentencesOf } from '../../documents/sentences.ts'
import { countWords } from './count-words.ts'
import type { DraftSection } from './draft-section.ts'
import type { Unit } from './unit.ts'

/** Sections of more than `most` words in parts of about equal length, between paragraphs; a paragraph that is longer itself between sentences. */
export function partLarge(drafts: readonly DraftSection[], most: number): DraftSection[] {
  return drafts.flatMap((draft) => {
    if (draft.words <= most) return [draft]
    const aim = draft.words / Math.ceil(draft.words / most)
    const parts: DraftSection[] = []
    for (const unit of draft.units.flatMap((one) => (one.words > most ? pieces(one, most) : [one]))) {
      const part = parts.at(-1)
      const full = part === undefined || part.words + unit.words > most || part.words + unit.words / 2 > aim
      if (full) parts.push({ ...draft, units: [unit], words: unit.words })
      else {
        part.units.push(unit)
        part.words += unit.words
      }
    }
    return parts
  })
}

/** A long unit cut between its sentences, and a sentence longer than that between words. */
function pieces(unit: Unit, most: number): Unit[] {
  const text = unit.page.text.slice(unit.start, unit.end)
  const found: Unit[] = []
  for (const range of sentencesOf(text).flatMap((sentence) => within(text, sentence, most))) {
    const words = countWords(text.slice(range.start, range.end))
    const last = found.at(-1)
    if (last && last.words + words <= most) {
      last.end = unit.start + range.end
      last.words += words
    } else found.push({ ...unit, start: unit.start + range.start, end: unit.start + range.end, words })
  }
  return found
}

type Range = { start: number; end: number }

function within(text: string, sentence: Range, most: number): Range[] {
  const own = text.slice(sentence.start, sentence.end)
  if (countWords(own) <= most) return [sentence]
  const ranges: Range[] = []
  let from = sentence.start
  const edges = [...own.matchAll(/\s+/g)]
  const step = Math.max(1, Math.floor(most / 2))
  for (let at = step; at < edges.length; at += step) {
    const edge = edges[at]
    if (edge === undefined) break
    ranges.push({ start: from, end: sentence.start + edge.index })
    from = sentence.start + edge.index + edge[0].length
  }
  return [...ranges, { start: from, end: sentence.end }].filter(({ start, end }) => end > start)
}
