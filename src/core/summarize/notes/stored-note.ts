import type { SummarySentence } from '../../../api/summary.ts'
import { citationAt } from '../extract/summary-sentence.ts'
import type { Section } from '../outline/section.ts'
import type { SummarySource } from '../summary-source.ts'
import { rangeIn, type SectionRange, sectionText, spansAt } from './section-text.ts'

/** Sentences of a note as they are kept: their citations are runs of the section's text, so that they serve it elsewhere. */
type StoredSentence = Omit<SummarySentence, 'citations'> & { citations: SectionRange[][] }

/** A note as text. */
export function noteOf(section: Section, sentences: readonly SummarySentence[]): string {
  const stored = sentences.map(
    ({ citations, ...sentence }): StoredSentence => ({
      ...sentence,
      citations: citations.map(({ spans }) => spans.flatMap((span) => rangeIn(section, span) ?? [])),
    }),
  )
  return JSON.stringify(stored)
}

/** The sentences of a kept note, citing the section where it stands now. Undefined where the text is no note of it. */
export function sentencesOfNote(note: string, source: SummarySource, section: Section): SummarySentence[] | undefined {
  try {
    const stored = JSON.parse(note) as StoredSentence[]
    const { length } = sectionText(section)
    if (stored.some(({ citations }) => citations.flat().some(({ end }) => end > length))) return undefined
    return stored.map(({ citations, ...sentence }) => ({
      ...sentence,
      citations: citations.map((ranges) =>
        citationAt(
          source,
          ranges.flatMap((range) => spansAt(section, range)),
          0,
        ),
      ),
    }))
  } catch {
    return undefined
  }
}

/** The digest of everything that a note is made from. */
export async function noteKey(section: Section, madeWith: readonly string[]): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify([sectionText(section), section.heading, ...madeWith]))
  const digest = await crypto.subtle.digest('SHA-256', bytes)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
