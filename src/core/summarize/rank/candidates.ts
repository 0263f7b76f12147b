import type { Span } from '../../../api/span.ts'
import { spanOf } from '../../answer/exhaustive/cell-source.ts'
import { wholeDates } from '../../answer/exhaustive/document-sentences.ts'
import { sentencesOf } from '../../documents/sentences.ts'
import type { InPieces } from '../../jobs/in-pieces.ts'
import { termsOf } from '../../retrieval/analyse.ts'
import { oneLine } from '../one-line.ts'
import type { Section } from '../outline/section.ts'
import { type Unit, unitsOf } from '../outline/unit.ts'
import type { SummarySource } from '../summary-source.ts'
import { formOf, type SentenceForm } from './sentence-form.ts'

/**
 * A sentence that could be taken. `inSection`, `inParagraph`: its number among the sentences there, from 0; `after`: of the
 * characters before it.
 */
export type Candidate = {
  text: string
  spans: readonly Span[]
  section: number
  order: number
  form: SentenceForm
  inSection: number
  inParagraph: number
  terms: ReadonlySet<string>
}

/** Marks and numbers of lists and clauses at the beginning of a sentence, which it can do without. */
const label =
  /^(?:\[?\d{1,3}\]\s*|[-•‣◦–—*+▪·●]\s+|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]\s+|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+|§\s*\d+[a-z]?\s+)+(?=\S)/u
/** Numbers of notes behind a sentence: "[19][20]", or the first half of them. */
const noteMarks = /(?<=[.!?]["'”’)]?)\s*\[[\d\s,[\]]*$/u
/** Units that are looked at before the work may rest: a few milliseconds. */
const unitsAPiece = 20
/** Share of capitals below which a text is written without them. */
const fewCapitals = 0.004

/** The sentences of a document in reading order, each once; headings and rows are there too, as `rest`. */
export function* candidatesOf({ pages, language }: SummarySource, sections: readonly Section[]): InPieces<Candidate[]> {
  const sample = pages
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 20_000)
  const lowerCase = (sample.match(/\p{Lu}/gu)?.length ?? 0) <= sample.length * fewCapitals
  const sectionAt = sectionFinder(sections)
  const found: Candidate[] = []
  const counts = new Map<number, number>()
  // Whether the sentence before may go on: it stands in running text and has no end.
  let open = false
  for (const [at, unit] of unitsOf(pages).entries()) {
    if (at % unitsAPiece === 0) yield
    const section = sectionAt(unit)
    const prose = unit.kind === 'paragraph' || unit.kind === 'list-item'
    spansOf(unit, language).forEach((span, inParagraph) => {
      const before = found.at(-1)
      const text = oneLine(span.text)
      const goesOn = prose && inParagraph === 0 && open && before?.section === section
      if (goesOn && before && /^\p{Ll}/u.test(text) && !lowerCase) {
        const joined = `${before.text} ${text}`
        const spans = [...before.spans, span]
        found[found.length - 1] = {
          ...before,
          text: joined,
          spans,
          form: formOf(joined, lowerCase),
          terms: terms(joined, language),
        }
      } else {
        const inSection = counts.get(section) ?? 0
        const form = prose ? formOf(text, lowerCase) : 'rest'
        if (form !== 'rest') counts.set(section, inSection + 1)
        const own = { section, order: found.length, form, inSection, inParagraph }
        found.push({ text, spans: [span], terms: terms(text, language), ...own })
      }
    })
    if (prose) open = !/[.!?:;…。！？]["'”’»)\]]*$/u.test(found.at(-1)?.text ?? '.')
    else if (unit.kind !== 'table-row') open = false
  }
  return found
}

function terms(text: string, language: string): ReadonlySet<string> {
  return new Set(termsOf(text, language))
}

/** The sentences of a unit, without marks of lists; a heading or row is one. */
function spansOf({ page, start, end, kind }: Unit, language: string): Span[] {
  if (kind === 'code') return []
  const text = page.text.slice(start, end)
  if (kind === 'heading' || kind === 'table-row') return [spanOf(page, start, end)]
  return wholeDates(text, sentencesOf(text, language || 'en')).map((range) => {
    const own = text.slice(range.start, range.end)
    const mark = label.exec(own)?.[0].length ?? 0
    const note = noteMarks.exec(own.slice(mark))?.[0].length ?? 0
    return spanOf(page, start + range.start + mark, start + range.end - note)
  })
}

/** The index of the section that a unit stands in; asked in reading order. */
function sectionFinder(sections: readonly Section[]): (unit: Unit) => number {
  let at = 0
  return ({ page, start }) => {
    const holds = (section: Section | undefined) =>
      section?.spans.some((span) => span.page === page.number && start >= span.start && start < span.end)
    for (let next = at; next < sections.length; next++) {
      if (!holds(sections[next])) continue
      at = next
      break
    }
    return at
  }
}
