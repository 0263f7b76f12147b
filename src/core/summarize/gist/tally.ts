import type { NamedFact } from '../../../api/gist.ts'
import { spanOf } from '../../answer/exhaustive/cell-source.ts'
import type { FactPiece } from './fact-pieces.ts'

/** A place where something is named; `start` and `end` in the piece; `weight`: how much this place says that it matters. */
export type Mention = { key: string; value?: string; piece: FactPiece; start: number; end: number; weight: number }

const firstSpans = 5
/** What a mention near the beginning counts more. */
const atBeginning = 2
const beginning = 2

/** Mentions of the same as one, those that matter most first, at most `most`: often named, named early, named where it counts. */
export function tally(mentions: readonly Mention[], most: number): NamedFact[] {
  const groups = [...Map.groupBy(mentions, ({ key }) => key).values()].map((group, order) => {
    const [first] = group
    const early = first && first.piece.page.number <= beginning ? atBeginning : 0
    const score = Math.log2(1 + group.length) + early + Math.max(...group.map(({ weight }) => weight))
    return { group, score, order }
  })
  return groups
    .sort((one, other) => other.score - one.score || one.order - other.order)
    .slice(0, most)
    .flatMap(({ group }) => factOf(group) ?? [])
}

function factOf(group: readonly Mention[]): NamedFact | undefined {
  const spans = group
    .slice(0, firstSpans)
    .map(({ piece, start, end }) => spanOf(piece.page, piece.start + start, piece.start + end))
  const [first] = spans
  const value = group.find((mention) => mention.value !== undefined)?.value
  if (first === undefined) return undefined
  return { text: first.text, ...(value === undefined ? {} : { value }), count: group.length, spans }
}
