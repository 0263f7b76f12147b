import type { Chunk } from '../../ports/chunk.ts'
import type { Weights } from '../rank-candidates.ts'
import { finder } from './fold-page.ts'
import { cutRun, type PageRun, type PageRuns } from './page-runs.ts'

/** In how many held pages each term may stand, and how many there are. */
export type PageCounts = { pages: number; counts: ReadonlyMap<string, number> }
/** `charactersCut`: of pages not cut before, the first run always; `chunks`: returned. */
export type FindLimits = { charactersCut: number; chunks: number }

/** Counts the pages that may hold each term. */
export function countPages(texts: readonly PageRuns[], terms: readonly string[]): PageCounts {
  const pages = texts.flatMap((text) => text.segments.flat().flatMap((run) => run.pages))
  const counts = terms.map((term): [string, number] => {
    const holds = finder(term)
    return [term, pages.reduce((sum, page) => sum + (holds(page.folded) ? 1 : 0), 0)]
  })
  return { pages: pages.length, counts: new Map(counts.filter(([, count]) => count > 0)) }
}

/**
 * The chunks that may hold query terms, best first. Runs are cut where their pages hold most, as far as the limit goes;
 * those cut for an earlier question cost nothing.
 */
export function findInRuns(
  texts: readonly PageRuns[],
  weights: Weights,
  countTokens: (text: string) => number,
  limits: FindLimits,
): Chunk[] {
  const weigh = weigher(weights)
  const runs = texts
    .flatMap(({ revisionId, segments }) =>
      segments.flat().map((run) => ({ revisionId, run, weight: best(run, weigh) })),
    )
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight)
  const found: { chunk: Chunk; weight: number }[] = []
  let cut = 0
  for (const { revisionId, run } of runs) {
    const size = run.chunks ? 0 : run.pages.reduce((sum, page) => sum + page.text.length, 0)
    if (cut > 0 && cut + size > limits.charactersCut) continue
    cut += size
    for (const { chunk, folded } of cutRun(revisionId, run, countTokens)) {
      const weight = weigh(folded)
      if (weight > 0) found.push({ chunk, weight })
    }
  }
  return found
    .sort((left, right) => right.weight - left.weight)
    .slice(0, limits.chunks)
    .map(({ chunk }) => chunk)
}

function best(run: PageRun, weigh: (folded: string) => number): number {
  return run.pages.reduce((most, page) => Math.max(most, weigh(page.folded)), 0)
}

function weigher(weights: Weights): (folded: string) => number {
  const finders = [...weights].map(([term, weight]) => ({ holds: finder(term), weight }))
  return (folded) => finders.reduce((sum, { holds, weight }) => (holds(folded) ? sum + weight : sum), 0)
}
