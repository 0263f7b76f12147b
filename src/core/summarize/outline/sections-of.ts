import { spanOf } from '../../answer/exhaustive/cell-source.ts'
import { atOnce, eachInPieces, type InPieces } from '../../jobs/in-pieces.ts'
import type { SummarySource } from '../summary-source.ts'
import type { DraftSection } from './draft-section.ts'
import { draftSections } from './draft-sections.ts'
import { joinSmall } from './join-small.ts'
import { partLarge } from './part-large.ts'
import type { Section } from './section.ts'
import { unitsOf } from './unit.ts'

type SectionLimits = { least: number; most: number }

/**
 * The sections of a document in reading order, along its own headings: together they hold all of its text once. Sections of
 * fewer than `least` words go with their neighbours, those of more than `most` are parted between paragraphs. Where there are
 * few headings, sheets, slides, chapters and the titles of numbered clauses part the text.
 */
export function sectionsOf(source: Pick<SummarySource, 'pages'>, limits: SectionLimits): Section[] {
  return atOnce(findingSections(source, limits))
}

/** The same as work that may rest. */
export function* findingSections(source: Pick<SummarySource, 'pages'>, limits: SectionLimits): InPieces<Section[]> {
  const units = yield* eachInPieces(source.pages, (page) => unitsOf([page]), 20)
  yield
  const drafts = draftSections(units)
  yield
  return partLarge(joinSmall(drafts, limits), limits.most).map(sectionOf)
}

function sectionOf({ heading, level, path, units, words }: DraftSection): Section {
  const byPage = Map.groupBy(units, ({ page }) => page)
  const spans = [...byPage].map(([page, own]) => spanOf(page, own[0]?.start ?? 0, own.at(-1)?.end ?? 0))
  return { heading, level, from: spans[0]?.page ?? 1, to: spans.at(-1)?.page ?? 1, words, path, spans }
}
