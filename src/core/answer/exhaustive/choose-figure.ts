import type { CellMark } from '../../../api/answer-table.ts'
import { type Candidate, fitsTime } from './figure-candidates.ts'

/** A value that was chosen, with why it wants a look. */
export type Chosen = { candidate: Candidate; marks: CellMark[] }

/** Labels from here on say what is asked and nothing else. */
const sure = 0.86
const alike = 0.03

/**
 * Chooses among the figures of a document: the best label in the wanted time, the one that more tables repeat, then the
 * first. Marks: `weak` where the label only comes near, `other-period` where none is of the time, `unit` where the unit is not
 * said, `several` where as good a label of the same time has another value that is repeated as often.
 */
export function chooseFigure(candidates: readonly Candidate[]): Chosen | undefined {
  const timely = candidates.filter(({ time }) => time >= fitsTime)
  const pool = timely.length > 0 ? timely : candidates
  const best = Math.max(...pool.map(({ score }) => score))
  const good = pool.filter(({ score }) => score >= best - alike)
  const groups = [...Map.groupBy(good, ({ value }) => value)].map(([value, members]) => ({
    members,
    tables: new Set(repeated(candidates, value).map(({ span }) => `${span.page}:${span.start}`)).size,
    primary: members.some(({ primary }) => primary > 0),
    weight: Math.max(...members.map(({ score, time }) => score * time)),
  }))
  groups.sort(
    (a, b) =>
      b.tables + (b.primary ? 1 : 0) - a.tables - (a.primary ? 1 : 0) ||
      b.weight - a.weight ||
      (a.members[0]?.page ?? 0) - (b.members[0]?.page ?? 0),
  )
  const [first, second] = groups
  const candidate = first?.members.toSorted(
    (a, b) => b.primary - a.primary || b.score * b.time - a.score * a.time || a.page - b.page || a.place - b.place,
  )[0]
  if (!first || !candidate) return undefined
  const rival =
    second &&
    second.tables >= first.tables &&
    (second.primary || !first.primary) &&
    second.weight >= first.weight - alike
  const marks: CellMark[] = [
    ...(rival ? (['several'] as const) : []),
    ...(timely.length === 0 ? (['other-period'] as const) : []),
    ...(candidate.scaled ? [] : (['unit'] as const)),
    ...(best < sure ? (['weak'] as const) : []),
  ]
  return { candidate, marks }
}

/** Rows of the same figure whatever head their columns have: summaries repeat what statements say. */
function repeated(candidates: readonly Candidate[], value: number): Candidate[] {
  return candidates.filter((other) => other.value === value && other.score >= sure)
}
