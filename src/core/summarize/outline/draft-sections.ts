import { foldSpaces } from '../../answer/words/fold.ts'
import { oneLine } from '../one-line.ts'
import { clauseTitles } from './clause-titles.ts'
import type { DraftSection } from './draft-section.ts'
import type { Unit } from './unit.ts'

/** Where fewer headings than this stand, numbered clauses part the text. */
const fewHeadings = 4

/** Units under the heading, sheet, slide, chapter or numbered clause that they stand under. */
export function draftSections(units: readonly Unit[]): DraftSection[] {
  const drafts: DraftSection[] = []
  const headings = units.filter(({ kind }) => kind === 'heading').length
  const clauses = headings < fewHeadings ? clauseTitles(units) : new Map<Unit, string>()
  let label: string | undefined
  let level = 0
  const open = (heading: string, own: number, path: readonly string[]) =>
    void drafts.push({ heading, level: own, path, units: [], words: 0 })
  for (const unit of units) {
    const text = oneLine(unit.page.text.slice(unit.start, unit.end))
    const clause = clauses.get(unit)
    const begins = unit.page.label !== undefined && unit.page.label !== label
    label = unit.page.label
    if (begins && !(unit.kind === 'heading' && foldSpaces(text) === foldSpaces(label ?? ''))) {
      level = 1
      open(oneLine(label ?? ''), 1, [])
    }
    if (unit.kind === 'heading') {
      level = unit.level ?? 1
      open(text, level, unit.headingPath)
    } else if (clause !== undefined) open(clause, level + 1, unit.headingPath)
    else if (drafts.length === 0) open('', 1, [])
    const draft = drafts.at(-1)
    draft?.units.push(unit)
    if (draft) draft.words += unit.words
  }
  return drafts.filter(({ units: own }) => own.length > 0)
}
